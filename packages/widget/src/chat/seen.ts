import type { Marks, Seen as SeenBody } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';

/** The least time between two tellings, milliseconds. */
const PAUSE = 1_000;

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
  come({ delivered = 0, read = 0 }: Partial<Marks>): void {
    this.#now = {
      delivered: Math.max(this.#now.delivered, delivered),
      read: Math.max(this.#now.read, read),
    };
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
