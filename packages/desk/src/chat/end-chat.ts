import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { Asking } from './side/asking.js';
import { whoIs } from './who.js';
import '../ui/dialog.js';

/** Asks whether to end a chat, and ends it. */
@customElement('desk-end-chat')
export class DeskEndChat extends Asking {
  override render(): TemplateResult {
    return html`<desk-dialog
      danger
      .heading=${t('chat.endTitle')}
      .yes=${t('chat.endYes')}
      .busy=${this.busy}
      .body=${html`<p>
          ${t('chat.endBody', { name: whoIs(this.chat) })}
        </p>
        ${this.refusal}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  readonly #confirm = (): Promise<void> =>
    this.attempt(async () => {
      await this.session.inbox.end(this.chat.id);
      this.done('');
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-end-chat': DeskEndChat;
  }
}
