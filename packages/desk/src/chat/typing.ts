import type { Clock } from '../ground/clock.js';

/** How long a notice of typing holds, and how often one is sent at most (ms). */
const SHOWN = 5_000;
const EVERY = 3_000;

/** Who is typing: residents, as the relay tells, and oneself, told on at most once in three seconds. */
export class Typing {
  readonly #until = new Map<string, number>();
  readonly #told = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly changed: () => void,
  ) {}

  /** The resident of a conversation was seen to type; it is over by itself. */
  seen(conversation: string): void {
    this.#until.set(conversation, this.clock.now() + SHOWN);
    setTimeout(this.changed, SHOWN + 50);
    this.changed();
  }

  /** Their message has come. */
  over(conversation: string): void {
    this.#until.delete(conversation);
  }

  shown(conversation: string): boolean {
    return (this.#until.get(conversation) ?? 0) > this.clock.now();
  }

  /** Whether it is time to tell that one is typing oneself; counts as told. */
  mayTell(conversation: string): boolean {
    const now = this.clock.now();
    if (now - (this.#told.get(conversation) ?? -EVERY) < EVERY) return false;
    this.#told.set(conversation, now);
    return true;
  }
}
