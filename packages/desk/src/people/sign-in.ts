import type { Me } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/text.js';
import { errorOf, errorSummary, type FormError } from '../ui/error-summary.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';

/** Fired once somebody is signed in. */
export class SignedInEvent extends Event {
  constructor(readonly me: Me) {
    super('bellman-signed-in', { bubbles: true });
  }
}

/** The sign-in form; `expired` says that a session has ended and nothing typed is lost. */
@customElement('desk-sign-in')
export class DeskSignIn extends View {
  @property({ attribute: false }) api!: Api;
  @property({ type: Boolean }) expired = false;
  @state() private email = '';
  @state() private password = '';
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;

  override firstUpdated(): void {
    if (this.expired) this.find('h1')?.focus();
  }

  override render(): TemplateResult {
    return html`<div class="page page--narrow">
      ${errorSummary(this.errors)}
      <h1 tabindex="-1">${t('signIn.title')}</h1>
      ${this.expired ? html`<p class="notice" role="status">${t('signIn.expired')}</p>` : nothing}
      <form @submit=${this.#submit} novalidate>
        ${textField(
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
        <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>
          ${this.busy ? t('signIn.busy') : t('signIn.button')}
        </button>
      </form>
    </div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const missing: FormError[] = [];
    if (this.email.trim() === '')
      missing.push({ field: 'email', sentence: t('signIn.emailMissing') });
    if (this.password === '')
      missing.push({ field: 'password', sentence: t('signIn.passwordMissing') });
    if (missing.length > 0) return this.#refuse(missing);
    this.busy = true;
    try {
      const me = await this.api.call('signIn', {}, { email: this.email, password: this.password });
      this.password = '';
      this.dispatchEvent(new SignedInEvent(me));
    } catch (thrown) {
      const { code, message } = asRefusal(thrown);
      await this.#refuse([
        code === 'sign-in-failed' ? { field: 'email', sentence: message } : { sentence: message },
      ]);
    } finally {
      this.busy = false;
    }
  };

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
