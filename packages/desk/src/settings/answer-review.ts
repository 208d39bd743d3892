import type { AnswerView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { monthsAfter } from '../ground/dates.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import { REVIEW_MONTHS, reviewedBody, reviewError } from './answer-draft.js';
import { AnswerSavedEvent } from './answer-form.js';
import '../ui/dialog.js';

/**
 * Asks when an answer that was looked at is looked at again. Fires `bellman-answer-saved`, and
 * `bellman-cancel` when it is given up.
 */
@customElement('desk-answer-review')
export class DeskAnswerReview extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property({ attribute: false }) answer!: AnswerView;
  @state() private date = '';
  @state() private error: string | undefined;
  @state() private problem = '';
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.date = monthsAfter(this.session.clock.now(), REVIEW_MONTHS);
  }

  override render(): TemplateResult {
    return html`<desk-dialog
      .heading=${t('prepared.nextTitle', { title: this.answer.texts.en.title })}
      .yes=${t('prepared.nextYes')}
      .busy=${this.busy}
      .body=${html`<p>${t('prepared.nextBody')}</p>
        <div role="alert">
          ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
        </div>
        ${textField(
          {
            id: 'answer-next',
            label: t('prepared.nextDate'),
            error: this.error,
            value: this.date,
            onInput: (date) => (this.date = date),
          },
          { type: 'date', narrow: true },
        )}`}
      @bellman-confirm=${this.#save}
      @bellman-cancel=${() => this.dispatchEvent(new Event('bellman-cancel'))}
    ></desk-dialog>`;
  }

  readonly #save = async (): Promise<void> => {
    if (this.busy) return;
    this.problem = '';
    this.error = reviewError(this.date, this.session.clock.now());
    if (this.error !== undefined) return this.focusOn('#answer-next');
    this.busy = true;
    try {
      this.dispatchEvent(new AnswerSavedEvent(await this.#send()));
    } catch (thrown) {
      const { code, message } = asRefusal(thrown);
      if (code === 'answer-review-wrong') this.error = message;
      else this.problem = message;
    } finally {
      this.busy = false;
    }
  };

  async #send(): Promise<AnswerView> {
    const { answer, council, date } = this;
    const path = { council, id: answer.id };
    const { api } = this.session;
    try {
      return await api.call('deskEditAnswer', path, reviewedBody(answer, date, true));
    } catch (thrown) {
      // Its owner works here no more: whoever looked at it now owns it.
      if (asRefusal(thrown).code !== 'staff-unknown') throw thrown;
      return api.call('deskEditAnswer', path, reviewedBody(answer, date, false));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-answer-review': DeskAnswerReview;
  }
}
