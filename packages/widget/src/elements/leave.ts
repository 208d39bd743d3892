import { TranscriptAnswer } from '@bellman/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import type { Texts } from '../text/texts.js';
import { outcomeOf } from './after-ask.js';
import { afterStyle } from './after-style.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/** A message was left: that it is there, what to quote, and how to come back to it. */
export class BellmanLeft extends LitElement {
  static override styles = [baseStyle, afterStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property() reference = '';
  @state() private code = '';
  @state() private trouble = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult | typeof nothing {
    const { text } = this.webchat;
    if (!text) return nothing;
    return html`<div class="stack">
      <h3 tabindex="-1">${text.t('left.heading')}</h3>
      <p>${text.t('after.reference')}: <span class="quote">${this.reference}</span></p>
      <p>${text.t('left.close')} ${text.t('left.back.what')}</p>
      <div class="stack">${this.code ? this.#code(text) : nothing}</div>
      <p role="alert" class="error">${this.trouble}</p>
      ${
        this.code
          ? nothing
          : html`<div class="row">
            <button
              type="button"
              class="second"
              aria-disabled=${this.isBusy ? 'true' : 'false'}
              @click=${() => void this.#show()}
            >
              ${text.t('left.code.show')}
            </button>
          </div>`
      }
    </div>`;
  }

  #code(text: Texts): TemplateResult {
    return html`<p class="code" tabindex="-1">${text.t('after.code')}: <span class="quote">${this.code}</span></p>
      <p class="quiet">${text.t('after.code.what')}</p>`;
  }

  async #show(): Promise<void> {
    const { session, text } = this.webchat;
    if (this.isBusy || !text) return;
    this.isBusy = true;
    this.trouble = '';
    const asking = session.ask('transcript', {}, TranscriptAnswer);
    const { answer, trouble } = await outcomeOf(asking, text, 'left.code.failed');
    this.code = answer?.code ?? '';
    this.trouble = trouble;
    this.isBusy = false;
    if (!answer) return;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.code')?.focus();
  }
}

defineOnce('bellman-left', BellmanLeft);
