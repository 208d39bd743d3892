import type { ProblemView } from '@bellman/protocol';
import { plain } from '../ground/plain.js';
import { Engine } from './engine.js';
import { usualLiking, type Liking } from './kept.js';
import { isUnderWay } from './phases.js';
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

  constructor(private readonly parts: SessionParts) {
    this.#engine = new Engine(parts, () => this.#changed());
  }

  /** The chat as it is now; the same object until something changes. */
  get view(): SessionView {
    const { phase, conversation, problem, reach, outbox, history } = this.#engine;
    return (this.#view ??= sessionView(this.parts.store.read(), history, {
      phase,
      conversation,
      problem,
      connection: reach.state,
      unsent: outbox.items,
    }));
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

  /** Goes on with the chat that this tab keeps or another tab has; without one, nothing happens. */
  async resume(): Promise<void> {
    const engine = this.#engine;
    engine.holding.open();
    if (engine.phase !== 'home') return;
    const { token, start } = this.parts.store.read();
    if (token === undefined && start) return engine.go('start');
    const found = await engine.holding.find();
    if (found === null || engine.phase !== 'home') return;
    engine.holding.take(found, false);
    engine.go('resume');
  }

  /** Begins a chat; what is written stays, under one id, until the relay has it. */
  start({ service, name, language, message }: Beginning): void {
    const engine = this.#engine;
    if (isUnderWay(engine.phase)) return;
    engine.forget();
    const body = plain(message).trim();
    const first = { id: engine.outbox.add(body), body };
    const known = plain(name);
    const called = known === '' ? {} : { name: known };
    const start = { id: this.parts.newId(), service, language, ...called, message: first };
    this.parts.store.write({ start, open: true, draft: '' });
    engine.go('start');
  }

  /** Sends a message; it is kept first. */
  send(body: string): void {
    this.parts.store.write({ draft: '' });
    this.#engine.outbox.add(plain(body).trim());
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
    const answer = await this.#engine.link.ask('end', {});
    if (!answer.ok && answer.problem.code !== 'conversation-ended') return answer.problem;
    this.#engine.finish(true);
    return null;
  }

  /** Back to the beginning after a chat; what was never sent becomes the draft of the next. */
  reset(): void {
    const draft = this.#engine.unsaid;
    this.#engine.forget();
    this.parts.store.write({ draft });
    this.#engine.go('reset');
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
    const last = this.view.messages.findLast(({ sender }) => sender.kind === 'staff');
    this.parts.store.write({ read: last?.seq ?? 0 });
    this.#changed();
  }

  /** Leaves without ending: the page goes, the chat stays. */
  close(): void {
    this.#watchers.clear();
    this.#engine.reach.idle();
    this.#engine.link.disconnect();
    this.#engine.holding.close();
  }

  #changed(): void {
    this.#view = undefined;
    for (const watcher of this.#watchers) watcher();
  }
}
