import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { focusHeading } from './heading.js';
import { View } from './view.js';

/**
 * Something to look at and to set, before one goes on: the browser's own modal `<dialog>`. What is
 * set in it holds at once. Fires `bellman-close` for the button or Escape.
 */
@customElement('desk-sheet')
export class DeskSheet extends View {
  @property() heading = '';
  @property({ attribute: false }) body: TemplateResult = html``;

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  override firstUpdated(): void {
    this.#dialog?.showModal();
    this.find('.dialog__title')?.focus();
  }

  override disconnectedCallback(): void {
    this.#dialog?.close();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`<dialog class="dialog" aria-labelledby="sheet-title" @cancel=${this.#close}>
      <h2 class="dialog__title" id="sheet-title" tabindex="-1">${this.heading}</h2>
      ${this.body}
      <div class="buttons">
        <button class="button" @click=${this.#close}>${t('dialog.close')}</button>
      </div>
    </dialog>`;
  }

  readonly #close = (event: Event): void => {
    event.preventDefault();
    // While it is in the page: only then does the browser give the focus back to what had it.
    this.#dialog?.close();
    const { activeElement, body } = document;
    if (activeElement === body || this.contains(activeElement)) focusHeading();
    this.dispatchEvent(new CustomEvent('bellman-close', { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sheet': DeskSheet;
  }
}
