import { limits, type Marks, type ProblemView, type ResidentConversation } from '@bellman/protocol';
import { DoneReply, Opened, PageReply, SentReply } from './arrivals.js';
import { createBegin } from './begin.js';
import { History } from './history.js';
import { Holding } from './holding.js';
import type { Hello, Link } from './link.js';
import { Outbox } from './outbox.js';
import { waitOf } from './passing.js';
import { after, isOpen, isUnderWay, type Phase, type PhaseEvent } from './phases.js';
import { Presence } from './presence.js';
import { Reach } from './reach.js';
import { Ready } from './ready.js';
import { Seen } from './seen.js';
import type { SessionParts } from './session-parts.js';
import { Words } from './words.js';

/** How long a connection that may be dead has to answer, milliseconds. */
const PROBE = 3_000;

/** The further of two. */
const further = (one: Marks | undefined, other: Marks): Marks => ({
  delivered: Math.max(one?.delivered ?? 0, other.delivered),
  read: Math.max(one?.read ?? 0, other.read),
});

/**
 * What the relay, the other tabs and time do to a chat: the phases, and the rooms they move.
 * What the resident does is `session.ts`.
 */
export class Engine {
  phase: Phase = 'home';
  conversation: ResidentConversation | null = null;
  problem: ProblemView | null = null;
  /** Whether somebody left at once, in another tab: nothing is to be seen any more. */
  hasLeft = false;
  readonly reach: Reach;
  readonly holding: Holding;
  readonly link: Link;
  readonly history: History;
  readonly outbox: Outbox;
  readonly words: Words;
  readonly seen: Seen;
  readonly presence: Presence;
  readonly ready: Ready;
  /** Opens a chat once, where this tab has none of its own. */
  #code: string | undefined;
  #isChecking = false;
  #isClosed = false;
  readonly #begin: () => Promise<void>;

