import { html, LitElement, css, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/**
 * "End this chat?", in place of the message box. It takes the focus while it is asked.
 *
 * @fires answer - "No", or the chat has ended
 */
class BellmanEndQuestion extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: block;
        padding: 0.9375em;
        border-block-start: 2px solid var(--bellman-input-border);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.625em;
        margin-block-start: 0.9375em;
      }
    `,
  ];

  @property({ attribute: false }) webchat!: Webchat;
  @state() private isBusy = false;
  @state() private trouble = '';
  #goesOn = new AbortController();

  protected override render(): TemplateResult | typeof nothing {
    const { text } = this.webchat;
    if (!text) return nothing;
    return html`<div role="group" aria-labelledby="question">
      <h3 id="question" tabindex="-1">${text.t('end.question')}</h3>
      <p>${text.t('end.advice')}</p>
      <p role="alert" class="error">${this.trouble}</p>
      <div class="row">
        <button type="button" ?disabled=${this.isBusy} @click=${() => void this.#end()}>
          ${text.t('end.yes')}
        </button>
        <button type="button" class="second" @click=${() => this.#answer()}>${text.t('end.no')}</button>
      </div>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h3')?.focus();
    // Where all scrolls as one column, the focus alone would bring the heading and no answer.
    this.scrollIntoView({ block: 'nearest' });
  }

  /** It is moved with the panel, where a phone is turned: what was asked is asked still. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#goesOn.signal.aborted) this.#goesOn = new AbortController();
  }

  /** Whoever goes on takes back what is not asked yet. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#goesOn.abort();
  }

  async #end(): Promise<void> {
    const { session, text } = this.webchat;
    this.isBusy = true;
    this.trouble = '';
    try {
      const problem = await session.end(this.#goesOn.signal);
      if (problem === null) return this.#answer();
      this.trouble = text?.problem(problem) ?? problem.title;
    } catch {
      // No answer came, so the chat may go on; the resident can try again.
      this.trouble = text?.t('panel.failed') ?? '';
    }
    this.isBusy = false;
  }

  #answer(): void {
    this.dispatchEvent(new Event('answer'));
  }
}

defineOnce('bellman-end-question', BellmanEndQuestion);
