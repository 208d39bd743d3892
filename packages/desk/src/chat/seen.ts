import { asRefusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';

/** How far one has come in a chat, by `seq`. */
interface Come {
  readonly delivered: number;
  readonly read: number;
}

const furthest = (one: Come | undefined, other: Come): Come => ({
  delivered: Math.max(one?.delivered ?? 0, other.delivered),
  read: Math.max(one?.read ?? 0, other.read),
});

/**
 * Tells the relay what reached this desk and what was on screen (C8). What comes up while one
 * notice is on its way goes with the next, so a flood of messages makes few notices.
 */
export class Seen {
  readonly #come = new Map<string, Come>();
  readonly #told = new Map<string, Come>();
  readonly #busy = new Set<string>();

  constructor(private readonly link: Link) {}

  /** One has come this far; what is behind that already says nothing new. */
  tell(conversation: string, come: Come): void {
    this.#come.set(conversation, furthest(this.#come.get(conversation), come));
    void this.#send(conversation);
  }

  /** Connected anew: what was on its way may not have arrived. */
  again(): void {
    this.#told.clear();
    for (const conversation of this.#come.keys()) void this.#send(conversation);
  }

  /** The chat is put away. */
  forget(conversation: string): void {
    this.#come.delete(conversation);
    this.#told.delete(conversation);
  }

  async #send(conversation: string): Promise<void> {
    if (this.#busy.has(conversation)) return;
    this.#busy.add(conversation);
    try {
      for (let due = this.#due(conversation); due; due = this.#due(conversation)) {
        await this.link.ask('seen', { conversation, ...due });
        this.#told.set(conversation, due);
      }
    } catch (thrown) {
      // A mark that is lost goes with the next one, or after the next connection.
      asRefusal(thrown);
    } finally {
      this.#busy.delete(conversation);
    }
  }

  #due(conversation: string): Come | null {
    const come = this.#come.get(conversation);
    const told = this.#told.get(conversation);
    if (!come || !this.link.connected) return null;
    const isNew = come.delivered > (told?.delivered ?? 0) || come.read > (told?.read ?? 0);
    return isNew ? come : null;
  }
}
