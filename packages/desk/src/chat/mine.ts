import type { Marks, MessageView, StaffConversation } from '@bellman/protocol';
import type { Kept } from '../ground/kept.js';
import { asRefusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { isBehind, newHeld, unread, type Held } from './held.js';
import { Seen } from './seen.js';

/** What is told of one's own chats. */
export interface MineTold {
  /** Something that is shown changed. */
  changed(): void;
  /** The resident wrote in a chat that is not on screen. */
  unread(conversation: StaffConversation): void;
  /** Staff or resident wrote here; whoever typed has said it. */
  wrote(conversation: string): void;
  /** A chat that one had is somebody else's by now, or waits again. */
  gone(conversation: StaffConversation): void;
  /** A chat is among one's own, or is no more. */
  held(conversation: StaffConversation): void;
  dropped(conversation: string): void;
}

/** One's own chats with all that was said in them, kept in step with the relay. */
export class Mine {
  readonly #held = new Map<string, Held>();
  readonly #replaying = new Set<string>();
  /** Ended chats that were put away: what is told of them later does not bring them back. */
  readonly #away = new Set<string>();
  readonly #seen: Seen;
  #open: string | null = null;

  readonly #link: Link;
  /** How far each was on screen, in this tab: after a reload what was read is not new again. */
  readonly #kept: Kept;

  constructor(
    { link, kept }: { readonly link: Link; readonly kept: Kept },
    private readonly told: MineTold,
  ) {
    this.#link = link;
    this.#kept = kept;
    this.#seen = new Seen(link);
  }

  /** In the order in which they came: a new one takes its place after the others. */
  get list(): readonly Held[] {
    return [...this.#held.values()];
  }

  get(conversation: string): Held | undefined {
    return this.#held.get(conversation);
  }

  /** Says which chat is on screen; its messages count as read. */
  show(conversation: string | null): void {
    this.#open = conversation;
    const held = conversation === null ? undefined : this.#held.get(conversation);
    if (held) this.#reached(held);
  }

  /** Whether a chat is on screen. */
  isOpen(conversation: string): boolean {
    return this.#open === conversation;
  }

  /** Takes a chat on, or what is new about it, and fetches what is missing. */
  hold(conversation: StaffConversation): void {
    // What is still to be wrapped up stays, whatever was put away here: it locks its adviser.
    if (conversation.state !== 'ended' || conversation.wrapUp) this.#away.delete(conversation.id);
    else if (this.#away.has(conversation.id)) return;
    const held = this.#held.get(conversation.id);
    if (held) held.conversation = conversation;
    else this.#held.set(conversation.id, newHeld(conversation, this.#readOf(conversation.id)));
    this.told.held(conversation);
    void this.#catchUp(conversation.id);
  }

  /** Puts an ended chat away for good, such as one whose wrap-up is left out. */
  putAway(conversation: string): void {
    this.#away.add(conversation);
    this.drop(conversation);
  }

  /** Forgets a chat that is not one's own any more. */
  drop(conversation: string): void {
    if (this.#held.delete(conversation)) this.told.dropped(conversation);
    this.#kept.remove(`read:${conversation}`);
    this.#seen.forget(conversation);
  }

  /**
   * After every connection: these are one's own now. What was, and is not among them, has ended,
   * or was taken away meanwhile; its own entries say which.
   */
  renew(mine: readonly StaffConversation[]): void {
    const still = new Set(mine.map(({ id }) => id));
    const missing = this.list.filter(({ conversation }) => !still.has(conversation.id));
    for (const conversation of [...mine].sort((a, b) => a.startedAt - b.startedAt))
      this.hold(conversation);
    this.#seen.again();
    for (const held of missing) void this.#lookAfter(held);
  }

  /** Entries that were told of. */
  messages(conversation: string, messages: readonly MessageView[]): void {
    const held = this.#held.get(conversation);
    if (!held) return;
    const unreadBefore = unread(held);
    held.timeline.live(messages);
    if (messages.some(({ sender }) => sender.kind === 'resident')) this.told.wrote(conversation);
    if (held.timeline.gap || !held.ready) void this.#catchUp(conversation);
    this.#reached(held);
    if (this.#open !== conversation && held.ready && unread(held) > unreadBefore)
      this.told.unread(held.conversation);
    this.told.changed();
  }

  /** How far the resident has come. */
  marks(conversation: string, marks: Marks): void {
    const held = this.#held.get(conversation);
    if (!held) return;
    held.conversation = { ...held.conversation, marks };
    this.told.changed();
  }

  /** A chat that is not one's own any more: whether it ended is in it. */
  async #lookAfter(held: Held): Promise<void> {
    const { id } = held.conversation;
    const wasOver = held.conversation.state === 'ended';
    const known = wasOver || (await this.#catchUp(id, 'anyway'));
    if (this.#held.get(id) !== held || !this.#link.connected) return;
    if (known && (wasOver || held.timeline.hasEnded))
      held.conversation = { ...held.conversation, state: 'ended', wrapUp: false };
    else {
      this.drop(id);
      this.told.gone(held.conversation);
    }
    this.told.changed();
  }

  /** Replays from what is covered until nothing is missing; answers whether the relay did so. */
  async #catchUp(
    conversation: string,
    when: 'if-behind' | 'anyway' = 'if-behind',
  ): Promise<boolean> {
    const held = this.#held.get(conversation);
    if (!held || this.#replaying.has(conversation)) return false;
    if (when === 'if-behind' && !isBehind(held)) return true;
    this.#replaying.add(conversation);
    try {
      for (let more = true; more;) {
        const since = held.timeline.covered;
        const page = await this.#link.ask('replay', { conversation, since });
        held.timeline.page(page.messages);
        more = (page.more || held.timeline.gap) && held.timeline.covered > since;
      }
      if (!held.ready) held.read = Math.max(held.read, held.timeline.lastByStaff);
      held.ready = true;
      this.#reached(held);
      return true;
    } catch (thrown) {
      // The next connection replays again from the same place.
      asRefusal(thrown);
      return false;
    } finally {
      this.#replaying.delete(conversation);
      this.told.changed();
    }
  }

  #readOf(conversation: string): number {
    const read = this.#kept.get(`read:${conversation}`);
    return typeof read === 'number' ? read : 0;
  }

  /** What is held has reached this desk; what is on screen counts as read. */
  #reached(held: Held): void {
    const { conversation, timeline } = held;
    const isShown = this.#open === conversation.id;
    if (isShown && timeline.last > held.read) {
      held.read = timeline.last;
      this.#kept.set(`read:${conversation.id}`, held.read);
    }
    const delivered = timeline.covered;
    this.#seen.tell(conversation.id, { delivered, read: isShown ? delivered : 0 });
  }
}
