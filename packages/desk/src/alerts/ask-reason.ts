import { limits } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { textArea } from '../ui/field.js';
import { View } from '../ui/view.js';
import '../ui/dialog.js';

/** The steps that ask for words before they are taken. */
export type ReasonedStep = 'return' | 'reject' | 'stop';

/** Fired with the reason; empty only where one may be left out. */
export class ReasonEvent extends Event {
  constructor(
    readonly step: ReasonedStep,
    readonly reason: string,
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
  @property({ type: Boolean }) busy = false;
  @state() private reason = '';
  @state() private missing = '';

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
      })}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${() => this.dispatchEvent(new Event('bellman-cancel'))}
    ></desk-dialog>`;
  }

  readonly #confirm = async (): Promise<void> => {
    const reason = this.reason.trim();
    if (reason === '' && this.step !== 'stop') this.missing = t('alert.reasonMissing');
    else if (reason.length > limits.reasonLength)
      this.missing = t('form.textLong', { limit: limits.reasonLength, length: reason.length });
    if (this.missing) {
      await this.focusOn('#reason');
      return;
    }
    this.dispatchEvent(new ReasonEvent(this.step, reason));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ask-reason': DeskAskReason;
  }
}
