import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { View } from '../ui/view.js';
import '../ui/dialog.js';

/**
 * Empties a new alert once that has been confirmed: nothing gives back what was written. Fires
 * `bellman-start-again`. Its place on the page is kept while there is nothing to empty, so that
 * nothing moves under whoever begins to write.
 */
@customElement('desk-start-over')
export class DeskStartOver extends View {
  /** Whether something has been written. */
  @property({ type: Boolean }) written = false;
  @state() private asking = false;

  override render(): TemplateResult {
    return html`<div class="buttons ${this.written ? '' : 'buttons--none'}">
        <button
          class="button button--small button--quiet"
          type="button"
          @click=${() => (this.asking = true)}
        >
          ${t('form.startAgain')}
        </button>
      </div>
      ${
        this.asking
          ? html`<desk-dialog
            danger
            .heading=${t('form.startAgainTitle')}
            .body=${html`<p>${t('form.startAgainBody')}</p>`}
            .yes=${t('form.startAgainYes')}
            @bellman-confirm=${this.#confirm}
            @bellman-cancel=${() => (this.asking = false)}
          ></desk-dialog>`
          : nothing
      }`;
  }

  readonly #confirm = async (): Promise<void> => {
    this.asking = false;
    // The dialog gives the focus back first; whoever hears this gives it to what is there then.
    await this.updateComplete;
    this.dispatchEvent(new CustomEvent('bellman-start-again'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-start-over': DeskStartOver;
  }
}
