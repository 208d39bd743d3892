import type { TotpSetUp } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/second-step.js';
import { listed } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import type { CodeInputEvent } from './code-field.js';
import { qrCode } from './qr.js';
import './code-field.js';
import './recovery-codes.js';

/**
 * One's own second step of signing in (RFC 6238): what it is for, setting it up with an
 * authenticator app, the recovery codes. Fires `bellman-me-changed` once it is set up.
 */
@customElement('desk-second-step')
export class DeskSecondStep extends View {
  @property({ attribute: false }) session!: Session;
  @state() private begun: TotpSetUp | undefined;
  @state() private recovery: readonly string[] = [];
  @state() private code = '';
  /** What is wrong with the code. */
  @state() private wrong = '';
  @state() private problem = '';
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    setTitle(t('desk.secondStep'));
  }

  override render(): TemplateResult {
    return html`<div class="page page--narrow">
      <h1 tabindex="-1">${t('desk.secondStep')}</h1>
      <div role="alert">
        ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      </div>
      ${this.#part()}
    </div>`;
  }

  #part(): TemplateResult {
    const { me } = this.session;
    if (this.recovery.length > 0)
      return html`<desk-recovery-codes
        .codes=${this.recovery}
        .email=${me.email}
        @bellman-kept=${this.#kept}
      ></desk-recovery-codes>`;
    if (me.totp)
      return html`<p class="notice">${t('second.isOn')}</p>
        <p>${t('second.asked')}</p>
        <p>${t('second.lost')}</p>`;
    return this.begun ? this.#setUp(this.begun) : this.#offer();
  }

  #offer(): TemplateResult {
    const { me, councils } = this.session;
    const needed = me.totpNeeded.map((id) => councilOf(councils, id).name);
    return html`${
      needed.length > 0
        ? html`<p class="notice">${t('second.needed', { councils: listed(needed) })}</p>`
        : nothing
    }
      <p>${t('second.about')}</p>
      <p>${t('second.appNeeded')}</p>
      <button class="button" id="second-begin" aria-disabled=${this.busy || nothing} @click=${this.#begin}>
        ${t('second.begin')}
      </button>`;
  }

  #setUp({ secret, uri }: TotpSetUp): TemplateResult {
    return html`<h2 tabindex="-1" id="second-scan">${t('second.scanTitle')}</h2>
      <p>${t('second.scan')}</p>
      ${qrCode(uri, t('second.qr'))}
      <p>${t('second.key')}</p>
      <p><code class="totp-key">${(secret.match(/.{1,4}/g) ?? []).join(' ')}</code></p>
      <div class="buttons">
        <button class="button button--quiet button--small" @click=${this.#copy}>
          ${t('second.copyKey')}
        </button>
      </div>
      <p>${t('second.keep')}</p>
      <h2>${t('second.codeTitle')}</h2>
      <form @submit=${this.#confirm} novalidate>
        <desk-code-field
          .alone=${true}
          .value=${live(this.code)}
          .error=${this.wrong}
          @bellman-code-input=${(event: CodeInputEvent) => {
            this.code = event.code;
            this.wrong = '';
          }}
        ></desk-code-field>
        <div class="buttons">
          <button class="button" aria-disabled=${this.busy || nothing}>
            ${t('second.confirm')}
          </button>
          <button class="button button--quiet" type="button" @click=${this.#cancel}>
            ${t('second.cancel')}
          </button>
        </div>
      </form>`;
  }

  readonly #begin = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      this.begun = await this.session.api.call('setUpTotp', {});
      await this.focusOn('#second-scan');
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  };

  readonly #copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(this.begun?.secret ?? '').then(
      () => true,
      () => false,
    );
    announce(t(done ? 'second.keyCopied' : 'second.copyFailed'));
  };

  readonly #confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    if (this.code.trim() === '') return this.#refuse(t('code.missing'));
    this.busy = true;
    this.problem = '';
    try {
      const { recovery } = await this.session.api.call('confirmTotp', {}, { code: this.code });
      this.recovery = recovery;
      this.begun = undefined;
      this.dispatchEvent(new Event('bellman-me-changed', { bubbles: true }));
    } catch (thrown) {
      const { code, message } = asRefusal(thrown);
      if (code === 'totp-wrong') await this.#refuse(message);
      else this.problem = message;
    } finally {
      this.code = '';
      this.busy = false;
    }
  };

  async #refuse(sentence: string): Promise<void> {
    this.wrong = sentence;
    await this.focusOn('#code');
  }

  readonly #cancel = async (): Promise<void> => {
    this.begun = undefined;
    this.code = '';
    this.wrong = '';
    await this.focusOn('#second-begin');
  };

  readonly #kept = async (): Promise<void> => {
    this.recovery = [];
    await this.focusOn('h1');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-second-step': DeskSecondStep;
  }
}
