import type { Timers } from './timers.js';

/** The wait before the second try, and the longest one before a later try, milliseconds. */
const FIRST = 2_000;
const LONGEST = 60_000;

/** Tries again what failed, with a longer wait each time, as long as somebody needs it. */
export class Again {
  #wait = FIRST;
  #state: 'none' | 'waiting' | 'due' = 'none';
  #cancel = (): void => undefined;

  /** `run` tries, and tells by `failed` or `done` what came of it. */
  constructor(
    private readonly timers: Timers,
    private readonly isNeeded: () => boolean,
    private readonly run: () => void,
  ) {}

  /** It failed: it is tried again after a while, or as soon as somebody needs it from then on. */
  failed(): void {
    this.#cancel();
    this.#state = 'waiting';
    this.#cancel = this.timers.after(this.#wait, () => this.#due());
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }

  /** It worked, or no other try would help. */
  done(): void {
    this.stop();
    this.#wait = FIRST;
  }

  /** Whether somebody needs it may have changed. */
  look(): void {
    if (this.#state !== 'due' || !this.isNeeded()) return;
    this.#state = 'none';
    this.run();
  }

  /** The relay may be there again: what would be tried later is tried at once. */
  now(): void {
    if (this.#state === 'none') return;
    this.#cancel();
    this.#due();
  }

  stop(): void {
    this.#cancel();
    this.#state = 'none';
  }

  #due(): void {
    this.#state = 'due';
    this.look();
  }
}
