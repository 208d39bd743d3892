import { limits, mask, type NoteView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { moment } from '../../ground/times.js';
import { onAct } from '../../keys/acts.js';
import { asRefusal, Refusal } from '../../link/refusal.js';
import { t } from '../../text/text.js';
import { announce } from '../../ui/announce.js';
import { textArea } from '../../ui/field.js';
import { focusHeading } from '../../ui/heading.js';
import { Asking } from './asking.js';
import { NoteDrafts } from './note-draft.js';

/** Out of the box, so that keys are shortcuts again, as out of the reply; the note stays. */
const leave = ({ key, isComposing }: KeyboardEvent): void => {
  if (key === 'Escape' && !isComposing) focusHeading();
};

/** What staff noted on a chat, and a place to note more. Residents never see any of it. */
@customElement('desk-notes')
export class DeskNotes extends Asking {
  @state() private notes: readonly NoteView[] = [];
  @state() private body = '';
  @state() private masked = false;
  @state() private lost = '';
  #stops: readonly (() => void)[] = [];
  #loaded = '';

  get #drafts(): NoteDrafts {
    return new NoteDrafts(this.session.kept, this.session.newId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { link } = this.session;
    this.#stops = [
      link.on('note', ({ conversation, note }) => this.#heard(conversation, note)),
      link.onConnection((connected) => connected && void this.#load()),
      onAct('notes', () => void this.focusOn('#note')),
    ];
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || changed.get('chat')?.id === this.chat.id) return;
    this.notes = [];
    this.#loaded = '';
    this.problem = '';
    this.masked = false;
    this.body = this.#drafts.body(this.chat.id);
    void this.#load();
  }

  override render(): TemplateResult {
    return html`<div role="alert">
        ${this.lost ? html`<p class="problem">${this.lost}</p>` : nothing}
      </div>
      ${
        this.#loaded === this.chat.id && this.notes.length === 0
          ? html`<p class="quiet">${t('notes.none')}</p>`
          : nothing
      }
      <ol class="notes" role="list" aria-label=${t('notes.title')}>
        ${repeat(
          this.notes,
          ({ id }) => id,
          ({ name, at, body }) =>
            html`<li class="note">
              <p class="note__who">${t('notes.about', { name, when: moment(at) })}</p>
              <p class="note__words">${body}</p>
            </li>`,
        )}
      </ol>
      <form @submit=${this.#add} @keydown=${leave} novalidate>
        ${textArea(
          {
            id: 'note',
            label: t('notes.label'),
            hint: t('notes.hint'),
            error: this.problem || undefined,
            value: this.body,
            onInput: this.#typed,
          },
          { rows: 3 },
        )}
        <p role="status">${this.masked ? t('notes.hidden') : nothing}</p>
        <button class="button button--quiet button--small" aria-disabled=${this.busy || nothing}>
          ${t(this.busy ? 'notes.adding' : 'notes.add')}
        </button>
      </form>`;
  }

  readonly #typed = (body: string): void => {
    this.body = body;
    this.problem = '';
    this.masked = false;
    this.#drafts.write(this.chat.id, body);
  };

  /** All notes there are; asked again after every connection. */
  async #load(): Promise<void> {
    const { id } = this.chat;
    try {
      const { notes } = await this.session.link.ask('notes', { conversation: id });
      if (this.chat.id !== id) return;
      this.#loaded = id;
      this.lost = '';
      this.#put(notes);
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      // Without a line the next connection asks again, and the desk says so by itself.
      if (refusal.code !== 'unreachable' && this.chat.id === id) this.lost = refusal.message;
    }
  }

  #heard(conversation: string, note: NoteView): void {
    if (conversation !== this.chat.id) return;
    const isNew = !this.notes.some(({ id }) => id === note.id);
    this.#put([note]);
    if (isNew && note.name !== this.session.me.name) announce(t('notes.new', { name: note.name }));
  }

  #put(notes: readonly NoteView[]): void {
    const byId = new Map([...this.notes, ...notes].map((note) => [note.id, note]));
    this.notes = [...byId.values()].sort((a, b) => a.at - b.at);
  }

  readonly #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { id } = this.chat;
    const body = this.body.trim();
    await this.attempt(async () => {
      if (body === '') throw new Refusal('note-empty');
      if (body.length > limits.noteLength)
        throw new Refusal('note-too-long', { limit: limits.noteLength, length: body.length });
      const { text, hidden } = mask(body);
      const { note } = await this.session.link.ask('note', {
        conversation: id,
        id: this.#drafts.id(id),
        body: text,
      });
      this.#drafts.write(id, '');
      announce(t('notes.added'));
      if (this.chat.id !== id) return;
      this.#put([note]);
      this.body = '';
      this.masked = hidden.length > 0;
    });
    if (this.chat.id === id) await this.focusOn('#note');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notes': DeskNotes;
  }
}
