import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { goTo } from '../ground/address.js';
import { onAct, opensAtHeading } from '../keys/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import { foot } from './foot.js';
import { head } from './head.js';
import type { Held } from './held.js';
import { leftBehind } from './left-over.js';
import { mark, notices } from './notices.js';
import type { Ends } from './side/more.js';
import { postcodeIn } from './side/postcode.js';
import { transcript } from './transcript.js';
import { unsent } from './unsent.js';
import { whoIs } from './who.js';
import './end-chat.js';
import './incidents.js';
import '../shell/part.js';
import './side/side.js';

/** Reading along is for few, so it is fetched when somebody does. */
const listening = () => import('./listening.js');

/** One chat: who it is with, the log, what is unsent, the composer or the wrap-up, what goes with it. */
@customElement('desk-conversation')
export class DeskConversation extends View {
  @property({ attribute: false }) session!: Session;
  @property() conversation = '';
  @state() private asking = false;
  /** Whether the wrap-up was opened before the chat ended. */
  @state() private early = false;
  /** Whether the chat is one's own, or was; what was never is read along, where one may. */
  #wasHeld = false;
  #wasRead = false;
  /** Whether the chat ends by one's own hand: nobody is in the middle of writing then. */
  #ending = false;
  /** Whether the wrap-up is to be saved once the chat has ended. */
  #saves = false;
  #hadFocus = false;
  #hadWrap = false;
  #stops: readonly (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onAct('end-chat', () => (this.asking = this.#held?.conversation.state === 'active')),
      onAct('wrap-up', () => void this.#wrapNow()),
    ];
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) {
      this.asking = false;
      this.early = false;
      this.#wasHeld = false;
      this.#ending = false;
      this.#saves = false;
      this.#hadWrap = true;
    }
    // Over while somebody was still being asked whether to end it.
    if (this.#held?.conversation.state === 'ended') this.asking = false;
    this.#hadFocus = this.#hasFocus;
    // Not where a note is being written: its words are not for the resident.
    this.#wasRead = this.querySelector('desk-listening:not(:has(#note:focus))') !== null;
  }

  override updated(): void {
    const held = this.#held;
    // Taken over: it was read along until now.
    const isTaken = held !== undefined && this.#wasRead && this.#hadFocus && !this.#hasFocus;
    if (held) this.#wasHeld = true;
    const wrap = held?.conversation.state === 'ended' && this.querySelector('desk-wrap-up');
    const isNew = wrap && !this.#hadWrap;
    this.#hadWrap = Boolean(wrap);
    const isLost = !this.#hasFocus || document.activeElement === this.find('h2');
    if (isNew && isLost && this.#hadFocus) void this.#toWrap();
    else if (isTaken) void this.focusStart();
    // What had the focus has gone with the chat's end: go on from the chat's heading.
    else if (this.#hadFocus && !this.#hasFocus) this.find('h2')?.focus();
  }

  get #held(): Held | undefined {
    return this.session.inbox.held(this.conversation);
  }

  get #hasFocus(): boolean {
    return this.contains(document.activeElement);
  }

  /** Into the wrap-up: its first open question, or its heading where somebody was still writing. */
  async #toWrap(): Promise<void> {
    const wrap = this.querySelector('desk-wrap-up');
    if (this.#ending) await wrap?.focusFirst();
    else await wrap?.focusHeading();
    if (!this.#saves || !wrap) return;
    this.#saves = false;
    await wrap.save();
  }

  async #wrapNow(): Promise<void> {
    if (this.#held?.conversation.state === 'active') this.early = true;
    await this.updateComplete;
    await this.querySelector('desk-wrap-up')?.focusFirst();
  }

  /**
   * Where somebody who opens this chat goes on: the reply box, the wrap-up, or the heading, as where
   * it opened by a key or by itself.
   */
  async focusStart(atHeading = false): Promise<void> {
    await this.updateComplete;
    const composer = this.querySelector('desk-composer');
    const wrap = this.querySelector('desk-wrap-up');
    if (atHeading) this.find('h2')?.focus();
    else if (composer) await composer.focusBox();
    else if (wrap) await wrap.focusFirst();
    else this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const held = this.#held;
    if (held) return this.#mine(held);
    const { inbox } = this.session;
    if (inbox.loaded && inbox.left.has(this.conversation))
      return leftBehind(inbox.left, this.conversation, this.#close);
    if (!inbox.loaded || this.#wasHeld)
      return html`<h2 tabindex="-1">${t(inbox.loaded ? 'chat.gone' : 'chat.loading')}</h2>`;
    return html`<desk-part
      class="conversation__parts"
      .load=${listening}
      .heading=${t('chat.title')}
      .view=${html`<desk-listening
        class="conversation__parts"
        .session=${this.session}
        .conversation=${this.conversation}
      ></desk-listening>`}
    ></desk-part>`;
  }

  #mine(held: Held): TemplateResult {
    const { session } = this;
    const { conversation, timeline, ready } = held;
    const name = whoIs(conversation);
    const isOver = conversation.state === 'ended';
    const typing = session.inbox.isTyping(conversation.id)
      ? t('chat.typing', { name })
      : mark(timeline.lastByStaff, conversation, name);
    return html`<div class="conversation__parts">
        <div class="conversation__main">
          ${head(held, session, name, () => (this.asking = true))}
          <desk-incidents .session=${session} .chat=${conversation}></desk-incidents>
          ${notices(conversation, name)} ${transcript(session, conversation, timeline, ready)}
          <p class="conversation__typing">${typing}</p>
          ${
            isOver
              ? nothing
              : unsent(session.inbox.outbox, conversation.id, (words) => {
                  void this.querySelector('desk-composer')?.putBack(words);
                })
          }
          ${foot(held, session, {
            early: this.early,
            close: this.#close,
            endFirst: () => {
              this.#saves = true;
              this.asking = true;
            },
          })}
        </div>
        <desk-side
          class="conversation__side"
          .session=${session}
          .chat=${conversation}
          .postcode=${postcodeIn(timeline.messages)}
          .put=${isOver ? null : this.#put}
          .ends=${this.#ends}
        ></desk-side>
      </div>
      ${this.asking ? this.#question(held) : nothing}`;
  }

  #question({ conversation }: Held): TemplateResult {
    return html`<desk-end-chat
      .session=${this.session}
      .chat=${conversation}
      .done=${this.#ended}
      .cancelled=${this.#cancelEnd}
    ></desk-end-chat>`;
  }

  readonly #put = (words: string): void => void this.querySelector('desk-composer')?.insert(words);

  readonly #cancelEnd = async (): Promise<void> => {
    this.asking = false;
    await this.focusOn(this.#saves ? '#wrap-save' : '#end-chat');
    this.#saves = false;
  };

  /** Ended by one's own hand; the relay may have told so before it answered. */
  readonly #ended = async (): Promise<void> => {
    this.asking = false;
    this.#ending = true;
    await this.updateComplete;
    if (this.querySelector('desk-wrap-up')) await this.#toWrap();
    else this.find('h2')?.focus();
  };

  /** Puts an ended chat away. */
  readonly #close = (conversation: string): void => {
    this.session.inbox.close(conversation);
    this.#goOn(conversation);
  };

  /** To the next chat of one's own, or to the lists where there is none. */
  readonly #goOn = (conversation: string): void => {
    if (conversation !== this.conversation) return;
    const others = this.session.inbox.mine
      .map((held) => held.conversation)
      .filter(({ id }) => id !== conversation);
    const next = others.find((other) => other.state === 'active') ?? others[0];
    if (next) opensAtHeading();
    goTo({ view: 'chats', conversation: next?.id ?? null });
  };

  readonly #ends: Ends = {
    left: this.#goOn,
    ending: () => void this.#ended(),
    wrapNow: () => void this.#wrapNow(),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-conversation': DeskConversation;
  }
}
