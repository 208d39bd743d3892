import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clock } from '../ground/clock.js';
import { moment, momentOf } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { errorOf } from '../ui/error-summary.js';
import { radios } from '../ui/field.js';
import { View } from '../ui/view.js';
import { dayAndTime } from './day-and-time.js';
import type { AlertForm, EndAt } from './form.js';
import type { QuestionContext } from './question.js';
import { duration, durationsOf } from './words.js';

const AT_TIME = 'at-time';
const noTime: EndAt = { day: '', time: '' };

/** The moment from which a duration counts: when it is sent, or now. */
const beginOf = ({ sendAt }: AlertForm, now: number): number => Math.max(sendAt ?? now, now);

/** The third question: when the alert is sent, and how long it lasts or when it ends. */
@customElement('desk-question-when')
export class DeskQuestionWhen extends View {
  @property({ attribute: false }) context!: QuestionContext;
  @property({ attribute: false }) clock!: Clock;
  @state() private choice: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const { lasts, endAt } = this.context.form;
    if (lasts !== null) this.choice = String(lasts);
    else if (endAt) this.choice = AT_TIME;
  }

  override render(): TemplateResult {
    return html`${this.#start()} ${this.#end()}`;
  }

  #start(): TemplateResult {
    const { form, errors } = this.context;
    return html`${radios(
      {
        id: 'start',
        label: t('form.start'),
        value: form.startAt ? AT_TIME : 'now',
        error: errorOf(errors, 'start'),
        onInput: (choice) => this.#sendAt(choice === AT_TIME ? noTime : null),
      },
      [
        { value: 'now', label: t('form.startNow'), hint: t('form.startNowHint') },
        { value: AT_TIME, label: t('form.startAt'), hint: t('form.startAtHint') },
      ],
    )}
    ${form.startAt ? dayAndTime('start', form.startAt, errors, (at) => this.#sendAt(at)) : nothing}`;
  }

  #end(): TemplateResult {
    const { form, errors } = this.context;
    const kind = form.kind ?? 'general';
    const ends = form.expiresAt;
    return html`${radios(
      {
        id: 'end',
        label: t('form.duration'),
        hint: t(`form.durationHint.${kind === 'emergency' ? 'emergency' : 'other'}`),
        value: this.choice,
        error: errorOf(errors, 'end'),
        onInput: (choice) => this.#choose(choice),
      },
      [
        ...durationsOf(kind).map((ms) => ({ value: String(ms), label: duration(ms) })),
        { value: AT_TIME, label: t('form.atTime') },
      ],
    )}
    ${
      this.choice === AT_TIME
        ? dayAndTime('end', form.endAt ?? noTime, errors, (endAt) => this.#endAt(endAt))
        : nothing
    }
    ${ends === null ? nothing : html`<p>${t('form.endsOn', { moment: moment(ends) })}</p>`}`;
  }

  /** @param part of the day and time; null: as soon as it is approved */
  #sendAt(part: Partial<EndAt> | null): void {
    const now = this.clock.now();
    this.context.change((form) => {
      const startAt = part && { ...(form.startAt ?? noTime), ...part };
      const sendAt = startAt && momentOf(startAt.day, startAt.time);
      // A duration goes along with the moment from which it counts.
      const { lasts } = form;
      const expiresAt = lasts === null ? form.expiresAt : beginOf({ ...form, sendAt }, now) + lasts;
      return { startAt, sendAt, expiresAt };
    });
  }

  #choose(choice: string): void {
    this.choice = choice;
    if (choice === AT_TIME) return this.#endAt({});
    const now = this.clock.now();
    const lasts = Number(choice);
    this.context.change((form) => ({ expiresAt: beginOf(form, now) + lasts, endAt: null, lasts }));
  }

  #endAt(part: Partial<EndAt>): void {
    this.context.change((form) => {
      const endAt = { ...(form.endAt ?? noTime), ...part };
      return { expiresAt: momentOf(endAt.day, endAt.time), endAt, lasts: null };
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-when': DeskQuestionWhen;
  }
}
