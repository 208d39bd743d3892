import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';

/** Fired at each key: what the field holds now. */
export class CodeInputEvent extends Event {
  constructor(readonly code: string) {
    super('bellman-code-input', { bubbles: true });
  }
}

/**
 * The field for the second step's code (RFC 6238), for any form: an authenticator app's six
 * digits, or a recovery code where the phone is lost. Its input has the id `code`. Fires
 * `bellman-code-input`; the form around it holds the value and tells the error.
 */
@customElement('desk-code-field')
export class DeskCodeField extends View {
  @property() value = '';
  /** What is wrong with it, in a sentence; empty: nothing. */
  @property() error = '';
  /** Only the app's own code will do: it is being set up. */
  @property({ type: Boolean }) alone = false;
  @state() private recovery = false;

  /** What to say where nothing was entered. */
  get missing(): string {
    return t(this.recovery ? 'code.recoveryMissing' : 'code.missing');
  }

  override render(): TemplateResult {
    const { recovery } = this;
    return html`${textField(
      {
        id: 'code',
        label: t(recovery ? 'code.recovery' : 'code.label'),
        hint: t(recovery ? 'code.recoveryHint' : 'code.hint'),
        value: this.value,
        error: this.error || undefined,
        onInput: (code) => this.#input(code),
      },
      recovery
        ? { autocomplete: 'off' }
        : { autocomplete: 'one-time-code', numeric: true, narrow: true },
    )}
    ${
      this.alone
        ? nothing
        : html`<p>
            <button class="button button--quiet button--small" type="button" @click=${this.#switch}>
              ${t(recovery ? 'code.useApp' : 'code.useRecovery')}
            </button>
          </p>`
    }`;
  }

  #input(code: string): void {
    this.value = code;
    this.dispatchEvent(new CodeInputEvent(code));
  }

  readonly #switch = async (): Promise<void> => {
    this.recovery = !this.recovery;
    this.error = '';
    this.#input('');
    await this.focusOn('#code');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-code-field': DeskCodeField;
  }
}
