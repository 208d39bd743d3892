import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { Asking } from './side/asking.js';
import '../ui/dialog.js';

/** The chat that is taken over, as it is named. */
export interface TakenOver {
  readonly id: string;
  /** Who it is with. */
  readonly name: string;
  /** The name of whoever answers it. */
  readonly staff: string;
}

/**
 * Asks whether to go on with another adviser's chat in their place. The chat then comes as one's
 * own, as every one does that is taken.
 */
@customElement('desk-take-over')
export class DeskTakeOver extends Asking {
  @property({ attribute: false }) taken!: TakenOver;

  override render(): TemplateResult {
    const { name, staff } = this.taken;
    return html`<desk-dialog
      .heading=${t('listen.takeOverTitle')}
      .yes=${t('listen.takeOverYes')}
      .busy=${this.busy}
      .body=${html`<p>
          ${t('listen.takeOverBody', { name, staff })}
        </p>
        ${this.refusal}`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${this.cancelled}
    ></desk-dialog>`;
  }

  readonly #confirm = (): Promise<void> =>
    this.attempt(async () => {
      await this.session.link.ask('takeOver', { conversation: this.taken.id });
      this.done('');
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-take-over': DeskTakeOver;
  }
}
