import { limits } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';

/** Whether the connection stands and the relay knows which chat it is for. */
export class Ready {
  #isReady = false;
  #waiting: (() => void)[] = [];

  constructor(private readonly timers: Timers) {}

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Resolves once it is so. Rejects when it is not in `limits.ackTimeout`. */
  async come(): Promise<void> {
    if (this.#isReady) return;
    await new Promise<void>((resolve, reject) => {
      const cancel = this.timers.after(limits.ackTimeout, () =>
        reject(new Error('Not connected with the relay.')),
      );
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  yes(): void {
    this.#isReady = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  no(): void {
    this.#isReady = false;
  }
}
