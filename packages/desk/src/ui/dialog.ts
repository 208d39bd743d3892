import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { View } from './view.js';

/**
 * A question that must be answered before going on: the browser's own modal `<dialog>`, which
 * keeps the focus inside and gives it back. Fires `bellman-confirm`, and `bellman-cancel` for the
 * button or Escape.
 */
@customElement('desk-dialog')
export class DeskDialog extends View {
  @property() heading = '';
  @property() yes = '';
  @property({ type: Boolean }) danger = false;
  @property({ type: Boolean }) busy = false;
  @property({ attribute: false }) body: TemplateResult = html``;

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  override firstUpdated(): void {
    this.#dialog?.showModal();
    this.find('[data-first], .dialog__title')?.focus();
  }

  override disconnectedCallback(): void {
    this.#dialog?.close();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`<dialog class="dialog" aria-labelledby="dialog-title" @cancel=${this.#cancel}>
      <form @submit=${this.#confirm} novalidate>
        <h2 class="dialog__title" id="dialog-title" tabindex="-1">${this.heading}</h2>
        ${this.body}
        <div class="buttons">
          <button
            class="button ${this.danger ? 'button--danger' : ''}"
            aria-disabled=${this.busy || nothing}
          >
            ${this.yes}
          </button>
          <button class="button button--quiet" type="button" @click=${this.#cancel}>
            ${t('dialog.cancel')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #confirm = (event: Event): void => {
    event.preventDefault();
    // Not by disabling the button: that would take the focus away from it, and out of the dialog.
    if (!this.busy) this.dispatchEvent(new CustomEvent('bellman-confirm'));
  };

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('bellman-cancel'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-dialog': DeskDialog;
  }
}
