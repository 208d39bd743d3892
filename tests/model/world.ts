import { Adviser } from './adviser.js';
import { openAir } from './channel.js';
import { Chance } from './chance.js';
import { checkEnd } from './checks.js';
import type { Disk } from './disk.js';
import { Ledger } from './ledger.js';
import type { Parts } from './parts.js';
import { Relay } from './relay.js';
import type { Step, Story, Who } from './steps.js';
import { Tab } from './tab.js';
import { Time } from './time.js';
import { fair, type Weather } from './weather.js';

/** Ids as a simple client makes them: each side counts for itself, so that sides meet. */
const counting = (): (() => string) => {
  let count = 0;
  return () => {
    count += 1;
    return `message-number-${count}`;
  };
};

let runs = 0;

/** One run: a relay, a resident with up to two tabs, an adviser, and the network between. */
export class World {
  readonly time = new Time();
  readonly chance: Chance;
  readonly ledger = new Ledger();
  readonly relay: Relay;
  readonly parts: Parts;
  readonly newId = counting();
  readonly newStaffId = counting();
  readonly adviser: Adviser;
  readonly tabs: [Tab | undefined, Tab | undefined] = [undefined, undefined];
  readonly #weather: [Weather, Weather, Weather] = [fair, fair, fair];
  readonly #closeAir: () => void;

  constructor(
    readonly disk: Disk,
    seed: number,
  ) {
    runs += 1;
    this.parts = disk.parts;
    this.chance = new Chance(seed);
    this.relay = new Relay(disk, `council-${runs}`, this.time, this.chance);
    this.#closeAir = openAir(`bellman.${this.relay.council}`, this.time);
    this.adviser = new Adviser(this, () => this.#weather[2]);
    this.#tab(0);
    this.time.watch = () => this.#look();
  }

  /** Does everything in a story, lets the network heal, and holds the end against what was promised. */
  static async play(disk: Disk, { chance, steps }: Story): Promise<void> {
    const world = new World(disk, chance);
    try {
      await world.time.pass(50);
      for (const step of steps) {
        await world.#do(step);
        await world.time.settle();
      }
      await world.#heal();
      await checkEnd(world);
    } finally {
      for (const tab of world.tabs) tab?.leave(true);
      world.#closeAir();
    }
  }

  async #do(step: Step): Promise<void> {
    switch (step.do) {
      case 'pass':
        return this.time.pass(step.ms);
      case 'take':
        return this.adviser.take();
      case 'kill':
        return this.relay.kill(step.kept);
      case 'start':
        return this.relay.start();
      case 'store':
        this.relay.slow = step.slow;
        return;
      case 'weather':
        this.#weather[step.who] = step.weather;
        if (step.weather.cut) this.#client(step.who)?.wire?.cut();
        return;
      case 'cut':
        return this.#client(step.who)?.wire?.cut();
      case 'stall':
        return this.#client(step.who)?.wire?.stall(this.chance.percent(50) ? 'up' : 'down');
      default:
        return this.#act(step);
    }
  }

  #act(step: Extract<Step, { who: Who }>): void {
    if (step.who === 2) {
      if (step.do === 'say') this.adviser.say();
      if (step.do === 'end') this.adviser.end();
      return;
    }
    const tab = this.#tab(step.who);
    if (step.do === 'say') tab.say();
    if (step.do === 'end') tab.end();
    if (step.do === 'again') tab.again();
    if (step.do === 'retry') tab.retry();
    if (step.do === 'reload') tab.reload(step.killed);
    if (step.do === 'leave' && step.who === 1) {
      tab.forgive();
      tab.leave(false);
      this.tabs[1] = undefined;
    }
  }

  /** The tab; opened where it is not. */
  #tab(which: 0 | 1): Tab {
    return (this.tabs[which] ??= new Tab(this, `tab ${which + 1}`, () => this.#weather[which]));
  }

  #client(who: Who) {
    return who === 2 ? this.adviser.client : this.tabs[who]?.client;
  }

  /** Fair weather, a relay that runs, and time for every patience there is. */
  async #heal(): Promise<void> {
    this.#weather.fill(fair);
    this.relay.slow = 20;
    this.relay.start();
    await this.time.pass(200_000);
  }

  #look(): void {
    if (this.ledger.fault !== undefined) throw this.ledger.fault;
    for (const tab of this.tabs) tab?.look();
    this.adviser.look();
  }
}
