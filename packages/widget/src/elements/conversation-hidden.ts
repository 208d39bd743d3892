import type { Hidden } from '@bellman/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';

/**
 * What was hidden in the last message, and where one pays instead (C7).
 *
 * @fires close - Somebody has read it
 */
class BellmanHidden extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3125em 0.9375em;
        padding: 0.3125em 0.9375em;
        border-block-start: 1px solid var(--bellman-divider);
        border-inline-start: 0.625em solid var(--bellman-brand);
      }
      p {
        flex: 1 0 100%;
      }
      a {
        flex: 1;
        padding-block: 0.3125em;
      }
      button {
        min-block-size: 2em;
        margin-inline-start: auto;
        padding-block: 0.125em;
      }
    `,
  ];

  @property({ attribute: false }) text!: Texts;
  @property({ attribute: false }) hiddenKinds: readonly Hidden[] = [];
  /** Where one pays; null where there is no such page. */
  @property({ attribute: false }) payment: string | null = null;
  readonly #words = new CareTexts(this);

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return nothing;
    const isCard = this.hiddenKinds.includes('card');
    return html`
      ${this.hiddenKinds.map((kind) => html`<p>${text.t(`hidden.${kind}`)}</p>`)}
      ${
        isCard && this.payment
          ? html`<a
            href=${this.payment}
            target="_blank"
            rel="noopener"
            >${text.t('hidden.pay')} ${text.t('log.new-tab')}</a
          >`
          : nothing
      }
      <button type="button" class="second" @click=${() => this.dispatchEvent(new Event('close'))}>
        ${text.t('hidden.close')}
      </button>
    `;
  }
}

defineOnce('bellman-hidden', BellmanHidden);
