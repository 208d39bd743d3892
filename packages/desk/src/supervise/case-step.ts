import type { CaseView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/supervise.js';
import { View } from '../ui/view.js';
import type { CaseList } from './case-list.js';
import type { Step } from './case-words.js';
import '../ui/dialog.js';

/** Fired once the relay has taken the step; `entry` is the case as it is then. */
export class CaseTakenEvent extends Event {
  constructor(readonly entry: CaseView) {
    super('bellman-case-taken');
  }
}

/** Asks whether a step with a case is meant, since none can be undone, and takes it. */
@customElement('desk-case-step')
export class DeskCaseStep extends View {
  @property({ attribute: false }) list!: CaseList;
  @property({ attribute: false }) entry!: CaseView;
  @property() step: Step = 'acknowledge';
  @state() private busy = false;
  @state() private problem = '';

  override render(): TemplateResult {
    const { step } = this;
    const { reference } = this.entry;
    return html`<desk-dialog
      .heading=${t(`cases.sure.${step}`, { reference })}
      .yes=${t(`cases.yes.${step}`)}
      .busy=${this.busy}
      .body=${html`<p>${t(`cases.sureBody.${step}`)}</p>
        <div role="alert">
          ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
        </div>`}
      @bellman-confirm=${this.#take}
      @bellman-cancel=${() => this.dispatchEvent(new Event('bellman-cancel'))}
    ></desk-dialog>`;
  }

  readonly #take = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      const now = await this.list.step(this.entry, this.step);
      this.dispatchEvent(new CaseTakenEvent(now));
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      this.problem = refusal.message;
      // Somebody else was sooner: what the list shows is no longer so.
      if (refusal.code === 'case-not-now') void this.list.load();
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-case-step': DeskCaseStep;
  }
}
