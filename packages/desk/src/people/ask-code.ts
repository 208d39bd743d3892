import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { RefusalCode } from '../link/refusal.js';
import { View } from '../ui/view.js';
import type { CodeInputEvent, DeskCodeField } from './code-field.js';
import '../ui/dialog.js';
import './code-field.js';

/** Fired with the second step's code, as it goes with the act to the relay. */
export class CodeEvent extends Event {
  constructor(readonly code: string) {
    super('bellman-code');
  }
}

/** Whether a refusal is about the code, so that the dialog stays and says so at its field. */
export const isAboutCode = (code: RefusalCode): boolean =>
  ['totp-needed', 'totp-wrong', 'too-many-codes'].includes(code);

/**
 * Asks for the second step's code before an act that cannot be taken back; show it where `me.totp`
 * is true. Fires `bellman-code` (a `CodeEvent`), and `bellman-cancel` when given up. On a refusal
 * that `isAboutCode`, set `problem` to its sentence and leave the dialog open: it goes to the
 * field, emptied, with the focus in it.
 */
@customElement('desk-ask-code')
export class DeskAskCode extends View {
  /** The question, such as “Approve and send?”. */
  @property() heading = '';
  /** The button's words, such as “Approve and send”. */
  @property() yes = '';
  @property({ type: Boolean }) danger = false;
  @property({ type: Boolean }) busy = false;
  /** What the relay said against the last code; set it anew (first to '') for each refusal. */
  @property() problem = '';
  /** More about the act, above the field. */
  @property({ attribute: false }) body: TemplateResult | typeof nothing = nothing;
  @state() private code = '';
  @state() private missing = '';

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    // A code serves once, so a refused one is of no more use.
    if (changed.has('problem') && this.problem !== '') this.code = '';
  }

  override updated(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('problem') && this.problem !== '') this.find('#code')?.focus();
  }

  override render(): TemplateResult {
    return html`<desk-dialog
      .danger=${this.danger}
      .busy=${this.busy}
      .heading=${this.heading}
      .yes=${this.yes}
      .body=${html`${this.body}
        <desk-code-field
          .value=${live(this.code)}
          .error=${this.missing || this.problem}
          @bellman-code-input=${(event: CodeInputEvent) => {
            this.code = event.code;
            this.missing = '';
          }}
        ></desk-code-field>`}
      @bellman-confirm=${this.#confirm}
      @bellman-cancel=${() => this.dispatchEvent(new Event('bellman-cancel'))}
    ></desk-dialog>`;
  }

  readonly #confirm = async (): Promise<void> => {
    const code = this.code.trim();
    if (code === '') {
      this.missing = this.querySelector<DeskCodeField>('desk-code-field')?.missing ?? '';
      await this.focusOn('#code');
      return;
    }
    this.dispatchEvent(new CodeEvent(code));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-ask-code': DeskAskCode;
  }
}
