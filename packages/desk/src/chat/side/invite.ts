import type { Colleague } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../../text/text.js';
import { selectField } from '../../ui/select.js';
import { Asking } from './asking.js';
import { colleagueChoices, colleaguesOf } from './colleagues.js';
import '../../ui/dialog.js';

/** Asks a colleague to read a chat along, silently. */
@customElement('desk-invite')
export class DeskInvite extends Asking {
  @state() private colleagues: readonly Colleague[] | null = null;
  @state() private staff = '';
  @state() private missing = '';

  override firstUpdated(): void {
    void this.attempt(async () => {
      this.colleagues = await colleaguesOf(this.session, this.chat.id);
    });
  }

  override render(): TemplateResult {
    return html`<desk-dialog
      .heading=${t('invite.title')}
      .yes=${t('invite.yes')}
      .busy=${this.busy}
      .body=${html`<p>${t('invite.body')}</p>
        ${this.refusal} ${this.#whom()}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  #whom(): TemplateResult | typeof nothing {
    if (this.colleagues === null)
      return this.busy
        ? html`<p class="quiet" role="status">${t('transfer.loading')}</p>`
        : nothing;
    if (this.colleagues.length === 0) return html`<p role="status">${t('invite.nobody')}</p>`;
    return selectField(
      {
        id: 'invite-whom',
        label: t('transfer.whom'),
        error: this.missing || undefined,
        value: this.staff,
        onInput: (staff) => {
          this.staff = staff;
          this.missing = '';
        },
      },
      colleagueChoices(this.colleagues),
    );
  }

  readonly #confirm = async (): Promise<void> => {
    const { staff, chat } = this;
    if (staff === '') {
      this.missing = t('transfer.whomMissing');
      await this.focusOn('#invite-whom');
      return;
    }
    await this.attempt(async () => {
      await this.session.link.ask('invite', { conversation: chat.id, staff });
      const name = this.colleagues?.find(({ id }) => id === staff)?.name ?? '';
      this.done(t('invite.done', { name }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-invite': DeskInvite;
  }
}
