import type { ProblemView } from '@bellman/protocol';
import { DoneReply } from './arrivals.js';
import { startOf } from './begin.js';
import { Engine } from './engine.js';
import { usualLiking, type Liking } from './kept.js';
import type { Link } from './link.js';
import { isUnderWay } from './phases.js';
import type { Beginning, SessionParts } from './session-parts.js';
import { viewOf, type Around } from './session-scene.js';
import type { SessionView } from './session-view.js';

/**
 * One resident's chat in one tab, between the elements and the relay: what the resident does, and
 * what there is to see. It knows nothing of the page. After `close` it is of no more use.
 */
export class ChatSession {
  #view: SessionView | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #engine: Engine;
  #around: Around = { pageService: '', closed: false };

  constructor(private readonly parts: SessionParts) {
    this.#engine = new Engine(parts, () => this.#changed());
  }

  /** The chat as it is now; the same object until something changes. */
  get view(): SessionView {
    return (this.#view ??= viewOf(this.#engine, this.parts, this.#around));
  }

  /** What opens this chat by REST, during it and after its end; undefined without a chat. */
  get token(): string | undefined {
    return this.#engine.holding.token;
  }

  /** Whether somebody left at once, here or in another tab, so that nothing is to be shown. */
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

  /** Goes on with the chat that this tab keeps, `code` opens or another tab has, if there is one. */
  async resume(code?: string): Promise<void> {
    const engine = this.#engine;
    engine.holding.open();
    if (isUnderWay(engine.phase)) return;
    const { token, start, open, lost } = this.parts.store.read();
    const draft = engine.unsaid;
    if (token === undefined && start) return engine.go('start');
    if (code !== undefined) {
      if (token === undefined) engine.forget();
      // The panel stands open on the next page as well.
      this.parts.store.write({ draft, open });
      engine.code = code;
      return engine.go('resume');
    }
    if (engine.phase !== 'home') return;
    const found = await engine.holding.find();
    if (engine.phase !== 'home') return;
    if (found === null) return lost ? engine.go('lost') : undefined;
    engine.holding.take(found, false);
    engine.go('resume');
  }

  /** Goes on with the chat that `token` opens, in the place of none or of one that is over. */
  take(token: string): void {
    if (isUnderWay(this.#engine.phase)) return;
    const draft = this.#engine.unsaid;
    this.#engine.forget();
    this.parts.store.write({ token, draft, open: true });
    this.#engine.go('resume');
  }

  /** Begins a chat; what is written stays, under one id, until the relay has it. */
  start(beginning: Beginning): void {
    const engine = this.#engine;
    if (isUnderWay(engine.phase)) return;
    const { danger } = this.parts.store.read();
    engine.forget();
    const [body, name] = engine.words.say(beginning.message, beginning.name);
    const message = { id: engine.outbox.add(body), body };
    const start = startOf(this.parts.newId(), { ...beginning, name, message });
    this.parts.store.write({ start, danger, open: true, draft: '' });
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
   * answer came, or `signal` took it back before it was asked.
   */
  async end(signal?: AbortSignal): Promise<ProblemView | null> {
    await this.#engine.line.prove();
    signal?.throwIfAborted();
    const answer = await this.#engine.line.link.ask('end', {}, DoneReply);
    if (!answer.ok && answer.problem.code !== 'conversation-ended') return answer.problem;
    this.#engine.finish(true);
    return null;
  }

  /** Asks the relay something about this chat, during it or after its end. */
  readonly ask: Link['ask'] = async (event, body, shape, patience) => {
    const { line, phase } = this.#engine;
    if (phase === 'ended' && line.reach.state === 'idle') line.connect();
    await line.prove();
    return line.link.ask(event, body, shape, patience);
  };

  /**
   * Leaves the chat at once (C10): forgotten and hidden in every tab, and ended. All of that is
   * done, or on its way, when this returns.
   */
  leaveAtOnce(): void {
    const { holding, line } = this.#engine;
    const { token } = holding;
    // By the socket too, which is quicker; whichever comes first ends it.
    void line.link.ask('end', {}, DoneReply).catch(() => null);
    this.#engine.leave(true);
    if (token !== undefined) this.parts.farewell(token);
  }

  /** Back to the beginning after a chat; what was never sent becomes the draft of the next. */
  reset(): void {
    const draft = this.#engine.unsaid;
    const { lost } = this.parts.store.read();
    this.#engine.forget();
    this.parts.store.write({ draft, ...(lost ? { lost } : {}) });
    this.#engine.go('reset');
  }

  /** Keeps what stands in the box; only danger in it is told, since the box itself knows. */
  setDraft(draft: string): void {
    this.parts.store.write({ draft });
    this.#view = undefined;
    this.#engine.words.heed([draft]);
    if (draft !== '' && this.#engine.phase === 'active') this.#engine.presence.types();
  }

  /** The council's phrases that hint at danger to life; what was written already is looked at too. */
  listenFor(phrases: readonly string[]): void {
    const { words, outbox, history } = this.#engine;
    const said = history.entries.filter(({ sender }) => sender.kind === 'resident');
    const before = [...said, ...outbox.items].map(({ body }) => body);
    words.listenFor(phrases, [...before, this.parts.store.read().draft]);
  }

  /** What is known around the chat. */
  know(change: Partial<Around>): void {
    this.#around = { ...this.#around, ...change };
    this.#changed();
  }

  /** Keeps whether the panel stands open, for the next page. */
  setOpen(open: boolean): void {
    if (open) this.#engine.hasLeft = false;
    this.parts.store.write({ open });
  }

  /** Everything that arrived is on screen. */
  markRead(): void {
    const { history } = this.#engine;
    this.#engine.seen.come({ read: history.upTo });
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
    void this.ask('here', {}, DoneReply).catch(() => null);
  }

  /** Whether the resident has the chat before them; while it is so, that is told every minute. */
  attend(attends: boolean): void {
    this.#engine.presence.attend(attends);
  }

  /** The page came back, or the network did: the connection may be dead, whatever it seems to be. */
  check(): Promise<void> {
    return this.#engine.line.check();
  }

  /** The browser says that there is no network. */
  offline(): void {
    if (isUnderWay(this.#engine.phase)) this.#engine.line.reach.down();
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
