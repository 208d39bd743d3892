import type { ChosenState, Me, StaffBody, StaffConversation, You } from '@bellman/protocol';
import type { RelayClock } from '../ground/clock.js';
import type { NewId } from '../ground/ids.js';
import type { Kept } from '../ground/kept.js';
import { asRefusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { Model } from '../ui/model.js';
import { Drafts } from './drafts.js';
import { LeftBehind, type Former } from './left-behind.js';
import type { Held } from './held.js';
import { Mine } from './mine.js';
import type { News } from './news.js';
import { Outbox } from './outbox.js';
import { OwnState } from './own-state.js';
import { Queue } from './queue.js';
import { Transfers } from './transfers.js';
import { Typing } from './typing.js';
import type { Line } from './waiting.js';

/** What an inbox is made of. */
export interface InboxParts {
  readonly link: Link;
  readonly me: Me;
  readonly clock: RelayClock;
  readonly kept: Kept;
  readonly newId: NewId;
}

/** The waiting list, one's own chats and how one is, kept in step with the relay. */
export class Inbox extends Model {
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly left: LeftBehind;
  /** Hears of news about what is not on screen. */
  onNews: (news: News) => void = () => undefined;
  readonly #queue: Queue;
  readonly #mine: Mine;
  readonly #typing: Typing;
  readonly #own: OwnState;
  readonly #transfers: Transfers;
  #loaded = false;
  #stops: (() => void)[] = [];

  constructor(private readonly parts: InboxParts) {
    super();
    this.#own = new OwnState(parts.link, (you, elsewhere) => {
      if (elsewhere) this.onNews({ kind: 'state', you });
      this.changed();
    });
    this.#transfers = new Transfers(parts.link);
    this.#queue = new Queue(parts.me.id, parts.clock);
    this.drafts = new Drafts(parts.kept);
    this.#typing = new Typing(parts.clock, () => this.changed());
    this.#mine = new Mine(parts, {
      changed: () => this.changed(),
      unread: (conversation) => this.onNews({ kind: 'message', conversation }),
      wrote: (conversation) => this.#typing.over(conversation),
      gone: (conversation) => this.#gone(conversation.id, conversation),
      held: (conversation) => this.left.had(conversation),
      dropped: (conversation) => this.left.gone(conversation),
    });
    const { link, kept, newId, me } = parts;
    const sender = { kind: 'staff', name: me.name } as const;
    this.outbox = new Outbox(link, kept, newId, (conversation, { id, body }, ack) => {
      const { seq, at, body: stored = body } = ack;
      this.#mine.messages(conversation, [{ id, body: stored, seq, at, sender }]);
    });
    this.left = new LeftBehind(parts.kept, this.drafts, this.outbox);
  }

  /** Whether the relay has told of the lists yet. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** How one is at the desk; undefined until the relay has told. */
  get you(): You | undefined {
    return this.#own.you;
  }

  /** All that waits, in the order of the queue and by what it is to this person. */
  get line(): Line {
    return this.#queue.line(this.you);
  }

  /** One's own chats, and those that one is still to wrap up, in the order in which they came. */
  get mine(): readonly Held[] {
    return this.#mine.list;
  }

  /** Chats that one had, with words in them that were not sent. */
  get former(): readonly Former[] {
    if (!this.#loaded) return [];
    return this.left.known.filter(({ id }) => !this.held(id) && this.left.has(id));
  }

  held(conversation: string): Held | undefined {
    return this.#mine.get(conversation);
  }

  isTyping(conversation: string): boolean {
    return this.#typing.shown(conversation);
  }

  /** Says which chat is on screen; its messages count as read. */
  show(conversation: string | null): void {
    this.#mine.show(conversation);
    this.changed();
  }

  /** Begins to listen. */
  start(): void {
    const { link } = this.parts;
    this.#stops = [
      link.on('conversation', ({ conversation }) => this.#conversation(conversation)),
      link.on('messages', ({ conversation, messages }) =>
        this.#mine.messages(conversation, messages),
      ),
      link.on('marks', ({ conversation, ...marks }) => this.#mine.marks(conversation, marks)),
      link.on('typing', ({ conversation }) => this.#typing.seen(conversation)),
      link.on('you', ({ you }) => this.#own.isSo(you)),
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

  /**
   * Takes the chat that has waited longest of those for this person; answers its id, or null
   * where none is.
   * @throws Refusal, such as `at-capacity`.
   */
  async takeNext(): Promise<string | null> {
    const { conversation } = await this.parts.link.ask('takeNext', {});
    if (conversation) this.#conversation(conversation);
    return conversation?.id ?? null;
  }

  /**
   * Passes an offer on.
   * @throws Refusal, such as `not-offered`.
   */
  async decline(conversation: string): Promise<void> {
    await this.parts.link.ask('decline', { conversation });
    this.#queue.passedOn(conversation);
    this.changed();
  }

  /** Says how one is. @throws Refusal */
  setState(state: ChosenState): Promise<void> {
    return this.#own.choose(state);
  }

  /** @throws Refusal */
  async end(conversation: string, reason?: 'abuse'): Promise<void> {
    await this.parts.link.ask('end', { conversation, ...(reason ? { reason } : {}) });
    const held = this.held(conversation);
    if (held) this.#conversation({ ...held.conversation, state: 'ended' });
  }

  /**
   * Somebody else goes on with a chat of one's own; `name`: who or what, as it is shown.
   * @throws Refusal, such as `transfer-nobody`.
   */
  async transfer(asked: StaffBody<'transfer'>, name: string): Promise<void> {
    await this.#transfers.make(asked, name);
    this.#mine.drop(asked.conversation);
    this.changed();
  }

  /** Puts an ended chat away. */
  close(conversation: string): void {
    this.#mine.putAway(conversation);
    this.left.forget(conversation);
    this.changed();
  }

  /** Tells the resident that somebody is writing, at most once in three seconds. */
  typing(conversation: string): void {
    const { link } = this.parts;
    if (!link.connected || !this.#typing.mayTell(conversation)) return;
    // A notice that is lost is nothing lost; what else is wrong will show with the message.
    link.ask('typing', { conversation }).catch((thrown: unknown) => asRefusal(thrown));
  }

  /** After every connection: the lists as they are now, then what each chat missed. */
  async #watch(): Promise<void> {
    try {
      const { link, clock } = this.parts;
      const { waiting, mine, you } = await clock.ask(() => link.ask('watch', {}));
      this.#queue.renew(waiting);
      this.#own.renew(you);
      this.#mine.renew(mine);
      // Of the chats of before a reload nothing is held.
      for (const { id } of this.left.known) {
        if (!this.held(id)) this.left.gone(id);
        if (!this.held(id) && !this.#loaded) this.#gone(id);
      }
      this.#loaded = true;
      this.changed();
      for (const { id } of mine) void this.outbox.flush(id);
    } catch (thrown) {
      // Not connected any more: the next connection asks again.
      asRefusal(thrown);
    }
  }

  #conversation(conversation: StaffConversation): void {
    const { id, state, advisor, wrapUp } = conversation;
    const had = this.#mine.get(id);
    const by = this.#transfers.notTaken(conversation);
    if (by !== null) this.onNews({ kind: 'not-taken', conversation, by });
    if (state !== 'waiting') this.#queue.delete(id);
    if (state !== 'waiting' && advisor?.id === this.parts.me.id) {
      // Wrapped up or put away in another tab; what is on screen, or has words in it, stays.
      const isDone = state === 'ended' && !wrapUp && had?.conversation.wrapUp;
      if (isDone && !this.#mine.isOpen(id) && !this.left.has(id)) this.#mine.drop(id);
      else if (state === 'active' || wrapUp || had) this.#mine.hold(conversation);
    } else {
      const kind = state === 'waiting' ? this.#queue.put(conversation, this.you) : null;
      if (kind) this.onNews({ kind, conversation });
      if (had) {
        this.#mine.drop(id);
        if (!this.#transfers.isPassing(id)) this.onNews({ kind: 'gone', conversation });
      }
    }
    this.changed();
  }

  /** Lists that were asked for anew lack a chat of one's own: it may be back in the queue. */
  #gone(id: string, conversation = this.#queue.get(id)): void {
    const kind = this.#queue.get(id) ? 'returned' : 'gone';
    if (conversation) this.onNews({ kind, conversation });
  }
}
