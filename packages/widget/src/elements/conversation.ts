import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SessionView } from '../chat/session-view.js';
import { isUnderWay } from '../chat/phases.js';
import { defineOnce } from '../ground/define-once.js';
import { browserTimers } from '../ground/timers.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import type { BellmanComposer } from './composer.js';
import './composer.js';
import { contactLinks } from './contact.js';
import { conversationStyle } from './conversation-style.js';
import { logItems } from './log-items.js';
import { logRow, type RowActions } from './log-row.js';
import type { Webchat } from './webchat.js';

/** As near to its end as this, CSS pixels, the log follows what arrives. */
const NEAR_END = 60;

/**
 * A chat: the log, and the message box or what takes its place.
 *
 * @slot - A question in place of the message box
 */
export class BellmanConversation extends LitElement {
  static override styles = [baseStyle, conversationStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) view!: SessionView;
  /** Whether the council's names are known, or will not be: before that the log stays empty. */
  @property({ type: Boolean }) named = false;
  /** Whether a question stands in place of the message box. */
  @property({ type: Boolean }) covered = false;
  /** Whether arrivals are announced: not before what was said earlier is all there. */
  @state() private isLive = false;
  #follows = true;
  #top = 0;
  #height = 0;
  readonly #resized = new ResizeObserver(([entry]) => {
    this.#height = entry?.target.clientHeight ?? 0;
    this.#follow();
  });

  /** Moves the focus to the message box, or to the log where there is none. */
  async focusBox(): Promise<void> {
    await this.updateComplete;
    const composer = this.renderRoot.querySelector<BellmanComposer>('bellman-composer');
    await composer?.updateComplete;
    (composer ?? this.renderRoot.querySelector<HTMLElement>('.log'))?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { text, council, session } = this.webchat;
    if (!text) return nothing;
    const now = browserTimers.now();
    const actions: RowActions = {
      retry: (id) => session.retry(id),
      remove: (id) => void this.#remove(id),
    };
    return html`
      <div
        class="log"
        role="log"
        tabindex="0"
        aria-label=${text.t('log.name')}
        aria-live=${this.isLive ? 'polite' : 'off'}
        aria-relevant="additions"
        @scroll=${(event: Event) => this.#scrolled(event.currentTarget as Element)}
      >
        <ol role="list">
          ${repeat(
            this.named ? logItems(this.view, text, council) : [],
            ({ key }) => key,
            (item) => logRow(item, text, now, actions),
          )}
        </ol>
      </div>
      ${this.covered ? html`<slot></slot>` : this.#below(text)}
    `;
  }

  protected override firstUpdated(): void {
    const log = this.renderRoot.querySelector('.log');
    if (log) this.#resized.observe(log);
  }

  protected override updated(): void {
    this.#follow();
    if (this.isLive || !this.named || !this.view.caughtUp || !this.isConnected) return;
    requestAnimationFrame(() => (this.isLive = this.isConnected));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Shown again, it all stands there at once, and none of it is news.
    this.isLive = false;
    this.#follows = true;
    this.#top = 0;
  }

  /** Whoever scrolls up is left there; whoever comes back to the end follows again. */
  #scrolled({ scrollHeight, scrollTop, clientHeight }: Element): void {
    // A new size moves the log too, and that is nobody's scrolling.
    if (clientHeight !== this.#height) return;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) this.#follows = true;
    else if (scrollTop < this.#top) this.#follows = false;
    this.#top = scrollTop;
  }

  #follow(): void {
    const log = this.renderRoot.querySelector('.log');
    if (log && this.#follows) log.scrollTop = log.scrollHeight;
  }

  #below(text: Texts): TemplateResult {
    const { session } = this.webchat;
    if (isUnderWay(this.view.phase)) {
      return html`<bellman-composer
        .text=${text}
        .label=${text.t('composer.label')}
        .draft=${session.view.draft}
        @draft=${(event: CustomEvent<string>) => session.setDraft(event.detail)}
        @message=${(event: CustomEvent<string>) => this.#send(event)}
      ></bellman-composer>`;
    }
    return html`<div class="over">
      ${this.view.phase === 'lost' ? html`<p>${text.t('lost.advice')}</p>` : nothing}
      <button type="button" @click=${() => session.reset()}>${text.t('chat.new')}</button>
      ${this.view.phase === 'ended' ? contactLinks(text, this.webchat.council) : nothing}
    </div>`;
  }

  /** The button goes with the message: the focus follows the words into the box. */
  async #remove(id: string): Promise<void> {
    const { session } = this.webchat;
    session.remove(id);
    this.renderRoot.querySelector<BellmanComposer>('bellman-composer')?.fill(session.view.draft);
    await this.focusBox();
  }

  #send(event: CustomEvent<string>): void {
    (event.target as BellmanComposer).clear();
    this.#follows = true;
    this.webchat.session.send(event.detail);
  }
}

defineOnce('bellman-conversation', BellmanConversation);
