import type { ProblemView, ResidentConversation } from '@bellman/protocol';
import { DoneReply, Opened, PageReply, SentReply } from './arrivals.js';
import { createBegin } from './begin.js';
import { Ending } from './ending.js';
import { History } from './history.js';
import { Holding } from './holding.js';
import { Line } from './line.js';
import type { Hello } from './link.js';
import { createLost } from './lost.js';
import { Outbox } from './outbox.js';
import { after, isOpen, isUnderWay, type Phase, type PhaseEvent } from './phases.js';
import { Presence } from './presence.js';
import { further, Seen } from './seen.js';
import type { SessionParts } from './session-parts.js';
import { Words } from './words.js';

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
  readonly #lost: (problem: ProblemView) => Promise<void>;
  readonly #ending: Ending;

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
      isWanted: () => this.#isWanted,
      probe: () => this.history.probe(() => this.line.reach.up()),
      up: () => {
        this.problem = null;
        void this.#begin();
      },
      polls: this.holding.polls,
      down: () => this.presence.typed(null),
      givenUp: (problem) => this.#giveUp(problem),
      changed,
      timers,
      resumed: (what) => this.#opened(what, this.history.upTo),
      lost: (problem) => void this.#lost(problem),
      messages: (messages) => this.history.take(messages),
      // A start's answer brings the token too: without it, nothing would open the chat again.
      conversation: (told) => this.phase === 'starting' || this.#told(told),
      typing: (name) => this.presence.typed(name),
      marks: (marks) => this.conversation && this.#told({ ...this.conversation, marks }),
    });
    this.#lost = createLost({
      holding: this.holding,
      line: this.line,
      isWanted: () => this.#isWanted,
      isOver: () => this.phase === 'ended',
      hasCode: () => this.code !== undefined,
      lose: () => this.holding.lose(),
      gone: (problem) => this.go('lost', problem),
    });
    this.#ending = new Ending({
      isOver: () => this.phase === 'ended',
      isWhole: () =>
        this.conversation?.state === 'ended' && this.history.upTo >= this.conversation.lastSeq,
      letGo: () => this.line.disconnect(),
      timers,
    });
    this.#begin = createBegin({
      ask: (start, patience) => this.line.link.ask('start', start, Opened, patience),
      due: () =>
        this.phase === 'starting' && this.line.reach.isUp ? store.read().start : undefined,
      begun: (answer) => this.#opened({ ...answer, messages: [...answer.messages] }, 0),
      refused: (problem) => this.#giveUp(problem),
      timers,
    });
    this.history = new History({
      replay: (since, patience) => this.line.link.ask('replay', { since }, PageReply, patience),
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

  /** Moves the phase, with the problem that did it; a start or a resume connects. */
  go(event: PhaseEvent, problem = this.problem): void {
    this.problem = problem;
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
    this.#ending.begin();
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

  /** Whether there is something to be told to the relay, or to be heard from it. */
  get #isWanted(): boolean {
    return isUnderWay(this.phase) || this.#ending.isMissing;
  }

  #canTell(): boolean {
    return isOpen(this.phase) && this.line.isReady;
  }

  #hello(): Hello {
    const { token } = this.holding;
    if (token !== undefined) return { token, since: this.history.upTo };
    return this.code === undefined ? {} : { code: this.code };
  }

  #giveUp(problem: ProblemView): void {
    if (this.phase === 'starting') {
      const draft = this.unsaid;
      this.forget();
      this.parts.store.write({ draft });
    }
    this.go('refused', problem);
  }

  #opened(what: Opened, since: number): void {
    this.code = undefined;
    // What was read just before the end may come after another tab told of it.
    const isOver = this.phase === 'ended' || what.conversation.state === 'ended';
    if (isOver) this.holding.takeAfter(what.token);
    else this.holding.begin(what.token);
    this.line.ready.yes();
    this.history.open(what, since);
    this.#told(what.conversation);
    // Told with the conversation's id, which is known now.
    if (!isOver) this.holding.take(what.token, true);
    this.seen.tell();
  }

  #told(conversation: ResidentConversation): void {
    const marks = further(this.conversation?.marks, conversation.marks);
    this.conversation = { ...conversation, marks };
    if (conversation.state === 'ended') this.finish(true);
    else this.go(conversation.state);
    this.#ending.look();
    void this.outbox.flush();
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
    this.#ending.look();
    this.changed();
  }
}
