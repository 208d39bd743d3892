import type { Me } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Api } from '../link/api.js';
import { asRefusal, type Refusal } from '../link/refusal.js';
import { t } from '../text/text.js';
import { errorOf, errorSummary, type FormError } from '../ui/error-summary.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { CodeInputEvent } from './code-field.js';
import './code-field.js';

/** Fired once somebody is signed in. */
export class SignedInEvent extends Event {
  constructor(readonly me: Me) {
    super('bellman-signed-in', { bubbles: true });
  }
}

/**
 * The sign-in form, and the code of whoever has a second step; `expired` says that a session has
 * ended and nothing typed is lost.
 */
@customElement('desk-sign-in')
export class DeskSignIn extends View {
  @property({ attribute: false }) api!: Api;
  @property({ type: Boolean }) expired = false;
  @state() private email = '';
  @state() private password = '';
  @state() private code = '';
  /** The password is right; a code is asked for beside it. */
  @state() private second = false;
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;

  override firstUpdated(): void {
    if (this.expired) this.find('h1')?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="page page--narrow">
      ${errorSummary(this.errors)}
      <h1 tabindex="-1">${t(this.second ? 'signIn.codeTitle' : 'signIn.title')}</h1>
      ${this.expired ? html`<p class="notice" role="status">${t('signIn.expired')}</p>` : nothing}
      <form @submit=${this.#submit} novalidate>
        ${this.second ? this.#secondStep() : this.#firstStep()}
      </form>
    </div>`;
  }

  #firstStep(): TemplateResult {
    return html`${textField(
      {
        id: 'email',
        label: t('signIn.email'),
        value: this.email,
        error: errorOf(this.errors, 'email'),
        onInput: (value) => (this.email = value),
      },
      { type: 'email', autocomplete: 'username' },
    )}
    ${textField(
      {
        id: 'password',
        label: t('signIn.password'),
        value: this.password,
        error: errorOf(this.errors, 'password'),
        onInput: (value) => (this.password = value),
      },
      { type: 'password', autocomplete: 'current-password' },
    )}
    ${this.#button('signIn.button')}`;
  }

  #secondStep(): TemplateResult {
    return html`<desk-code-field
        .value=${live(this.code)}
        .error=${errorOf(this.errors, 'code') ?? ''}
        @bellman-code-input=${(event: CodeInputEvent) => (this.code = event.code)}
      ></desk-code-field>
      <div class="buttons">
        ${this.#button('signIn.codeButton')}
        <button class="button button--quiet" type="button" @click=${this.#anew}>
          ${t('signIn.anew')}
        </button>
      </div>`;
  }

  #button(words: 'signIn.button' | 'signIn.codeButton'): TemplateResult {
    return html`<button class="button" aria-disabled=${this.busy ? 'true' : nothing}>
      ${t(this.busy ? 'signIn.busy' : words)}
    </button>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const missing = this.#missing();
    if (missing.length > 0) return this.#refuse(missing);
    this.busy = true;
    const { email, password, code } = this;
    try {
      const body = this.second ? { email, password, code } : { email, password };
      const me = await this.api.call('signIn', {}, body);
      this.#forget();
      this.dispatchEvent(new SignedInEvent(me));
    } catch (thrown) {
      await this.#refused(asRefusal(thrown));
    } finally {
      this.busy = false;
    }
  };

  #missing(): FormError[] {
    const need = (field: string, value: string, sentence: string): FormError[] =>
      value.trim() === '' ? [{ field, sentence }] : [];
    if (this.second)
      return need('code', this.code, this.querySelector('desk-code-field')?.missing ?? '');
    return [
      ...need('email', this.email, t('signIn.emailMissing')),
      ...need('password', this.password, t('signIn.passwordMissing')),
    ];
  }

  async #refused({ code, message }: Refusal): Promise<void> {
    if (code === 'totp-needed') {
      this.second = true;
      this.errors = [];
      await this.updateComplete;
      await this.querySelector('desk-code-field')?.updateComplete;
      this.find('#code')?.focus();
      return;
    }
    // A code serves once; a refused one is of no more use.
    this.code = '';
    // The password was changed meanwhile, or the person removed.
    if (code === 'sign-in-failed') this.second = false;
    const field = code === 'sign-in-failed' ? 'email' : code === 'totp-wrong' ? 'code' : undefined;
    await this.#refuse([
      field === undefined ? { sentence: message } : { field, sentence: message },
    ]);
  }

  readonly #anew = async (): Promise<void> => {
    this.#forget();
    this.errors = [];
    await this.focusOn('#email');
  };

  #forget(): void {
    this.password = '';
    this.code = '';
    this.second = false;
  }

  async #refuse(errors: readonly FormError[]): Promise<void> {
    this.errors = errors;
    await this.focusOn('.error-summary');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-sign-in': DeskSignIn;
  }
}
