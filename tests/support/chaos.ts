import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../model/chance.js';
import type { Fault } from './chaos-plan.js';
import type { Proxy } from './proxy.js';
import type { Relay } from './relay.js';

/** How much a slow line keeps back, and how little a narrow one lets pass. */
const SLOW = 1_500;
const NARROW = 4_000;

/** Does to a relay and the network before it what a plan says, one fault at a time. */
export class Chaos {
  #last: Promise<void> = Promise.resolve();
  readonly #chance: Chance;
  /** What happened, in order, for the report. */
  readonly done: string[] = [];

  constructor(
    private readonly relay: Relay,
    private readonly proxy: Proxy,
    seed: number,
  ) {
    this.#chance = new Chance(seed);
  }

  /** Begins a fault once the one before is over. */
  begin(fault: Fault): void {
    this.#last = this.#last.then(() => this.#do(fault));
    // `over` tells of it; until then nobody may be listening.
    this.#last.catch(() => undefined);
  }

  /** Resolves once every fault that was begun is over. */
  over(): Promise<void> {
    return this.#last;
  }

  async #do({ what, after, lasts }: Fault): Promise<void> {
    await pause(after);
    this.done.push(`${what} ${what === 'kill' ? '' : `${lasts} ms`}`.trim());
    if (what === 'kill') {
      await this.relay.kill();
      await this.relay.start();
      return;
    }
    if (what === 'cut') this.proxy.cut();
    if (what === 'delay') this.proxy.delay(SLOW);
    if (what === 'throttle') this.proxy.throttle(NARROW);
    if (what === 'swallow') this.proxy.swallow(this.#chance.percent(50) ? 'up' : 'down');
    await pause(lasts);
    // Who forgot a connection says so in the end.
    if (what === 'swallow') this.proxy.cut();
    this.proxy.heal();
  }
}
