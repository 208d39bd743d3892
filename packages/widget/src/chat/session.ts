import type { ProblemView, ResidentConversation } from '@bellman/protocol';
import type { Resumed } from './arrivals.js';
import { createBegin } from './begin.js';
import { History } from './history.js';
import type { Hello, Link } from './link.js';
import { Outbox } from './outbox.js';
import { waitOf } from './passing.js';
import { after, isOpen, isUnderWay, type Phase, type PhaseEvent } from './phases.js';
import { Reach } from './reach.js';
import type { Beginning, SessionParts } from './session-parts.js';
import type { SessionView } from './session-view.js';
import type { Tabs } from './tabs.js';

/**
 * One resident's chat in one tab: the state machine (`phases.ts`) between the elements and the
 * relay. It knows nothing of the page. After `close` it is of no more use.
 */
export class ChatSession {
  #phase: Phase = 'home';
  #conversation: ResidentConversation | null = null;
  #problem: ProblemView | null = null;
  #view: SessionView | undefined;
  #tabs: Tabs | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #reach: Reach;
  readonly #link: Link;
  readonly #begin: () => Promise<void>;
  readonly #history: History;
  readonly #outbox: Outbox;

  constructor(private readonly parts: SessionParts) {
    const { store, timers, newId } = parts;
    const changed = (): void => this.#changed();
    this.#reach = new Reach(timers, changed);
    this.#link = parts.link(() => this.#hello(), {
      up: () => this.#up(),
      down: () => this.#reach.trying(),
      refused: (problem) => this.#refused(problem),
      resumed: (what) => this.#opened(what, this.#history.upTo),
      lost: () => void this.#lost(),
      messages: (messages) => this.#history.take(messages),
      conversation: (conversation) => this.#told(conversation),
    });
    this.#begin = createBegin({
      ask: (start) => this.#link.ask('start', start),
      due: () =>
        this.#phase === 'starting' && this.#reach.state === 'up' ? store.read().start : undefined,
      begun: (answer) => this.#opened({ ...answer, messages: [...answer.messages] }, 0),
      refused: (problem) => this.#giveUp(problem),
      timers,
    });
    this.#history = new History({
      replay: (since) => this.#link.ask('replay', { since }),
      isUp: () => this.#reach.state === 'up',
      changed: () => this.#arrived(),
      caughtUp: () => void this.#outbox.flush(),
      timers,
    });
    this.#outbox = new Outbox(
      {
        send: (message) => this.#link.ask('message', message),
        canSend: () =>
          isOpen(this.#phase) && this.#reach.state === 'up' && this.#history.isCaughtUp,
        keep: (unsent) => store.write({ unsent: [...unsent] }),
        sent: ({ id, body }, seq, at) =>
          this.#history.take([{ id, seq, at, body, sender: { kind: 'resident', name: '' } }]),
        changed,
        timers,
        newId,
      },
      store.read().unsent,
    );
  }

  /** The chat as it is now; the same object until something changes. */
  get view(): SessionView {
    const { draft, read } = this.parts.store.read();
    const messages = this.#history.entries;
    return (this.#view ??= {
      phase: this.#phase,
      connection: this.#reach.state,
      conversation: this.#conversation,
      messages,
      unsent: this.#outbox.items,
      caughtUp: this.#history.isCaughtUp,
      problem: this.#problem,
      draft,
      unread: messages.filter(({ seq, sender }) => seq > read && sender.kind === 'staff').length,
    });
  }

  /** Whether the panel stood open when this tab's last page was left. */
  get wasOpen(): boolean {
    return this.parts.store.read().open;
  }

  /** Calls `watcher` after every change; the answer ends that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Goes on with the chat that this tab keeps or another tab has; without one, nothing happens. */
  async resume(): Promise<void> {
    this.#tabs ??= this.parts.tabs({
      token: () => this.parts.store.read().token,
      changed: (token) => this.#changedElsewhere(token),
      ended: () => this.#finish(false),
    });
    if (this.#phase !== 'home') return;
    const { token, start } = this.parts.store.read();
    if (token === undefined && start) return this.#go('start');
    const found = token ?? (await this.#tabs.ask()) ?? undefined;
    if (found === undefined || this.#phase !== 'home') return;
    this.parts.store.write({ token: found });
    this.#go('resume');
  }

  /** Begins a chat; what is written stays, under one id, until the relay has it. */
  start({ service, name, language, message }: Beginning): void {
    if (isUnderWay(this.#phase)) return;
    this.#forget();
    const body = message.trim();
    const first = { id: this.#outbox.add(body), body };
    const called = name === '' ? {} : { name };
    const start = { id: this.parts.newId(), service, language, ...called, message: first };
    this.parts.store.write({ start, open: true, draft: '' });
    this.#go('start');
  }

  /** Sends a message; it is kept first. */
  send(body: string): void {
    this.parts.store.write({ draft: '' });
    this.#outbox.add(body.trim());
  }

  /** Tries an unsent message again. */
  retry(id: string): void {
    this.#outbox.retry(id);
  }

  /** Ends the chat for both sides. Answers the refusal, or null once it has ended. Rejects without an answer. */
  async end(): Promise<ProblemView | null> {
    const answer = await this.#link.ask('end', {});
    if (!answer.ok && answer.problem.code !== 'conversation-ended') return answer.problem;
    this.#finish(true);
    return null;
  }

  /** Back to the beginning after a chat; what was never sent becomes the draft of the next. */
  reset(): void {
    const draft = this.#outbox.words;
    this.#forget();
    this.parts.store.write({ draft });
    this.#go('reset');
  }

  /** Keeps what stands in the box; nobody is told, since the box itself knows. */
  setDraft(draft: string): void {
    this.parts.store.write({ draft });
    this.#view = undefined;
  }

  /** Keeps whether the panel stands open, for the next page. */
  setOpen(open: boolean): void {
    this.parts.store.write({ open });
  }

  /** Everything that arrived is on screen. */
  markRead(): void {
    if (this.view.unread === 0) return;
    this.parts.store.write({ read: this.#history.entries.at(-1)?.seq ?? 0 });
    this.#changed();
  }

  /** Leaves without ending: the page goes, the chat stays. */
  close(): void {
    this.#watchers.clear();
    this.#reach.idle();
    this.#link.disconnect();
    this.#tabs?.close();
  }

  #hello(): Hello {
    const { token } = this.parts.store.read();
    return token === undefined ? {} : { token, since: this.#history.upTo };
  }

  #up(): void {
    this.#problem = null;
    this.#reach.up();
    void this.#begin();
  }

  /** The relay refused the connection: for a moment, or for good. */
  #refused(problem: ProblemView): void {
    const wait = waitOf(problem);
    if (wait === null) return this.#giveUp(problem);
    this.#reach.trying();
    this.parts.timers.after(wait, () => isUnderWay(this.#phase) && this.#link.connect());
  }

  #giveUp(problem: ProblemView): void {
    this.#reach.down();
    const starting = this.#phase === 'starting';
    const draft = this.#outbox.words;
    if (starting) {
      this.#forget();
      this.parts.store.write({ draft });
    }
    this.#problem = problem;
    this.#go('refused');
  }

  #opened(what: Resumed, since: number): void {
    const { start: _begun, ...kept } = this.parts.store.read();
    this.parts.store.clear();
    this.parts.store.write({ ...kept, token: what.token });
    this.#tabs?.tellToken(what.token);
    this.#history.open(what, since);
    this.#told(what.conversation);
  }

  #told(conversation: ResidentConversation): void {
    this.#conversation = conversation;
    if (conversation.state === 'ended') this.#finish(true);
    else this.#go(conversation.state);
    void this.#outbox.flush();
  }

  /** The token opens nothing. Another tab may hold a newer one; else the chat is gone. */
  async #lost(): Promise<void> {
    const held = this.parts.store.read().token;
    const newer = await this.#tabs?.ask();
    if (newer && newer !== held) {
      this.parts.store.write({ token: newer });
      this.#link.disconnect();
      return this.#link.connect();
    }
    this.parts.store.clear();
    this.#link.disconnect();
    this.#go('lost');
  }

  #finish(tell: boolean): void {
    if (!isUnderWay(this.#phase)) return;
    this.parts.store.clear();
    if (tell) this.#tabs?.tellEnded();
    this.#go('ended');
    const reached = this.#history.reach(this.#conversation?.lastSeq ?? 0);
    void reached.then(() => this.#phase === 'ended' && this.#link.disconnect());
  }

  #changedElsewhere(token: string): void {
    if (this.#phase !== 'home' && !isUnderWay(this.#phase)) return;
    this.parts.store.write({ token });
    this.#go('resume');
  }

  #arrived(): void {
    for (const { id } of this.#history.entries) this.#outbox.acknowledged(id);
    this.#changed();
  }

  #forget(): void {
    this.#link.disconnect();
    this.#reach.idle();
    this.#history.clear();
    this.#outbox.clear();
    this.#conversation = null;
    this.#problem = null;
    this.parts.store.clear();
  }

  #go(event: PhaseEvent): void {
    const before = this.#phase;
    this.#phase = after(before, event);
    if ((event === 'start' || event === 'resume') && before !== this.#phase) {
      this.#reach.idle();
      this.#reach.trying();
      this.#link.connect();
    }
    this.#changed();
  }

  #changed(): void {
    this.#view = undefined;
    for (const watcher of this.#watchers) watcher();
  }
}
