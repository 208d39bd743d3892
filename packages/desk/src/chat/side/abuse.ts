import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../text/text.js';
import { Asking } from './asking.js';
import { whoIs } from '../who.js';
import '../../ui/dialog.js';

/** Warns a resident for abuse, or ends the chat for it; each is asked first. */
@customElement('desk-abuse')
export class DeskAbuse extends Asking {
  @property() step: 'warn' | 'abuse' = 'warn';

  override render(): TemplateResult {
    const { step, chat } = this;
    return html`<desk-dialog
      danger
      .heading=${t(`${step}.title`)}
      .yes=${t(`${step}.yes`)}
      .busy=${this.busy}
      .body=${html`<p>${t(`${step}.body`, { name: whoIs(chat) })}</p>
        ${this.refusal}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  readonly #confirm = (): Promise<void> =>
    this.attempt(async () => {
      const { link, inbox } = this.session;
      const conversation = this.chat.id;
      if (this.step === 'warn') await link.ask('warn', { conversation });
      else await inbox.end(conversation, 'abuse');
      this.done(this.step === 'warn' ? t('warn.done') : '');
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-abuse': DeskAbuse;
  }
}
