import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserTimers } from '../ground/timers.js';

/** How long browser and screen reader may take to read what was added to the log, ms. */
const READING = 1_000;

/**
 * Which lines of a live log came a moment ago. A screen reader reads a line that is added as a
 * whole, whatever is off inside it, and some time after it was drawn: until then a line must hold
 * nothing but what is to be said, and what else belongs to it is kept from the screen reader.
 */
export class Fresh implements ReactiveController {
  readonly #read = new Set<string>();
  readonly #cancels = new Map<string, () => void>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Told of every line before it is drawn; `isLive` is whether the log announces it. */
  look(keys: readonly string[], isLive: boolean): void {
    for (const key of keys) {
      if (this.#read.has(key) || this.#cancels.has(key)) continue;
      if (isLive)
        this.#cancels.set(
          key,
          browserTimers.after(READING, () => this.#done(key)),
        );
      else this.#read.add(key);
    }
  }

  /** Whether that line may still have to be read. */
  has(key: string): boolean {
    return this.#cancels.has(key);
  }

  hostDisconnected(): void {
    for (const [key, cancel] of this.#cancels) {
      cancel();
      this.#read.add(key);
    }
    this.#cancels.clear();
  }

  #done(key: string): void {
    this.#cancels.delete(key);
    this.#read.add(key);
    this.host.requestUpdate();
  }
}
