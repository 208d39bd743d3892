import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { browserTimers } from '../ground/timers.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import { leavePage } from './exit-page.js';
import type { Webchat } from './webchat.js';

/** Presses of Shift that leave, and the milliseconds in which they must come. */
const PRESSES = 3;
const IN_TIME = 5_000;

/**
 * "Exit this page", for whoever must not be seen with it (C10): hides first, then ends and forgets
 * the chat, then puts another page in place of this one. Three presses of Shift do the same, as
 * with GOV.UK's component of this name.
 */
class BellmanExit extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.3125em 0.625em;
        padding: 0.3125em 0.625em;
        border-block-end: 1px solid var(--bellman-divider);
        background: var(--bellman-page);
      }
      button {
        flex: 1 0 auto;
        background: var(--bellman-error);
        color: #fff;
      }
      button:hover {
        background: var(--bellman-error);
        text-decoration: underline;
      }
      .keys {
        flex: 1 1 9em;
        color: var(--bellman-secondary);
        font-size: 0.875em;
      }
      @container (max-height: 25em) {
        :host {
          padding-block: 0;
        }
        p:not(.hidden) {
          display: none;
        }
      }
      @media (hover: none) and (pointer: coarse), (max-width: 30em) {
        .keys {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) text!: Texts;
  @state() private pressed = 0;
  @state() private isLate = false;
  #isAlone = false;
  #cancel = (): void => undefined;
  #listening: AbortController | undefined;
  readonly #words = new CareTexts(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const down = ({ key, repeat }: KeyboardEvent): void => {
      if (!repeat) this.#isAlone = key === 'Shift';
    };
    const up = ({ key }: KeyboardEvent): void => {
      if (key === 'Shift') this.#shifted();
    };
    document.addEventListener('keydown', down, { signal, capture: true });
    document.addEventListener('keyup', up, { signal, capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    this.#cancel();
    this.pressed = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return nothing;
    const left = PRESSES - this.pressed;
    const news = this.pressed > 0 ? text.t('exit.press', { count: left }) : '';
    return html`
      <button type="button" aria-describedby="keys" @click=${() => this.#leave()}>
        ${text.t('exit.button')}
      </button>
      <p id="keys" class="keys">${text.t('exit.hint')}</p>
      <p role="status" class="hidden">${this.isLate ? text.t('exit.expired') : news}</p>
    `;
  }

  /** Capital letters need Shift too: a press counts only when no other key came with it. */
  #shifted(): void {
    const isAlone = this.#isAlone;
    this.#isAlone = false;
    this.#cancel();
    this.isLate = false;
    this.pressed = isAlone ? this.pressed + 1 : 0;
    if (this.pressed >= PRESSES) return this.#leave();
    if (this.pressed === 0) return;
    this.#cancel = browserTimers.after(IN_TIME, () => {
      this.pressed = 0;
      this.isLate = true;
    });
  }

  #leave(): void {
    const { council, session } = this.webchat;
    leavePage({
      words: (this.#words.current ?? this.text).t('exit.loading'),
      forget: () => session.leaveAtOnce(),
      to: council?.exitUrl ?? '',
      go: (address) => location.replace(address),
    });
  }
}

defineOnce('bellman-exit', BellmanExit);
