import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';

/**
 * Where to turn when a life is in danger: it stands above the log and stays (C12). It takes no
 * focus and stops nothing; whoever puts it there has it announced. Folded, the two numbers stay.
 */
class BellmanDanger extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: block;
        max-block-size: 14em;
        overflow: auto;
        padding: 0.625em 0.9375em;
        border-block-end: 1px solid var(--bellman-divider);
        border-inline-start: 0.625em solid var(--bellman-error);
        background: var(--bellman-page);
      }
      ul {
        margin: 0.1875em 0 0;
        padding: 0;
        list-style: none;
      }
      a {
        display: inline-block;
        padding-block: 0.125em;
        font-weight: 700;
      }
      :host([folded]) {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.9375em;
        padding-block: 0.1875em;
      }
      button {
        min-block-size: 1.75em;
        padding: 0;
        border: 0;
        background: none;
        color: var(--bellman-link);
        font-weight: 400;
        text-decoration: underline;
      }
      button:hover {
        background: none;
        text-decoration-thickness: 3px;
      }
      button:focus-visible {
        background: var(--bellman-focus);
        color: var(--bellman-focus-text);
      }
      @container (max-height: 25em) {
        :host {
          max-block-size: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) text!: Texts;
  /** Whether it has been seen, and the chat goes on below it. */
  @property({ type: Boolean, reflect: true }) folded = false;
  /** Whether all of it is wanted again. */
  @state() private isWhole = false;
  readonly #words = new CareTexts(this);

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return nothing;
    return html`
      ${this.folded && !this.isWhole ? this.#few(text) : this.#all(text)}
      ${
        this.folded
          ? html`<button
            type="button"
            aria-expanded=${this.isWhole ? 'true' : 'false'}
            @click=${() => (this.isWhole = !this.isWhole)}
          >
            ${text.t('danger.more')}
          </button>`
          : nothing
      }
    `;
  }

  /** The numbers, in as little room as they need. */
  #few(text: Texts): TemplateResult {
    return html`<h3 class="hidden">${text.t('danger.heading')}</h3>
      <a href="tel:999">${text.t('danger.call')}</a>
      <a href="tel:116123">${text.t('danger.samaritans')}</a>`;
  }

  /** In a low panel it may have come above what is in sight. */
  protected override firstUpdated(): void {
    if (!this.folded) requestAnimationFrame(() => this.scrollIntoView({ block: 'nearest' }));
  }

  #all(text: Texts): TemplateResult {
    return html`
      <h3>${text.t('danger.heading')}</h3>
      <ul role="list">
        <li><a href="tel:999">${text.t('danger.call')}</a> ${text.t('danger.call.about')}</li>
        <li>
          <a href="tel:116123">${text.t('danger.samaritans')}</a> ${text.t('danger.samaritans.about')}
        </li>
        <li>${text.t('danger.relay')}</li>
        ${
          text.language === 'cy'
            ? html`<li><a href="tel:08081640123">${text.t('danger.welsh')}</a></li>`
            : nothing
        }
      </ul>
    `;
  }
}

defineOnce('bellman-danger', BellmanDanger);
