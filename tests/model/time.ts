import { setImmediate as turn } from 'node:timers/promises';

/** What falls due. What it answers is waited for before anything else happens. */
type Due = () => void | Promise<void>;

/**
 * The one clock of a run: nothing happens in it but what somebody planned, one thing after the
 * other, and no more time passes than a test says.
 */
export class Time {
  #now = Date.UTC(2026, 10, 21, 17, 30);
  #planned: { readonly at: number; readonly run: Due }[] = [];
  /** Called after everything that happened. */
  watch: () => void = () => undefined;

  now = (): number => this.#now;

  /** Runs `run` at `at` (ms since 1970) or now, whichever is later; in the order of planning. */
  at(at: number, run: Due): () => void {
    const one = { at: Math.max(at, this.#now), run };
    let place = this.#planned.length;
    while (place > 0 && (this.#planned[place - 1]?.at ?? 0) > one.at) place -= 1;
    this.#planned.splice(place, 0, one);
    return () => {
      const found = this.#planned.indexOf(one);
      if (found >= 0) this.#planned.splice(found, 1);
    };
  }

  after(delay: number, run: Due): () => void {
    return this.at(this.#now + delay, run);
  }

  /** Lets `ms` milliseconds pass, with everything that falls due in them. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.settle();
    for (let next = this.#planned[0]; next && next.at <= end; next = this.#planned[0]) {
      this.#planned.shift();
      this.#now = next.at;
      await next.run();
      await this.settle();
    }
    this.#now = end;
  }

  /** Lets everything happen that waits for nothing but its turn. */
  async settle(): Promise<void> {
    await turn();
    this.watch();
  }
}
