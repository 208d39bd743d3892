import { limits, type ProblemView, type ResidentConversation } from '@bellman/protocol';
import { DoneReply, Opened, PageReply, SentReply } from './arrivals.js';
import { createBegin } from './begin.js';
import { History } from './history.js';
import { Holding } from './holding.js';
import { Line } from './line.js';
import type { Hello } from './link.js';
import { Outbox } from './outbox.js';
import { after, isOpen, isUnderWay, type Phase, type PhaseEvent } from './phases.js';
import { Presence } from './presence.js';
import { further, Seen } from './seen.js';
import type { SessionParts } from './session-parts.js';
import { Words } from './words.js';

/** How long a connection that may be dead has to answer, milliseconds. */
const PROBE = 3_000;

/**
 * What the relay, the other tabs and time do to a chat: the phases, and the rooms they move.
 * What the resident does is `session.ts`.
 */
export class Engine {
  phase: Phase = 'home';
  conversation: ResidentConversation | null = null;
  problem: ProblemView | null = null;
  /** Whether somebody left at once: nothing is to be seen until the panel is opened again. */
  hasLeft = false;
  readonly line: Line;
  readonly holding: Holding;
  readonly history: History;
  readonly outbox: Outbox;
  readonly words: Words;
  readonly seen: Seen;
  readonly presence: Presence;
  /** Opens a chat once, where this tab has none of its own. */
  code: string | undefined;
  readonly #begin: () => Promise<void>;

  constructor(
    private readonly parts: SessionParts,
    private readonly changed: () => void,
  ) {
    const { store, timers, newId } = parts;
    this.words = new Words(store, changed);
    this.holding = new Holding({
      store,
      tabs: (handlers) => parts.tabs(handlers),
      chat: () => this.conversation?.id,
      canTake: () => !this.hasLeft && (this.phase === 'home' || isOpen(this.phase)),
      joined: () => this.go('resume'),
      ended: () => this.finish(false),
      left: () => this.leave(false),
    });
    this.line = new Line({
      link: (hello, handlers) => parts.link(hello, handlers),
      hello: () => this.#hello(),
      isWanted: () => isUnderWay(this.phase),
      probe: () => this.#probe(),
      up: () => {
        this.problem = null;
        void this.#begin();
      },
      down: () => this.presence.typed(null),
      givenUp: (problem) => this.#giveUp(problem),
      changed,
      timers,
      resumed: (what) => this.#opened(what, this.history.upTo),
      lost: (problem) => void this.#lost(problem),
      messages: (messages) => this.history.take(messages),
      conversation: (conversation) => this.#told(conversation),
      typing: (name) => this.presence.typed(name),
      marks: (marks) => this.conversation && this.#told({ ...this.conversation, marks }),
    });
    this.#begin = createBegin({
      ask: (start) => this.line.link.ask('start', start, Opened),
      due: () =>
        this.phase === 'starting' && this.line.reach.isUp ? store.read().start : undefined,
      begun: (answer) => this.#opened({ ...answer, messages: [...answer.messages] }, 0),
      refused: (problem) => this.#giveUp(problem),
      timers,
    });
    this.history = new History({
      replay: (since) => this.line.link.ask('replay', { since }, PageReply),
      isUp: () => this.line.reach.isUp,
      changed: () => this.#arrived(),
      caughtUp: () => void this.outbox.flush(),
      timers,
    });
    this.outbox = new Outbox(
      {
        send: (message) => this.line.link.ask('message', message, SentReply),
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
      tell: (seen) => this.line.link.ask('seen', seen, DoneReply),
      canTell: () => this.line.ready.isReady,
      timers,
    });
    this.presence = new Presence({
      tell: (event) => void this.line.link.ask(event, {}, DoneReply).catch(() => null),
      canTell: () => this.#canTell(),
      changed,
      timers,
    });
  }

  /** What was written and never sent, with what stands in the box, as one text. */
  get unsaid(): string {
    return [this.outbox.words, this.parts.store.read().draft].filter(Boolean).join('\n\n');
  }

  /** Moves the phase; a start or a resume connects. */
  go(event: PhaseEvent): void {
    const before = this.phase;
    this.phase = after(before, event);
    if ((event === 'start' || event === 'resume') && before !== this.phase) {
      this.line.reach.idle();
      this.line.connect();
    }
    this.changed();
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
      if (this.phase === 'ended') this.line.disconnect();
    });
  }

  /** Nothing is known of any chat any more; `leaving`: in no tab. */
  forget(leaving = false): void {
    this.line.disconnect();
    this.history.clear();
    this.outbox.clear();
    this.words.clear();
    this.seen.clear();
    this.conversation = this.problem = null;
    this.code = undefined;
    this.holding.forget(leaving);
  }

  /** Nothing of it is to be seen any more; `tell` the other tabs, unless one of them said so. */
  leave(tell: boolean): void {
    this.hasLeft = true;
    this.forget(tell);
    this.go('reset');
  }

  /** The page goes: whatever is still awaited changes nothing any more. */
  close(): void {
    this.line.close();
    this.presence.attend(false);
    this.holding.close();
  }

  #canTell(): boolean {
    return isOpen(this.phase) && this.line.isReady;
  }

  #hello(): Hello {
    const { token } = this.holding;
    if (token !== undefined) return { token, since: this.history.upTo };
    return this.code === undefined ? {} : { code: this.code };
  }

  async #probe(): Promise<boolean> {
    const since = this.history.upTo;
    const answer = await this.line.link
      .ask('replay', { since }, PageReply, PROBE)
      .catch(() => null);
    if (answer === null) return false;
    this.line.reach.up();
    if (answer.ok) this.history.open(answer, since);
    return true;
  }

  #giveUp(problem: ProblemView): void {
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
    this.code = undefined;
    if (what.conversation.state === 'ended') this.holding.takeAfter(what.token);
    else {
      this.parts.store.clear();
      this.parts.store.write({ ...kept, token: what.token });
    }
    this.line.ready.yes();
    this.history.open(what, since);
    this.#told(what.conversation);
    // Told with the conversation's id, which is known now.
    if (what.conversation.state !== 'ended') this.holding.take(what.token, true);
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
    this.line.disconnect();
    if (newer !== null) {
      this.holding.take(newer, false);
      return this.line.connect();
    }
    this.holding.drop(false);
    this.holding.takeAfter(undefined);
    if (old !== undefined && this.code !== undefined) return this.line.connect();
    this.problem = problem;
    this.go('lost');
  }

  #arrived(): void {
    const { entries, upTo } = this.history;
    // An id is its sender's own: an adviser's may be the same as one of ours.
    for (const { id, sender } of entries)
      if (sender.kind === 'resident') this.outbox.acknowledged(id);
    if (entries.at(-1)?.sender.kind === 'staff') this.presence.typed(null);
    this.words.heed(
      entries.flatMap(({ sender, body }) => (sender.kind === 'resident' ? body : [])),
    );
    this.seen.come({ delivered: upTo });
    this.changed();
  }
}
