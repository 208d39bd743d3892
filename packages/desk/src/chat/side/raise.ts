import { limits, mask, type RaisedKind } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moment } from '../../ground/times.js';
import { Refusal } from '../../link/refusal.js';
import { t } from '../../text/text.js';
import { textArea } from '../../ui/field.js';
import { Asking } from './asking.js';
import '../../ui/dialog.js';

/** Records what is more than a chat: its clock starts, and the reference is told. */
@customElement('desk-raise')
export class DeskRaise extends Asking {
  @property() kind: RaisedKind = 'complaint';
  @state() private words = '';
  /** Of these words; the same at every attempt, so that nothing is recorded twice. */
  #id = '';

  override render(): TemplateResult {
    const { kind } = this;
    return html`<desk-dialog
      .heading=${t(`raise.${kind}`)}
      .yes=${t(kind === 'concern' ? 'raise.yes.concern' : 'raise.yes')}
      .busy=${this.busy}
      .body=${html`<p>${t(kind === 'concern' ? 'raise.notTold' : 'raise.told')}</p>
        ${this.refusal}
        ${textArea({
          id: 'raise-words',
          label: t('raise.words'),
          hint: t('raise.wordsHint'),
          value: this.words,
          onInput: (words) => {
            this.words = words;
            this.#id = '';
          },
        })}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  readonly #confirm = (): Promise<void> =>
    this.attempt(async () => {
      const { kind, chat } = this;
      const words = this.words.trim();
      if (words.length > limits.caseWords)
        throw new Refusal('case-words-too-long', { limit: limits.caseWords, length: words.length });
      this.#id ||= this.session.newId();
      const answer = await this.session.link.ask('raise', {
        conversation: chat.id,
        id: this.#id,
        kind,
        words: mask(words).text,
      });
      const { reference, dueAt } = answer.case;
      this.done(
        [
          t(`raise.done.${kind}`),
          t('raise.reference', { reference }),
          dueAt === null ? '' : t('raise.due', { when: moment(dueAt) }),
          t(kind === 'concern' ? 'raise.wasNotTold' : 'raise.wasTold'),
        ]
          .filter(Boolean)
          .join(' '),
      );
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-raise': DeskRaise;
  }
}
