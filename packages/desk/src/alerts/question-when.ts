import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clock } from '../ground/clock.js';
import { dayKey, momentOf, timeKey } from '../ground/times.js';
import { t } from '../text/text.js';
import { errorOf } from '../ui/error-summary.js';
import { radios, textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { QuestionContext } from './question.js';
import { duration, durationsOf } from './words.js';

const AT_TIME = 'at-time';

/** The third question: how long the alert lasts, or a day and time at which it ends. */
@customElement('desk-question-when')
export class DeskQuestionWhen extends View {
  @property({ attribute: false }) context!: QuestionContext;
  @property({ attribute: false }) clock!: Clock;
  @state() private choice: string | null = null;
  @state() private day = '';
  @state() private time = '';

  override connectedCallback(): void {
    super.connectedCallback();
    const { expiresAt } = this.context.form;
    if (expiresAt === null) return;
    this.choice = AT_TIME;
    this.day = dayKey(expiresAt);
    this.time = timeKey(expiresAt);
  }

  override render(): TemplateResult {
    const kind = this.context.form.kind ?? 'general';
    return html`${radios(
      {
        id: 'end',
        label: t('form.duration'),
        hint: t(`form.durationHint.${kind === 'emergency' ? 'emergency' : 'other'}`),
        value: this.choice,
        error: errorOf(this.context.errors, 'end'),
        onInput: (choice) => this.#choose(choice),
      },
      [
        ...durationsOf(kind).map((ms) => ({ value: String(ms), label: duration(ms) })),
        { value: AT_TIME, label: t('form.atTime') },
      ],
    )}
    ${this.choice === AT_TIME ? this.#atTime() : nothing}`;
  }

  #atTime(): TemplateResult {
    return html`<div class="side-by-side">
      ${textField(
        {
          id: 'end-day',
          label: t('form.endDay'),
          value: this.day,
          onInput: (day) => this.#choose(AT_TIME, { day }),
        },
        { type: 'date', narrow: true },
      )}
      ${textField(
        {
          id: 'end-time',
          label: t('form.endTime'),
          value: this.time,
          onInput: (time) => this.#choose(AT_TIME, { time }),
        },
        { type: 'time', narrow: true },
      )}
    </div>`;
  }

  #choose(choice: string, at: { readonly day?: string; readonly time?: string } = {}): void {
    this.choice = choice;
    this.day = at.day ?? this.day;
    this.time = at.time ?? this.time;
    const expiresAt =
      choice === AT_TIME ? momentOf(this.day, this.time) : this.clock.now() + Number(choice);
    this.context.change(() => ({ expiresAt }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-when': DeskQuestionWhen;
  }
}
