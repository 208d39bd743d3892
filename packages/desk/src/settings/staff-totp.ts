import type { StaffView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { View } from '../ui/view.js';
import '../ui/dialog.js';

/**
 * Asks whether a colleague's second step is to be taken away, and does it. Fires `bellman-reset`
 * when it is done, `bellman-cancel` when given up.
 */
@customElement('desk-staff-totp')
export class DeskStaffTotp extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property({ attribute: false }) person!: StaffView;
  @state() private problem = '';
  @state() private busy = false;

  override render(): TemplateResult {
    const { name } = this.person;
    return html`<desk-dialog
      .danger=${true}
      .busy=${this.busy}
      .heading=${t('staff.resetTitle', { name })}
      .yes=${t('staff.resetYes')}
      .body=${html`<p>${t('staff.resetBody', { name })}</p>
        <div role="alert">
          ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
        </div>`}
      @bellman-confirm=${this.#reset}
      @bellman-cancel=${() => this.dispatchEvent(new Event('bellman-cancel'))}
    ></desk-dialog>`;
  }

  readonly #reset = async (): Promise<void> => {
    const { council, person } = this;
    this.busy = true;
    this.problem = '';
    try {
      await this.session.api.call('deskResetTotp', { council, id: person.id });
      this.dispatchEvent(new Event('bellman-reset'));
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-staff-totp': DeskStaffTotp;
  }
}
