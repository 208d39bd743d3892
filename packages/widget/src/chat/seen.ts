import type { Marks, Seen as SeenBody } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';

/** The least time between two tellings, milliseconds. */
const PAUSE = 1_000;

/** The further of two. */
export const further = (one: Marks | undefined, other: Partial<Marks>): Marks => ({
  delivered: Math.max(one?.delivered ?? 0, other.delivered ?? 0),
  read: Math.max(one?.read ?? 0, other.read ?? 0),
});

/** What a telling needs of the session around it. */
export interface SeenParts {
  /** Tells the relay. Rejects when no answer came. */
  tell(seen: SeenBody): Promise<unknown>;
  canTell(): boolean;
  readonly timers: Timers;
}

/** Tells the relay how far this client has come, once for everything that comes within a second (C8). */
export class Seen {
  #now: Marks = { delivered: 0, read: 0 };
  #told: Marks = this.#now;
  #isPausing = false;

  constructor(private readonly parts: SeenParts) {}

  /** Entries up to `delivered` are here, and those up to `read` were on screen. */
  come(marks: Partial<Marks>): void {
    this.#now = further(this.#now, marks);
    if (!this.#isPausing) this.tell();
  }

  /** Tells at once what was not told yet. */
  tell(): void {
    const { delivered, read } = this.#now;
    const told = this.#told;
    if ((delivered <= told.delivered && read <= told.read) || !this.parts.canTell()) return;
    this.#told = this.#now;
    this.#isPausing = true;
    this.parts.tell(read > 0 ? { delivered, read } : { delivered }).catch(() => {
      // It may not have arrived, so it is told again with what comes next.
      this.#told = told;
    });
    this.parts.timers.after(PAUSE, () => {
      this.#isPausing = false;
      this.tell();
    });
  }

  clear(): void {
    this.#now = { delivered: 0, read: 0 };
    this.#told = this.#now;
  }
}
