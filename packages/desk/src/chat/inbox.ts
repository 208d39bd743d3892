import type { ChosenState, Me, StaffBody, StaffConversation, You } from '@bellman/protocol';
import type { RelayClock } from '../ground/clock.js';
import type { NewId } from '../ground/ids.js';
import type { Kept } from '../ground/kept.js';
import { asRefusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { Model } from '../ui/model.js';
import { Drafts } from './drafts.js';
import type { Held } from './held.js';
import { Mine } from './mine.js';
import type { News } from './news.js';
import { Outbox } from './outbox.js';
import { Typing } from './typing.js';
import { lacks, lineOf, rings, type Line } from './waiting.js';

/** What an inbox is made of. */
export interface InboxParts {
  readonly link: Link;
  readonly me: Me;
  /** Told what the relay's time is after every connection. */
  readonly clock: RelayClock;
  readonly kept: Kept;
  readonly newId: NewId;
}

/** The waiting list, one's own chats and how one is, kept in step with the relay. */
export class Inbox extends Model {
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  /** Hears of news about what is not on screen. */
  onNews: (news: News) => void = () => undefined;
  readonly #waiting = new Map<string, StaffConversation>();
  readonly #mine: Mine;
  readonly #typing: Typing;
  #you: You | undefined;
  #choosing = false;
  /** The chat that one is passing on. */
  #passing: string | null = null;
  #loaded = false;
  #stops: (() => void)[] = [];

  constructor(private readonly parts: InboxParts) {
    super();
    this.drafts = new Drafts(parts.kept);
    this.#typing = new Typing(parts.clock, () => this.changed());
    this.#mine = new Mine(parts.link, {
      changed: () => this.changed(),
      unread: (conversation) => this.onNews({ kind: 'message', conversation }),
      wrote: (conversation) => this.#typing.over(conversation),
      gone: (conversation) => this.onNews({ kind: 'gone', conversation }),
    });
    const sender = { kind: 'staff', name: parts.me.name } as const;
    this.outbox = new Outbox(
      parts.link,
      parts.kept,
      parts.newId,
      (conversation, { id, body }, { seq, at, body: stored = body }) =>
        this.#mine.messages(conversation, [{ id, body: stored, seq, at, sender }]),
    );
  }

  /** Whether the relay has told of the lists yet. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** How one is at the desk; undefined until the relay has told. */
  get you(): You | undefined {
    return this.#you;
  }

  /** All that waits, in the order of the queue and by what it is to this person. */
  get line(): Line {
    const { me, clock } = this.parts;
    return lineOf(this.#waiting.values(), me.id, this.#you, clock.now());
  }

  /** One's own chats, and those that one is still to wrap up, in the order in which they came. */
  get mine(): readonly Held[] {
    return this.#mine.list;
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
      link.on('you', ({ you }) => this.#isSo(you)),
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
    const waits = this.#waiting.get(conversation);
    if (waits && waits.offer?.to === this.parts.me.id)
      this.#waiting.set(conversation, { ...waits, offer: null });
    this.changed();
  }

  /** Says how one is. @throws Refusal */
  async setState(state: ChosenState): Promise<void> {
    this.#choosing = true;
    try {
      const { you } = await this.parts.link.ask('setState', { state });
      this.#isSo(you);
    } finally {
      this.#choosing = false;
    }
  }

  /** @throws Refusal */
  async end(conversation: string, reason?: 'abuse'): Promise<void> {
    await this.parts.link.ask('end', { conversation, ...(reason ? { reason } : {}) });
    const held = this.#mine.get(conversation);
    if (held) this.#conversation({ ...held.conversation, state: 'ended' });
  }

  /**
   * Somebody else goes on with a chat of one's own: that it has gone is then no news.
   * @throws Refusal, such as `transfer-nobody`.
   */
  async transfer(asked: StaffBody<'transfer'>): Promise<void> {
    this.#passing = asked.conversation;
    try {
      await this.parts.link.ask('transfer', asked);
      this.#mine.drop(asked.conversation);
      this.changed();
    } finally {
      this.#passing = null;
    }
  }

  /** Puts an ended chat away. */
  close(conversation: string): void {
    this.#mine.putAway(conversation);
    this.drafts.set(conversation, '');
    this.changed();
  }

  /** Tells the resident that somebody is writing, at most once in three seconds. */
  typing(conversation: string): void {
    if (!this.parts.link.connected || !this.#typing.mayTell(conversation)) return;
    // A notice that is lost is nothing lost; anything else that is wrong will show with the message.
    this.parts.link.ask('typing', { conversation }).catch((thrown: unknown) => asRefusal(thrown));
  }

  /** After every connection: the lists as they are now, then what each chat missed. */
  async #watch(): Promise<void> {
    try {
      const { link, clock } = this.parts;
      const { waiting, mine, you } = await clock.ask(() => link.ask('watch', {}));
      this.#waiting.clear();
      for (const conversation of waiting) this.#waiting.set(conversation.id, conversation);
      this.#you = you;
      this.#mine.renew(mine);
      this.#loaded = true;
      this.changed();
      for (const { id } of mine) void this.outbox.flush(id);
    } catch (thrown) {
      // Not connected any more: the next connection asks again.
      asRefusal(thrown);
    }
  }

  #isSo(you: You): void {
    const before = this.#you;
    this.#you = you;
    if (before && before.chosen !== you.chosen && !this.#choosing)
      this.onNews({ kind: 'state', you });
    this.changed();
  }

  #conversation(conversation: StaffConversation): void {
    const { id, state, advisor, wrapUp } = conversation;
    const before = this.#waiting.get(id);
    const had = this.#mine.get(id);
    this.#waiting.delete(id);
    if (state !== 'waiting' && advisor?.id === this.parts.me.id) {
      if (state === 'active' || wrapUp || had) this.#mine.hold(conversation);
    } else {
      if (state === 'waiting') this.#waits(conversation, before);
      if (had) {
        this.#mine.drop(id);
        if (id !== this.#passing) this.onNews({ kind: 'gone', conversation });
      }
    }
    this.changed();
  }

  #waits(conversation: StaffConversation, before: StaffConversation | undefined): void {
    const { me, clock } = this.parts;
    const now = clock.now();
    this.#waiting.set(conversation.id, conversation);
    const skills = this.#you?.skills[conversation.council];
    if (rings(conversation, me.id, now)) {
      if (before?.offer?.to !== me.id) this.onNews({ kind: 'offer', conversation });
    } else if (!before && lacks(conversation, skills, me.id, now).length === 0)
      this.onNews({ kind: 'waiting', conversation });
  }
}
