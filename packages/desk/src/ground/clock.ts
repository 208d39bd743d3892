/** The time, handed in, so that a test can say what it is. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The relay's time by this machine's clock, which may be fast or slow (all ms). */
export class RelayClock implements Clock {
  #ahead = 0;

  constructor(private readonly own: Clock = systemClock) {}

  now(): number {
    return this.own.now() + this.#ahead;
  }

  /** Asks what the relay's time is, and goes by it: by the middle of the time that the answer took. */
  async ask<T extends { readonly at: number }>(question: () => Promise<T>): Promise<T> {
    const began = this.own.now();
    const answer = await question();
    this.#ahead = answer.at - (began + this.own.now()) / 2;
    return answer;
  }
}
