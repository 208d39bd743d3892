import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/second-step.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';

/** Recovery codes, shown this once: to print, to copy. Fires `bellman-kept` when they are kept. */
@customElement('desk-recovery-codes')
export class DeskRecoveryCodes extends View {
  @property({ attribute: false }) codes: readonly string[] = [];
  /** Whose they are. */
  @property() email = '';

  override firstUpdated(): void {
    this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    return html`<p class="notice">${t('second.done')}</p>
      <h2 tabindex="-1">${t('second.recoveryTitle')}</h2>
      <p>${t('second.recovery')}</p>
      <div class="recovery">
        <p class="recovery__of">${t('second.printed', { email: this.email })}</p>
        <ol class="recovery__codes" aria-label=${t('second.recoveryList')}>
          ${this.codes.map((code) => html`<li><code>${code}</code></li>`)}
        </ol>
      </div>
      <div class="buttons">
        <button class="button button--quiet" @click=${() => print()}>${t('second.print')}</button>
        <button class="button button--quiet" @click=${this.#copy}>${t('second.copyCodes')}</button>
        <button class="button" @click=${() => this.dispatchEvent(new Event('bellman-kept'))}>
          ${t('second.kept')}
        </button>
      </div>`;
  }

  readonly #copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(this.codes.join('\n')).then(
      () => true,
      () => false,
    );
    announce(t(done ? 'second.codesCopied' : 'second.copyFailed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-recovery-codes': DeskRecoveryCodes;
  }
}
