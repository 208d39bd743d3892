import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { Asking } from './side/asking.js';
import '../ui/dialog.js';

/**
 * Asks whether to go on with another adviser's chat in their place. The chat then comes as one's
 * own, as every one does that is taken.
 */
@customElement('desk-take-over')
export class DeskTakeOver extends Asking {
  override render(): TemplateResult {
    return html`<desk-dialog
      .heading=${t('listen.takeOverTitle')}
      .yes=${t('listen.takeOverYes')}
      .busy=${this.busy}
      .body=${html`<p>
          ${t('listen.takeOverBody', { name: this.chat.advisor?.name ?? '' })}
        </p>
        ${this.refusal}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  readonly #confirm = (): Promise<void> =>
    this.attempt(async () => {
      await this.session.link.ask('takeOver', { conversation: this.chat.id });
      this.done('');
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-take-over': DeskTakeOver;
  }
}
