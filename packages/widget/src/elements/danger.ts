import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';

/**
 * Where to turn when a life is in danger: it stands above the log and stays (C12). It takes no
 * focus and stops nothing; whoever puts it there has it announced.
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
      @media (max-height: 25em) {
        :host {
          max-block-size: 6em;
          padding-block: 0.3125em;
        }
      }
    `,
  ];

  @property({ attribute: false }) text!: Texts;
  readonly #words = new CareTexts(this);

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return html`<slot></slot>`;
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
