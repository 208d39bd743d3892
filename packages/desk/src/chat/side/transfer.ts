import { limits, mask, type Colleague, type CouncilView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { councilOf, serviceName } from '../../councils/councils.js';
import { Refusal } from '../../link/refusal.js';
import { t } from '../../text/text.js';
import { radios, textArea } from '../../ui/field.js';
import { selectField } from '../../ui/select.js';
import { Asking } from './asking.js';
import { colleagueChoices, colleaguesOf } from './colleagues.js';
import { whoIs } from '../who.js';
import '../../ui/dialog.js';

/** Passes a chat on: to a colleague, or to whoever has a service, with a note for them. */
@customElement('desk-transfer')
export class DeskTransfer extends Asking {
  @state() private to: 'staff' | 'service' = 'staff';
  @state() private colleagues: readonly Colleague[] | null = null;
  @state() private staff = '';
  @state() private service = '';
  @state() private note = '';
  @state() private missing = '';

  override firstUpdated(): void {
    void this.attempt(async () => {
      this.colleagues = await colleaguesOf(this.session, this.chat.id);
      if (this.colleagues.length === 0) this.to = 'service';
    });
  }

  override render(): TemplateResult {
    return html`<desk-dialog
      .heading=${t('transfer.title')}
      .yes=${t('transfer.yes')}
      .busy=${this.busy}
      .body=${html`${this.refusal}
      ${radios(
        {
          id: 'transfer-to',
          label: t('transfer.to'),
          value: this.to,
          onInput: (to) => {
            this.to = to === 'service' ? 'service' : 'staff';
            this.missing = '';
          },
        },
        [
          { value: 'staff', label: t('transfer.staff'), hint: t('transfer.staffHint') },
          { value: 'service', label: t('transfer.service'), hint: t('transfer.serviceHint') },
        ],
      )}
      ${this.to === 'staff' ? this.#whom() : this.#which()}
      ${textArea(
        {
          id: 'transfer-note',
          label: t('transfer.note'),
          hint: t('transfer.noteHint'),
          value: this.note,
          onInput: (note) => (this.note = note),
        },
        { rows: 3 },
      )}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  get #council(): CouncilView {
    return councilOf(this.session.councils, this.chat.council);
  }

  #whom(): TemplateResult {
    if (this.colleagues === null)
      return html`<p class="quiet" role="status">${this.busy ? t('transfer.loading') : ''}</p>`;
    if (this.colleagues.length === 0) return html`<p role="status">${t('transfer.nobody')}</p>`;
    return selectField(
      {
        id: 'transfer-whom',
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

  #which(): TemplateResult {
    const others = this.#council.services.filter(
      ({ id, chat }) => chat && id !== this.chat.service,
    );
    return selectField(
      {
        id: 'transfer-which',
        label: t('transfer.which'),
        error: this.missing || undefined,
        value: this.service,
        onInput: (service) => {
          this.service = service;
          this.missing = '';
        },
      },
      [
        { value: '', label: t('transfer.whichMissing') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ],
    );
  }

  readonly #confirm = async (): Promise<void> => {
    const { chat, to, staff, service } = this;
    if ((to === 'staff' ? staff : service) === '') {
      this.missing = t(to === 'staff' ? 'transfer.whomMissing' : 'transfer.whichMissing');
      await this.focusOn(
        to === 'service' || this.colleagues?.length
          ? `#transfer-${to === 'staff' ? 'whom' : 'which'}`
          : '#transfer-to-service',
      );
      return;
    }
    await this.attempt(async () => {
      const note = this.note.trim();
      if (note.length > limits.noteLength)
        throw new Refusal('note-too-long', { limit: limits.noteLength, length: note.length });
      const whom =
        to === 'staff'
          ? (this.colleagues?.find(({ id }) => id === staff)?.name ?? '')
          : serviceName(this.#council, service);
      await this.session.inbox.transfer(
        {
          conversation: chat.id,
          to: to === 'staff' ? { staff } : { service },
          note: mask(note).text,
        },
        whom,
      );
      this.done(t('transfer.done', { name: whoIs(chat), to: whom }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-transfer': DeskTransfer;
  }
}
