import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SessionView } from '../chat/session-view.js';
import { isOpen, isUnderWay } from '../chat/phases.js';
import { defineOnce } from '../ground/define-once.js';
import { browserTimers } from '../ground/timers.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import type { BellmanComposer } from './composer.js';
import './composer.js';
import type { BellmanAttach } from './attach.js';
import { contactLinks } from './contact.js';
import { keepFocus } from './conversation-focus.js';
import { Follow } from './conversation-follow.js';
import { Fresh } from './conversation-fresh.js';
import { News } from './conversation-news.js';
import { fetchPart } from './conversation-parts.js';
import { ringOnce } from './conversation-ring.js';
import { conversationStyle } from './conversation-style.js';
import { Typing } from './conversation-typing.js';
import { tellsHidden, warnings } from './conversation-warnings.js';
import './end-question.js';
import type { DeliveryActions } from './log-delivery.js';
import { logItems } from './log-items.js';
import { logRow } from './log-row.js';
import { lostView } from './lost.js';
import type { Webchat } from './webchat.js';

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
  /** Whether files can be sent: what does it has loaded. */
  @state() private canAttach = false;
  /** Whether a file that was chosen asks for something: it stands in place of the message box. */
  @state() private isAttaching = false;
  /** What was hidden and has been told of long enough. */
  @state() private told: SessionView['hidden'] | null = null;
  #last = 0;
  readonly #follow = new Follow(this);
  readonly #fresh = new Fresh(this);
  readonly #news = new News();
  readonly #typing = new Typing();

  constructor() {
    super();
    keepFocus(this, () => void this.focusBox());
  }

  get #attach(): BellmanAttach | null {
    return this.renderRoot.querySelector<BellmanAttach>('bellman-attach');
  }

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
    const { view } = this;
    const items = this.named ? logItems(view, text, council) : [];
    const keys = items.map(({ key }) => key);
    this.#fresh.look(keys, this.isLive);
    const actions: DeliveryActions = {
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
        @scroll=${(event: Event) => this.#follow.scrolled(event.currentTarget as Element)}
      >
        <ol role="list">
          ${repeat(
            items,
            ({ key }) => key,
            (item) => logRow(item, text, now, actions, this.webchat, this.#fresh.has(item.key)),
          )}
        </ol>
      </div>
      ${
        this.#follow.isBehind
          ? html`<button type="button" class="second below" @click=${() => this.#follow.toEnd()}>
            ${text.t('log.below')}
          </button>`
          : nothing
      }
      ${this.#typing.draw(view, text)}
      ${this.#news.draw(view, text, this.isLive)}
      ${warnings({ webchat: this.webchat, view, told: this.told, close: () => this.#closeHidden(), keeps: (words) => this.#news.keeps(words) }, text)}
      ${
        isUnderWay(view.phase)
          ? html`<bellman-attach
            .webchat=${this.webchat}
            .text=${text}
            ?hidden=${this.covered}
            @asking=${(event: CustomEvent<boolean>) => (this.isAttaching = event.detail)}
            @box=${() => void this.focusBox()}
          ></bellman-attach>`
          : nothing
      }
      ${this.covered ? html`<slot></slot>` : html`${this.#after()} ${this.#below(text)}`}
    `;
  }

  protected override willUpdate(): void {
    const { messages } = this.view;
    const last = messages.findLast(({ sender }) => sender.kind !== 'resident')?.seq ?? 0;
    if (last > this.#last && this.isLive) {
      this.#follow.grown();
      if (this.webchat.session.liking.sound) void ringOnce(this.webchat.session, last);
    }
    this.#last = last;
    this.#follow.hasBox = isUnderWay(this.view.phase) && !this.covered && !this.isAttaching;
    this.toggleAttribute('ended', this.view.phase === 'ended');
  }

  protected override updated(): void {
    if (this.isLive || !this.named || !this.view.caughtUp || !this.isConnected) return;
    requestAnimationFrame(() => (this.isLive = this.isConnected));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
    void fetchPart('care');
    void fetchPart('files').then((part) => (this.canAttach = part !== null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Shown again, it all stands there at once, and none of it is news.
    this.isLive = false;
  }

  /** While one waits, and once the chat has ended: what else one can do. */
  #after(): TemplateResult | typeof nothing {
    const { view, webchat } = this;
    if (view.phase !== 'waiting' && view.phase !== 'ended') return nothing;
    void fetchPart('after');
    const hasEnded = view.phase === 'ended';
    // What was hidden is told of first: it goes again soon.
    if (!hasEnded && tellsHidden(view, this.told)) return nothing;
    return html`<bellman-after ?ended=${hasEnded} .webchat=${webchat} .view=${view}></bellman-after>`;
  }

  #below(text: Texts): TemplateResult {
    const { session } = this.webchat;
    if (isUnderWay(this.view.phase)) {
      return html`
        <bellman-composer
          .text=${text}
          .label=${text.t('composer.label')}
          .draft=${session.view.draft}
          ?hidden=${this.isAttaching}
          ?compact=${this.view.danger || tellsHidden(this.view, this.told)}
          .enter=${session.liking.enter}
          @draft=${(event: CustomEvent<string>) => this.#drafted(event.detail)}
          @message=${(event: CustomEvent<string>) => this.#send(event)}
          @files=${(event: CustomEvent<readonly File[]>) => this.#attach?.take(event.detail)}
        >
          ${
            this.canAttach && isOpen(this.view.phase)
              ? html`<button
                type="button"
                class="second"
                slot="beside"
                aria-label=${text.t('composer.attach')}
                @click=${() => this.#attach?.pick()}
              >
                ${text.t('composer.attach.short')}
              </button>`
              : nothing
          }
        </bellman-composer>
      `;
    }
    return html`<div class="over">
      ${this.view.phase === 'lost' ? lostView(this.webchat, this.view, text) : nothing}
      <button type="button" @click=${() => session.reset()}>${text.t('chat.new')}</button>
      ${this.view.phase === 'ended' ? contactLinks(text, this.webchat.council) : nothing}
    </div>`;
  }

  #drafted(draft: string): void {
    this.webchat.session.setDraft(draft);
    if (draft !== '') this.told = this.view.hidden;
  }

  /** The button goes with the notice: the focus goes on to the box. */
  #closeHidden(): void {
    this.told = this.view.hidden;
    void this.focusBox();
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
    this.#follow.toEnd();
    this.webchat.session.send(event.detail);
  }
}

defineOnce('bellman-conversation', BellmanConversation);
