import type {
  Ack,
  ProblemView,
  ResidentBody,
  ResidentEvent,
  ResidentReplies,
} from '@bellman/protocol';
import { DoneReply } from './arrivals.js';
import { Engine } from './engine.js';
import { usualLiking, type Liking } from './kept.js';
import type { ReplyShape } from './link.js';
import { isOpen, isUnderWay } from './phases.js';
import type { Beginning, SessionParts } from './session-parts.js';
import { sessionView, type SessionView } from './session-view.js';

/**
 * One resident's chat in one tab, between the elements and the relay: what the resident does, and
 * what there is to see. It knows nothing of the page. After `close` it is of no more use.
 */
export class ChatSession {
  #view: SessionView | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #engine: Engine;
  #pageService = '';

  constructor(private readonly parts: SessionParts) {
    this.#engine = new Engine(parts, () => this.#changed());
  }

  /** The chat as it is now; the same object until something changes. */
  get view(): SessionView {
    const { phase, conversation, problem, reach, outbox, history, presence, words } = this.#engine;
    const service = conversation?.service;
    return (this.#view ??= sessionView(this.parts.store.read(), history, {
      phase,
      conversation,
      problem,
      connection: reach.state,
      unsent: outbox.items,
      typing: presence.typist,
      hidden: words.hidden,
      otherService: isOpen(phase) && this.#pageService !== '' && this.#pageService !== service,
    }));
  }

  /** What opens this chat by REST, during it and after its end; undefined without a chat. */
  get token(): string | undefined {
    return this.#engine.holding.token;
  }

  /** Whether somebody left at once in another tab, so that nothing is to be shown here either. */
  get hasLeft(): boolean {
    return this.#engine.hasLeft;
  }

  /** Whether the panel stood open when this tab's last page was left. */
  get wasOpen(): boolean {
    return this.parts.store.read().open;
  }

  /** How the resident likes it: text size, sound, keys, language. */
  get liking(): Liking {
    return this.parts.store.read().liking ?? usualLiking;
  }

  /** Keeps a change of it. */
  like(change: Partial<Liking>): void {
    this.parts.store.write({ liking: { ...this.liking, ...change } });
    this.#changed();
  }

  /** Calls `watcher` after every change; the answer ends that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /**
   * Goes on with the chat that this tab keeps, that `code` opens, or that another tab has; without
   * any, nothing happens.
   */
  async resume(code?: string): Promise<void> {
    const engine = this.#engine;
    engine.holding.open();
    if (isUnderWay(engine.phase)) return;
    const { token, start } = this.parts.store.read();
    if (token === undefined && start) return engine.go('start');
    if (code !== undefined) return engine.enter(code);
    if (engine.phase !== 'home') return;
    const found = await engine.holding.find();
    if (found === null || engine.phase !== 'home') return;
    engine.holding.take(found, false);
    engine.go('resume');
  }

  /** Goes on with the chat that `token` opens, in the place of none or of one that is over. */
  take(token: string): void {
    const engine = this.#engine;
    if (isUnderWay(engine.phase)) return;
    engine.forget();
    engine.holding.take(token, false);
    this.parts.store.write({ open: true });
    engine.go('resume');
  }

  /** Begins a chat; what is written stays, under one id, until the relay has it. */
  start({ service, name, language, message, ...more }: Beginning): void {
    const engine = this.#engine;
    if (isUnderWay(engine.phase)) return;
    const { danger } = this.parts.store.read();
    engine.forget();
    this.parts.store.write({ danger });
    const [body, known] = engine.words.say(message, name);
    const first = { id: engine.outbox.add(body), body };
    const called = known === '' ? {} : { name: known };
    const start = { id: this.parts.newId(), service, language, ...called, ...more, message: first };
    this.parts.store.write({ start, open: true, draft: '' });
    engine.go('start');
  }

  /** Sends a message; it is kept first. */
  send(message: string): void {
    const [body] = this.#engine.words.say(message);
    this.parts.store.write({ draft: '' });
    this.#engine.outbox.add(body);
  }

  /** Tries an unsent message again. */
  retry(id: string): void {
    this.#engine.outbox.retry(id);
  }

  /** Gives up a message that was refused; its words become the draft, unless there is one. */
  remove(id: string): void {
    const words = this.#engine.outbox.remove(id);
    if (this.parts.store.read().draft === '') this.setDraft(words);
  }

  /**
   * Ends the chat for both sides. Answers the refusal, or null once it has ended. Rejects when no
   * answer came.
   */
  async end(): Promise<ProblemView | null> {
    const answer = await this.#engine.link.ask('end', {}, DoneReply);
    if (!answer.ok && answer.problem.code !== 'conversation-ended') return answer.problem;
    this.#engine.finish(true);
    return null;
  }

  /**
   * Asks the relay something about this chat, during it or after its end; `shape` is the answer's,
   * besides its `ok`. Rejects when no answer came.
   */
  async ask<E extends ResidentEvent>(
    event: E,
    body: ResidentBody<E>,
    shape: ReplyShape<E>,
  ): Promise<Ack<ResidentReplies[E]>> {
    const { ready, phase, reach } = this.#engine;
    if (phase === 'ended' && reach.state === 'idle') this.#engine.connect();
    await ready.come();
    return this.#engine.link.ask(event, body, shape);
  }

  /**
   * Leaves the chat at once (C10): it is forgotten and hidden in every tab, and ended. All of that
   * is done, or on its way, when this returns.
   */
  leaveAtOnce(): void {
    const engine = this.#engine;
    const { token } = engine.holding;
    // By the socket too, which is quicker; whichever comes first ends it.
    void engine.link.ask('end', {}, DoneReply).catch(() => null);
    engine.forget(true);
    if (token !== undefined) this.parts.farewell(token);
    engine.go('reset');
  }

  /** Back to the beginning after a chat; what was never sent becomes the draft of the next. */
  reset(): void {
    const draft = this.#engine.unsaid;
    this.#engine.forget();
    this.parts.store.write({ draft });
    this.#engine.go('reset');
  }

  /** Keeps what stands in the box; only danger in it is told, since the box itself knows. */
  setDraft(draft: string): void {
    const { words, presence, phase } = this.#engine;
    this.parts.store.write({ draft });
    this.#view = undefined;
    words.heed([draft]);
    if (draft !== '' && phase === 'active') presence.types();
  }

  /** The council's phrases that hint at danger to life; what was written already is looked at too. */
  listenFor(phrases: readonly string[]): void {
    const { words, outbox, history } = this.#engine;
    const said = history.entries.filter(({ sender }) => sender.kind === 'resident');
    const before = [...said, ...outbox.items].map(({ body }) => body);
    words.listenFor(phrases, [...before, this.parts.store.read().draft]);
  }

  /** The service that the page is about; empty for none. */
  setPageService(service: string): void {
    this.#pageService = service;
    this.#changed();
  }

  /** Keeps whether the panel stands open, for the next page. */
  setOpen(open: boolean): void {
    if (open) this.#engine.hasLeft = false;
    this.parts.store.write({ open });
  }

  /** Everything that arrived is on screen. */
  markRead(): void {
    const { history, seen } = this.#engine;
    seen.come({ read: history.upTo });
    if (this.view.unread === 0) return;
    const last = history.entries.findLast(({ sender }) => sender.kind === 'staff');
    this.parts.store.write({ read: last?.seq ?? 0 });
    this.#changed();
  }

  /** The resident did something in the chat; told at most once a minute. */
  act(): void {
    this.#engine.presence.acts();
  }

  /** The resident stays: told at once, since they were asked (C11). */
  here(): void {
    void this.#engine.link.ask('here', {}, DoneReply).catch(() => null);
  }

  /** Whether the resident has the chat before them; while it is so, that is told every minute. */
  attend(attends: boolean): void {
    this.#engine.presence.attend(attends);
  }

  /** The page came back, or the network did: the connection may be dead, whatever it seems to be. */
  async check(): Promise<void> {
    await this.#engine.check();
  }

  /** The browser says that there is no network. */
  offline(): void {
    if (isUnderWay(this.#engine.phase)) this.#engine.reach.down();
  }

  /** Whether this tab is the one that may ring for entry `seq`; of several tabs one is. */
  mayRing(seq: number): Promise<boolean> {
    return this.#engine.holding.mayRing(seq);
  }

  /** Leaves without ending: the page goes, the chat stays. */
  close(): void {
    this.#watchers.clear();
    this.#engine.close();
  }

  #changed(): void {
    this.#view = undefined;
    for (const watcher of this.#watchers) watcher();
  }
}
