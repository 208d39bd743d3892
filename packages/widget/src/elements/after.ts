import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SessionView } from '../chat/session-view.js';
import { defineOnce } from '../ground/define-once.js';
import { afterIn } from '../text/load-after.js';
import { afterStyle } from './after-style.js';
import { baseStyle } from './base-style.js';
import type { BellmanLeft } from './leave.js';
import './leave.js';
import './place.js';
import './survey.js';
import type { BellmanTranscript } from './transcript.js';
import './transcript.js';
import type { Webchat } from './webchat.js';

export { Closing } from './closing.js';

/**
 * What stands under the log while nobody writes with an adviser: what one can do while waiting,
 * how to come back to a message that was left, and what there is after the end.
 */
export class BellmanAfter extends LitElement {
  static override styles = [
    baseStyle,
    afterStyle,
    css`
      :host {
        flex: 0 20 auto;
        min-block-size: 3.375em;
        max-block-size: 50%;
        overflow: auto;
      }
      :host([ended]) {
        flex: none;
        max-block-size: none;
        overflow: visible;
      }
      .box {
        padding: 0.625em 0.9375em;
        border-block-start: 1px solid var(--bellman-divider);
      }
      @container (max-height: 25em) {
        :host {
          flex: none;
          max-block-size: none;
          overflow: visible;
        }
      }
    `,
  ];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) view!: SessionView;
  @state() private isReady = false;
  #hadFocus = false;

  /** Not on connecting: it comes to life in a template that gave it its properties before. */
  protected override firstUpdated(): void {
    void this.#learn();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#hadFocus = this.matches(':focus-within');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { webchat, view } = this;
    const { phase, conversation } = view;
    if (!this.isReady || !conversation) return nothing;
    if (phase === 'waiting')
      return html`<div class="box">
        ${
          conversation.left
            ? html`<bellman-left
              .webchat=${webchat}
              .reference=${conversation.reference}
            ></bellman-left>`
            : html`<bellman-place .webchat=${webchat} .kept=${conversation.kept}></bellman-place>`
        }
      </div>`;
    if (phase !== 'ended') return nothing;
    return html`<div class="box stack">
      <bellman-transcript
        .webchat=${webchat}
        .reference=${conversation.reference}
      ></bellman-transcript>
      <bellman-survey
        class="part"
        .webchat=${webchat}
        @skipped=${() => this.#skipped()}
      ></bellman-survey>
    </div>`;
  }

  /** What the focus stood in is gone: it goes to the heading of what took its place. */
  protected override updated(): void {
    if (!this.#hadFocus || this.matches(':focus-within')) return;
    const next = this.renderRoot.querySelector<BellmanLeft | BellmanTranscript>(
      'bellman-left, bellman-transcript',
    );
    void next?.updateComplete.then(() => next.renderRoot.querySelector('h3')?.focus());
  }

  /** The survey is gone, with the button that had the focus. */
  #skipped(): void {
    const survey = this.renderRoot.querySelector<HTMLElement>('bellman-survey');
    if (survey) survey.hidden = true;
    const rest = this.renderRoot.querySelector<BellmanTranscript>('bellman-transcript');
    rest?.renderRoot.querySelector('h3')?.focus();
  }

  async #learn(): Promise<void> {
    const { webchat } = this;
    await webchat.learn(afterIn);
    this.isReady = true;
  }
}

defineOnce('bellman-after', BellmanAfter);
