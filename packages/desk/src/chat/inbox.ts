import type { Marks, Me, MessageView, StaffConversation } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { NewId } from '../ground/ids.js';
import type { Kept } from '../ground/kept.js';
import { asRefusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { Model } from '../ui/model.js';
import { Drafts } from './drafts.js';
import { isBehind, newHeld, unread, type Held } from './held.js';
import { Outbox } from './outbox.js';
import { Seen } from './seen.js';
import { Typing } from './typing.js';

/** What an inbox is made of. */
export interface InboxParts {
  readonly link: Link;
  readonly me: Me;
  readonly clock: Clock;
  readonly kept: Kept;
  readonly newId: NewId;
}

/** News that somebody who looks elsewhere should hear of. */
export type News =
  | { readonly kind: 'waiting'; readonly conversation: StaffConversation }
  | { readonly kind: 'message'; readonly conversation: StaffConversation };

/** The waiting list and one's own chats, kept in step with the relay. */
export class Inbox extends Model {
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  /** Hears of news about what is not on screen. */
  onNews: (news: News) => void = () => undefined;
  readonly #waiting = new Map<string, StaffConversation>();
  readonly #mine = new Map<string, Held>();
  readonly #replaying = new Set<string>();
  readonly #typing: Typing;
  readonly #seen: Seen;
  #open: string | null = null;
  #loaded = false;
  #stops: (() => void)[] = [];

  constructor(private readonly parts: InboxParts) {
    super();
    this.drafts = new Drafts(parts.kept);
    this.#seen = new Seen(parts.link);
    this.#typing = new Typing(parts.clock, () => this.changed());
    this.outbox = new Outbox(
      parts.link,
      parts.kept,
      parts.newId,
      (conversation, { id, body }, ack) =>
        this.#messages(conversation, [
          {
            id,
            body: ack.body ?? body,
            seq: ack.seq,
            at: ack.at,
            sender: { kind: 'staff', name: parts.me.name },
          },
        ]),
    );
  }

  /** Whether the relay has told of the lists yet. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Waiting chats, longest wait first. */
  get waiting(): readonly StaffConversation[] {
    return [...this.#waiting.values()].sort((a, b) => a.startedAt - b.startedAt);
  }

  /** One's own chats, oldest first. */
  get mine(): readonly Held[] {
    return [...this.#mine.values()].sort(
      (a, b) => a.conversation.startedAt - b.conversation.startedAt,
    );
  }

  held(conversation: string): Held | undefined {
    return this.#mine.get(conversation);
  }

  isTyping(conversation: string): boolean {
    return this.#typing.shown(conversation);
  }

  /** Says which chat is on screen; its messages count as read. */
  show(conversation: string | null): void {
    this.#open = conversation;
    const held = conversation === null ? undefined : this.#mine.get(conversation);
    if (held) this.#reached(held);
    this.changed();
  }

  /** Begins to listen. */
  start(): void {
    const { link } = this.parts;
    this.#stops = [
      link.on('conversation', ({ conversation }) => this.#conversation(conversation)),
      link.on('messages', ({ conversation, messages }) => this.#messages(conversation, messages)),
      link.on('marks', ({ conversation, ...marks }) => this.#marks(conversation, marks)),
      link.on('typing', ({ conversation }) => this.#typing.seen(conversation)),
      link.onConnection((connected) => {
        if (connected) void this.#watch();
      }),
      this.outbox.onChange(() => this.changed()),
    ];
    if (link.connected) void this.#watch();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** @throws Refusal, such as `already-taken`. */
  async take(conversation: string): Promise<void> {
    const taken = await this.parts.link.ask('take', { conversation });
    this.#conversation(taken.conversation);
  }

  /** @throws Refusal */
  async end(conversation: string): Promise<void> {
    await this.parts.link.ask('end', { conversation });
    const held = this.#mine.get(conversation);
    if (held) this.#conversation({ ...held.conversation, state: 'ended' });
  }

  /** Puts an ended chat away. */
  close(conversation: string): void {
    this.#mine.delete(conversation);
    this.drafts.set(conversation, '');
    this.#seen.forget(conversation);
    this.changed();
  }

  /** Tells the resident that somebody is writing, at most once in three seconds. */
  typing(conversation: string): void {
    if (!this.parts.link.connected || !this.#typing.mayTell(conversation)) return;
    // A notice that is lost is nothing lost; anything else that is wrong will show with the message.
    this.parts.link.ask('typing', { conversation }).catch((thrown: unknown) => asRefusal(thrown));
  }

  /** After every connect: the lists as they are now, then what each chat missed. */
  async #watch(): Promise<void> {
    try {
      const { waiting, mine } = await this.parts.link.ask('watch', {});
      this.#waiting.clear();
      for (const conversation of waiting) this.#waiting.set(conversation.id, conversation);
      const still = new Set(mine.map(({ id }) => id));
      const ended = [...this.#mine.values()].filter((held) => !still.has(held.conversation.id));
      for (const held of ended) held.conversation = { ...held.conversation, state: 'ended' };
      for (const conversation of mine) this.#hold(conversation);
      this.#loaded = true;
      this.#seen.again();
      this.changed();
      for (const held of ended) void this.#catchUp(held.conversation.id, 'anyway');
      for (const id of still) {
        void this.#catchUp(id);
        void this.outbox.flush(id);
      }
    } catch (thrown) {
      // Not connected any more: the next connection asks again.
      asRefusal(thrown);
    }
  }

  #conversation(conversation: StaffConversation): void {
    const { id, state, advisor } = conversation;
    const known = this.#waiting.has(id);
    this.#waiting.delete(id);
    if (state === 'waiting') {
      this.#waiting.set(id, conversation);
      this.#mine.delete(id);
      if (!known) this.onNews({ kind: 'waiting', conversation });
    } else if (advisor?.id !== this.parts.me.id) {
      this.#mine.delete(id);
    } else if (state === 'active' || this.#mine.has(id)) {
      this.#hold(conversation);
      void this.#catchUp(id);
    }
    this.changed();
  }

  #hold(conversation: StaffConversation): void {
    const held = this.#mine.get(conversation.id);
    if (held) held.conversation = conversation;
    else this.#mine.set(conversation.id, newHeld(conversation));
  }

  #messages(conversation: string, messages: readonly MessageView[]): void {
    const held = this.#mine.get(conversation);
    if (!held) return;
    const unreadBefore = unread(held);
    held.timeline.live(messages);
    if (messages.some(({ sender }) => sender.kind === 'resident')) this.#typing.over(conversation);
    if (held.timeline.gap || !held.ready) void this.#catchUp(conversation);
    this.#reached(held);
    if (this.#open !== conversation && held.ready && unread(held) > unreadBefore)
      this.onNews({ kind: 'message', conversation: held.conversation });
    this.changed();
  }

  /** Replays from what is covered until nothing is missing. */
  async #catchUp(conversation: string, when: 'if-behind' | 'anyway' = 'if-behind'): Promise<void> {
    const held = this.#mine.get(conversation);
    if (!held || this.#replaying.has(conversation)) return;
    if (when === 'if-behind' && !isBehind(held)) return;
    this.#replaying.add(conversation);
    try {
      for (let more = true; more;) {
        const since = held.timeline.covered;
        const page = await this.parts.link.ask('replay', { conversation, since });
        held.timeline.page(page.messages);
        more = (page.more || held.timeline.gap) && held.timeline.covered > since;
      }
      if (!held.ready) held.read = held.timeline.lastByStaff;
      held.ready = true;
      this.#reached(held);
    } catch (thrown) {
      // The next connection replays again from the same place.
      asRefusal(thrown);
    } finally {
      this.#replaying.delete(conversation);
      this.changed();
    }
  }

  /** What is held has reached this desk; what is on screen counts as read. */
  #reached(held: Held): void {
    const { conversation, timeline } = held;
    const isShown = this.#open === conversation.id;
    if (isShown) held.read = Math.max(held.read, timeline.last);
    const delivered = timeline.covered;
    this.#seen.tell(conversation.id, { delivered, read: isShown ? delivered : 0 });
  }

  #marks(conversation: string, marks: Marks): void {
    const held = this.#mine.get(conversation);
    if (!held) return;
    held.conversation = { ...held.conversation, marks };
    this.changed();
  }
}
