import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { timeOf } from '../ground/times.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/**
 * "Are you still there?", above the message box, with the time at which the chat ends and one
 * button that keeps it (C11; WCAG 2.2, 2.2.1). It counts nothing down: a clock that is read out
 * every second keeps nobody's place in a sentence.
 *
 * @fires keep - The chat is to stay open: `detail` is what to announce once it does
 */
class BellmanIdle extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.625em;
        padding: 0.625em 0.9375em;
        border-block-start: 0.25em solid var(--bellman-input-border);
        background: var(--bellman-surface);
      }
      p {
        flex: 1 1 10em;
        font-weight: 700;
      }
      @container (max-height: 25em) {
        :host {
          padding-block: 0.25em;
        }
      }
    `,
  ];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) text!: Texts;
  /** Milliseconds since 1970. */
  @property({ type: Number }) endsAt = 0;
  readonly #words = new CareTexts(this);

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return nothing;
    return html`
      <p>${text.t('idle.question', { time: timeOf(this.endsAt, text) })}</p>
      <button type="button" @click=${() => this.#keep(text)}>${text.t('idle.stay')}</button>
    `;
  }

  #keep(text: Texts): void {
    this.dispatchEvent(new CustomEvent('keep', { detail: text.t('idle.kept') }));
    this.webchat.session.here();
  }
}

defineOnce('bellman-idle', BellmanIdle);
