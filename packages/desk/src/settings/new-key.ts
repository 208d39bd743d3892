import type { NewKeyAnswer } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/alerting.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';

/** A new key, shown this once, to be copied. Fires `bellman-done`. */
@customElement('desk-new-key')
export class DeskNewKey extends View {
  @property({ attribute: false }) made!: NewKeyAnswer;
  @state() private problem = '';

  override firstUpdated(): void {
    this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const { key, view } = this.made;
    return html`<section class="new-key" aria-labelledby="new-key-title">
      <h2 id="new-key-title" tabindex="-1">${t('keys.newTitle', { name: view.name })}</h2>
      <p>${t('keys.newBody')}</p>
      <div class="field">
        <label class="field__label" for="new-key">${t('keys.key')}</label>
        <input
          class="input new-key__key"
          id="new-key"
          readonly
          autocomplete="off"
          spellcheck="false"
          .value=${key}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
      </div>
      <div role="alert"><p>${this.problem}</p></div>
      <div class="buttons">
        <button class="button" @click=${this.#copy}>${t('keys.copy')}</button>
        <button
          class="button button--quiet"
          @click=${() => this.dispatchEvent(new Event('bellman-done'))}
        >
          ${t('keys.done')}
        </button>
      </div>
    </section>`;
  }

  readonly #copy = async (): Promise<void> => {
    this.problem = '';
    try {
      await navigator.clipboard.writeText(this.made.key);
      announce(t('keys.copied'));
    } catch (thrown) {
      // A browser may refuse the clipboard (Clipboard API, NotAllowedError); it has none off https.
      if (!(thrown instanceof DOMException || thrown instanceof TypeError)) throw thrown;
      this.problem = t('keys.copyFailed');
      await this.focusOn('#new-key');
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-new-key': DeskNewKey;
  }
}
