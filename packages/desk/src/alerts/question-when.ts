import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clock } from '../ground/clock.js';
import { momentOf } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { errorOf } from '../ui/error-summary.js';
import { fieldError, radios, textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { EndAt } from './form.js';
import type { QuestionContext } from './question.js';
import { duration, durationsOf } from './words.js';

const AT_TIME = 'at-time';

/** The third question: how long the alert lasts, or a day and time at which it ends. */
@customElement('desk-question-when')
export class DeskQuestionWhen extends View {
  @property({ attribute: false }) context!: QuestionContext;
  @property({ attribute: false }) clock!: Clock;
  @state() private choice: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.context.form.endAt) this.choice = AT_TIME;
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
    const { form, errors } = this.context;
    const end = form.endAt ?? { day: '', time: '' };
    const error = errorOf(errors, 'end-day') ?? errorOf(errors, 'end-time');
    const isWhole = end.day !== '' && end.time !== '';
    // The one that is missing is to blame; where none is, both are.
    const blamed = (value: string): string | undefined =>
      error !== undefined && (isWhole || value === '') ? 'end-at-error' : undefined;
    const field = (name: keyof EndAt, type: 'date' | 'time', label: string): TemplateResult =>
      textField(
        {
          id: `end-${name}`,
          label,
          value: end[name],
          onInput: (value) => this.#change({ ...end, [name]: value }),
        },
        { type, narrow: true, sharedError: blamed(end[name]) },
      );
    return html`<div class="at-time ${error === undefined ? '' : 'field--error'}">
      ${fieldError('end-at', error)}
      <div class="side-by-side">
        ${field('day', 'date', t('form.endDay'))} ${field('time', 'time', t('form.endTime'))}
      </div>
    </div>`;
  }

  #choose(choice: string): void {
    this.choice = choice;
    if (choice === AT_TIME) return this.#change(this.context.form.endAt ?? { day: '', time: '' });
    const expiresAt = this.clock.now() + Number(choice);
    this.context.change(() => ({ expiresAt, endAt: null }));
  }

  #change(endAt: EndAt): void {
    this.context.change(() => ({ expiresAt: momentOf(endAt.day, endAt.time), endAt }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-when': DeskQuestionWhen;
  }
}
