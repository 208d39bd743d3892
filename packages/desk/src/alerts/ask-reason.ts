import { limits, seen } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { CodeInputEvent, DeskCodeField } from '../people/code-field.js';
import { t } from '../text/alerts.js';
import { textArea } from '../ui/field.js';
import { View } from '../ui/view.js';
import '../people/code-field.js';
import '../ui/dialog.js';

/** The steps that ask for words before they are taken. */
export type ReasonedStep = 'return' | 'reject' | 'stop';

/** Fired with the reason; empty only where one may be left out. And with the code, where asked. */
export class ReasonEvent extends Event {
  constructor(
    readonly step: ReasonedStep,
    readonly reason: string,
    readonly code: string,
  ) {
    super('bellman-reason');
  }
}

/** Asks why an alert is returned, rejected or stopped. Fires `bellman-cancel` when given up. */
@customElement('desk-ask-reason')
export class DeskAskReason extends View {
  @property() step: ReasonedStep = 'return';
  /** What the relay said against it. */
  @property() problem = '';
  /** Whether the second step's code is asked for too. */
  @property({ type: Boolean }) again = false;
  /** What the relay said against the code; set it anew (first to '') for each refusal. */
  @property() codeProblem = '';
  @property({ type: Boolean }) busy = false;
  @state() private reason = '';
  @state() private missing = '';
  @state() private code = '';
  @state() private codeMissing = '';

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    // A code serves once, so a refused one is of no more use.
    if (changed.has('codeProblem') && this.codeProblem !== '') this.code = '';
  }

  override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('codeProblem') && this.codeProblem !== '') void this.focusOn('#code');
  }

  override render(): TemplateResult {
    const { step } = this;
    return html`<desk-dialog
      .danger=${step !== 'return'}
      .busy=${this.busy}
      .heading=${t(`alert.${step}Title`)}
      .yes=${t(`alert.${step}Yes`)}
      .body=${html`${step === 'stop' ? html`<p>${t('alert.stopBody')}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${textArea({
        id: 'reason',
        label: t('alert.reason'),
        hint: t(step === 'stop' ? 'alert.reasonStopHint' : 'alert.reasonHint'),
        value: this.reason,
        error: this.missing || undefined,
        onInput: (reason) => {
          this.reason = reason;
          this.missing = '';
        },
      })}
      ${this.again ? this.#codeField() : nothing}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${() => this.dispatchEvent(new Event('bellman-cancel'))}
    ></desk-dialog>`;
  }

  #codeField(): TemplateResult {
    return html`<desk-code-field
      .value=${live(this.code)}
      .error=${this.codeMissing || this.codeProblem}
      @bellman-code-input=${(event: CodeInputEvent) => {
        this.code = event.code;
        this.codeMissing = '';
      }}
    ></desk-code-field>`;
  }

  readonly #confirm = async (): Promise<void> => {
    const [reason, code] = [seen(this.reason).trim(), this.code.trim()];
    if (reason === '' && this.step !== 'stop') this.missing = t('alert.reasonMissing');
    else if (reason.length > limits.reasonLength)
      this.missing = t('form.textLong', { limit: limits.reasonLength, length: reason.length });
    if (this.again && code === '')
      this.codeMissing = this.querySelector<DeskCodeField>('desk-code-field')?.missing ?? '';
    if (this.missing || this.codeMissing) {
      await this.focusOn(this.missing ? '#reason' : '#code');
      return;
    }
    this.dispatchEvent(new ReasonEvent(this.step, reason, code));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ask-reason': DeskAskReason;
  }
}