  constructor(
    private readonly parts: SessionParts,
    private readonly changed: () => void,
  ) {
    const { store, timers, newId } = parts;
    this.reach = new Reach(timers, changed);
    this.ready = new Ready(timers);
    this.words = new Words(store, changed);
    this.holding = new Holding({
      store,
      tabs: (handlers) => parts.tabs(handlers),
      canTake: () => this.phase === 'home' || isOpen(this.phase),
      joined: () => this.go('resume'),
      ended: () => this.finish(false),
      left: () => {
        this.hasLeft = true;
        this.forget();
        this.go('reset');
      },
    });
    this.link = parts.link(() => this.#hello(), {
      up: () => this.#up(),
      down: () => this.#down(),
      refused: (problem) => this.#refused(problem),
      resumed: (what) => this.#opened(what, this.history.upTo),
      lost: (problem) => void this.#lost(problem),
      messages: (messages) => this.history.take(messages),
      conversation: (conversation) => this.#told(conversation),
      typing: (name) => this.presence.typed(name),
      marks: (marks) => this.conversation && this.#told({ ...this.conversation, marks }),
    });
    this.#begin = createBegin({
      ask: (start) => this.link.ask('start', start, Opened),
      due: () => (this.phase === 'starting' && this.reach.isUp ? store.read().start : undefined),
      begun: (answer) => this.#opened({ ...answer, messages: [...answer.messages] }, 0),
      refused: (problem) => this.#giveUp(problem),
      timers,
    });
    this.history = new History({
      replay: (since) => this.link.ask('replay', { since }, PageReply),
      isUp: () => this.reach.isUp,
      changed: () => this.#arrived(),
      caughtUp: () => void this.outbox.flush(),
      timers,
    });
    this.outbox = new Outbox(
      {
        send: (message) => this.link.ask('message', message, SentReply),
        canSend: () => this.#canTell() && this.history.isCaughtUp,
        keep: (unsent) => store.write({ unsent: [...unsent] }),
        sent: ({ id, body }, seq, at) =>
          this.history.take([{ id, seq, at, body, sender: { kind: 'resident', name: '' } }]),
        changed,
        timers,
        newId,
      },
      store.read().unsent,
    );
    this.seen = new Seen({
      tell: (seen) => this.link.ask('seen', seen, DoneReply),
      canTell: () => this.ready.isReady,
      timers,
    });
    this.presence = new Presence({
      tell: (event) => void this.link.ask(event, {}, DoneReply).catch(() => null),
      canTell: () => this.#canTell(),
      changed,
      timers,
    });
  }

  /** What was written and never sent, with what stands in the box, as one text. */
  get unsaid(): string {
    const words = [this.outbox.words, this.parts.store.read().draft];
    return words.filter(Boolean).join('\n\n');
  }

  /** Moves the phase; a start or a resume connects. */
  go(event: PhaseEvent): void {
    const before = this.phase;
    this.phase = after(before, event);
    if ((event === 'start' || event === 'resume') && before !== this.phase) {
      this.reach.idle();
      this.connect();
    }
    this.changed();
  }

  /** Connects, or goes on trying to. */
  connect(): void {
    if (this.#isClosed) return;
    this.reach.trying();
    this.link.connect();
  }

  /** Goes on with the chat that `code` opens, unless this tab has one of its own. */
  enter(code: string): void {
    this.#code = code;
    this.go('resume');
  }

  /** The chat has ended; `tell` the other tabs, unless one of them said so. */
  finish(tell: boolean): void {
    if (!isUnderWay(this.phase)) return;
    this.holding.drop(tell);
    this.presence.typed(null);
    this.go('ended');
    // The note of the end may be on its way still.
    void this.history.refresh().then(() => this.seen.tell());
    this.parts.timers.after(limits.residentToken.sensitive, () => {
      if (this.phase === 'ended') this.#disconnect();
    });
  }

  /** Nothing is known of any chat any more; `leaving`: in no tab. */
  forget(leaving = false): void {
    this.#disconnect();
    this.history.clear();
    this.outbox.clear();
    this.words.clear();
    this.seen.clear();
    this.conversation = null;
    this.problem = null;
    this.#code = undefined;
    this.holding.forget(leaving);
  }

  /** The connection may be dead, whatever it seems to be: makes sure, and connects anew if it is. */
  async check(): Promise<void> {
    if (!isUnderWay(this.phase) || this.#isChecking) return;
    this.#isChecking = true;
    const since = this.history.upTo;
    const answer = this.ready.isReady
      ? await this.link.ask('replay', { since }, PageReply, PROBE).catch(() => null)
      : null;
    this.#isChecking = false;
    if (!isUnderWay(this.phase)) return;
    if (answer === null) {
      this.link.disconnect();
      return this.connect();
    }
    this.reach.up();
    if (answer.ok) this.history.open(answer, since);
  }

  /** The page goes: whatever is still awaited changes nothing any more. */
  close(): void {
    this.#isClosed = true;
    this.#disconnect();
    this.presence.attend(false);
    this.holding.close();
  }

  #canTell(): boolean {
    return isOpen(this.phase) && this.reach.isUp && this.ready.isReady;
  }

  #hello(): Hello {
    const { token } = this.holding;
    if (token !== undefined) return { token, since: this.history.upTo };
    return this.#code === undefined ? {} : { code: this.#code };
  }

  #up(): void {
    this.problem = null;
    this.reach.up();
    void this.#begin();
  }

  #down(): void {
    this.ready.no();
    this.presence.typed(null);
    this.reach.trying();
  }

  #disconnect(): void {
    this.ready.no();
    this.link.disconnect();
    this.reach.idle();
  }

  /** The relay refused the connection: for a moment, or for good. */
  #refused(problem: ProblemView): void {
    const wait = waitOf(problem);
    if (wait === null) return this.#giveUp(problem);
    this.reach.trying();
    this.parts.timers.after(wait, () => isUnderWay(this.phase) && this.connect());
  }

  #giveUp(problem: ProblemView): void {
    this.reach.down();
    if (this.phase === 'starting') {
      const draft = this.unsaid;
      this.forget();
      this.parts.store.write({ draft });
    }
    this.problem = problem;
    this.go('refused');
  }

  #opened(what: Opened, since: number): void {
    const { start: _begun, ...kept } = this.parts.store.read();
    this.#code = undefined;
    if (what.conversation.state === 'ended') this.holding.takeAfter(what.token);
    else {
      this.parts.store.clear();
      this.parts.store.write({ ...kept, token: what.token });
      this.holding.take(what.token, true);
    }
    this.ready.yes();
    this.history.open(what, since);
    this.#told(what.conversation);
    this.seen.tell();
  }

  #told(conversation: ResidentConversation): void {
    const marks = further(this.conversation?.marks, conversation.marks);
    this.conversation = { ...conversation, marks };
    if (conversation.state === 'ended') this.finish(true);
    else this.go(conversation.state);
    void this.outbox.flush();
  }

  /** The token opens nothing. Another tab may hold a newer one; else the chat is gone. */
  async #lost(problem: ProblemView): Promise<void> {
    const old = this.holding.token;
    const newer = old === undefined ? null : await this.holding.find(old);
    if (!isUnderWay(this.phase)) return;
    this.#disconnect();
    if (newer !== null) {
      this.holding.take(newer, false);
      return this.connect();
    }
    this.holding.drop(false);
    if (old !== undefined && this.#code !== undefined) return this.connect();
    this.problem = problem;
    this.go('lost');
  }

  #arrived(): void {
    const { entries, upTo } = this.history;
    // An id is its sender's own: an adviser's may be the same as one of ours.
    for (const { id, sender } of entries)
      if (sender.kind === 'resident') this.outbox.acknowledged(id);
    const last = entries.at(-1);
    if (last?.sender.kind === 'staff') this.presence.typed(null);
    this.words.heed(
      entries.flatMap(({ sender, body }) => (sender.kind === 'resident' ? body : [])),
    );
    this.seen.come({ delivered: upTo });
    this.changed();
  }
}
