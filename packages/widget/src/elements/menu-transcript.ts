import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { afterIn } from '../text/load-after.js';
import { baseStyle } from './base-style.js';
import './transcript.js';
import type { Webchat } from './webchat.js';

/**
 * The transcript while the chat goes on, in place of the message box. It takes the focus.
 *
 * @fires answer - Back to the message box
 */
class BellmanMenuTranscript extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: block;
        padding: 0.9375em;
        border-block-start: 2px solid var(--bellman-input-border);
      }
      button {
        margin-block-start: 0.9375em;
      }
    `,
  ];

  @property({ attribute: false }) webchat!: Webchat;
  @state() private isReady = false;

  protected override render(): TemplateResult | typeof nothing {
    const { text, session } = this.webchat;
    if (!this.isReady || !text) return nothing;
    return html`
      <bellman-transcript
        .webchat=${this.webchat}
        .reference=${session.view.conversation?.reference ?? ''}
      ></bellman-transcript>
      <button type="button" @click=${() => this.dispatchEvent(new Event('answer'))}>
        ${text.t('end.no')}
      </button>
    `;
  }

  protected override firstUpdated(): void {
    void this.#learn();
  }

  async #learn(): Promise<void> {
    await this.webchat.learn(afterIn);
    this.isReady = true;
    await this.updateComplete;
    const transcript = this.renderRoot.querySelector<LitElement>('bellman-transcript');
    await transcript?.updateComplete;
    transcript?.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }
}

defineOnce('bellman-menu-transcript', BellmanMenuTranscript);
