import type { ProblemView, ResidentConversation } from '@bellman/protocol';
import type { Resumed } from './arrivals.js';
import { createBegin } from './begin.js';
import { History } from './history.js';
import { Holding } from './holding.js';
import type { Link } from './link.js';
import { Outbox } from './outbox.js';
import { waitOf } from './passing.js';
import { after, isOpen, isUnderWay, type Phase, type PhaseEvent } from './phases.js';
import { Reach } from './reach.js';
import type { SessionParts } from './session-parts.js';

/**
 * What the relay, the other tabs and time do to a chat: the phases, and the rooms they move.
 * What the resident does is `session.ts`.
 */
export class Engine {
  phase: Phase = 'home';
  conversation: ResidentConversation | null = null;
  problem: ProblemView | null = null;
  readonly reach: Reach;
  readonly holding: Holding;
  readonly link: Link;
  readonly history: History;
  readonly outbox: Outbox;
  readonly #begin: () => Promise<void>;

  constructor(
    private readonly parts: SessionParts,
    private readonly changed: () => void,
  ) {
    const { store, timers, newId } = parts;
    this.reach = new Reach(timers, changed);
    this.holding = new Holding({
      store,
      tabs: (handlers) => parts.tabs(handlers),
      canTake: () => this.phase === 'home' || isOpen(this.phase),
      joined: () => this.go('resume'),
      ended: () => this.finish(false),
    });
    this.link = parts.link(() => this.#hello(), {
      up: () => this.#up(),
      down: () => this.reach.trying(),
      refused: (problem) => this.#refused(problem),
      resumed: (what) => this.#opened(what, this.history.upTo),
      lost: () => void this.#lost(),
      messages: (messages) => this.history.take(messages),
      conversation: (conversation) => this.#told(conversation),
    });
    this.#begin = createBegin({
      ask: (start) => this.link.ask('start', start),
      due: () => (this.phase === 'starting' && this.reach.isUp ? store.read().start : undefined),
      begun: (answer) => this.#opened({ ...answer, messages: [...answer.messages] }, 0),
      refused: (problem) => this.#giveUp(problem),
      timers,
    });
    this.history = new History({
      replay: (since) => this.link.ask('replay', { since }),
      isUp: () => this.reach.isUp,
      changed: () => this.#arrived(),
      caughtUp: () => void this.outbox.flush(),
      timers,
    });
    this.outbox = new Outbox(
      {
        send: (message) => this.link.ask('message', message),
        canSend: () => isOpen(this.phase) && this.reach.isUp && this.history.isCaughtUp,
        keep: (unsent) => store.write({ unsent: [...unsent] }),
        sent: ({ id, body }, seq, at) =>
          this.history.take([{ id, seq, at, body, sender: { kind: 'resident', name: '' } }]),
        changed,
        timers,
        newId,
      },
      store.read().unsent,
    );
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
      this.reach.trying();
      this.link.connect();
    }
    this.changed();
  }

  /** The chat has ended; `tell` the other tabs, unless one of them said so. */
  finish(tell: boolean): void {
    if (!isUnderWay(this.phase)) return;
    this.holding.drop(tell);
    this.go('ended');
    // The note of the end may be on its way still.
    void this.history.refresh().then(() => this.phase === 'ended' && this.link.disconnect());
  }

  /** Nothing is known of any chat any more. */
  forget(): void {
    this.link.disconnect();
    this.reach.idle();
    this.history.clear();
    this.outbox.clear();
    this.conversation = null;
    this.problem = null;
    this.parts.store.clear();
  }

  #hello(): { token?: string; since?: number } {
    const { token } = this.holding;
    return token === undefined ? {} : { token, since: this.history.upTo };
  }

  #up(): void {
    this.problem = null;
    this.reach.up();
    void this.#begin();
  }

  /** The relay refused the connection: for a moment, or for good. */
  #refused(problem: ProblemView): void {
    const wait = waitOf(problem);
    if (wait === null) return this.#giveUp(problem);
    this.reach.trying();
    this.parts.timers.after(wait, () => isUnderWay(this.phase) && this.link.connect());
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

  #opened(what: Resumed, since: number): void {
    const { start: _begun, ...kept } = this.parts.store.read();
    this.parts.store.clear();
    this.parts.store.write({ ...kept, token: what.token });
    this.holding.take(what.token, true);
    this.history.open(what, since);
    this.#told(what.conversation);
  }

  #told(conversation: ResidentConversation): void {
    this.conversation = conversation;
    if (conversation.state === 'ended') this.finish(true);
    else this.go(conversation.state);
    void this.outbox.flush();
  }

  /** The token opens nothing. Another tab may hold a newer one; else the chat is gone. */
  async #lost(): Promise<void> {
    const newer = await this.holding.find(this.holding.token);
    this.link.disconnect();
    if (newer !== null) {
      this.holding.take(newer, false);
      return this.link.connect();
    }
    this.holding.drop(false);
    this.go('lost');
  }

  #arrived(): void {
    for (const { id } of this.history.entries) this.outbox.acknowledged(id);
    this.changed();
  }
}
