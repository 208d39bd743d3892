import { limits } from '@bellman/protocol';
import type { Chance } from './chance.js';
import type { Relay } from './relay.js';
import type { Time } from './time.js';
import type { Weather } from './weather.js';
import type { Packet, Wire } from './wire.js';

/** What somebody who is connected hears. */
export interface Ears {
  up(): void;
  down(): void;
  /** The relay refused the connection, with this problem. */
  refused(problem: unknown): void;
  heard(event: string, body: unknown): void;
}

interface Asked {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** A client of Socket.IO: one connection at a time, which comes again until `disconnect`. */
export class Client {
  #wire: Wire | undefined;
  #isUp = false;
  #isWanted = false;
  /** Counts the tries, so that what belongs to an older one is let go. */
  #try = 0;
  #number = 0;
  readonly #asked = new Map<number, Asked>();

  constructor(
    private readonly world: { readonly time: Time; readonly chance: Chance; readonly relay: Relay },
    private readonly to: 'resident' | 'staff',
    private readonly auth: () => object,
    private readonly weather: () => Weather,
    private readonly ears: Ears,
  ) {}

  get isUp(): boolean {
    return this.#isUp;
  }

  /** The connection as it is, for whoever breaks it. */
  get wire(): Wire | undefined {
    return this.#wire;
  }

  connect(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#attempt();
  }

  /** Leaves in order. */
  disconnect(): void {
    this.#wire?.close('client');
    this.#forget();
    this.#isWanted = false;
  }

  /** Ends as a process does that is killed: nothing more is heard or tried. */
  die(): void {
    this.#wire?.cut();
    this.#wire?.listen('down', { take: () => undefined, gone: () => undefined });
    this.#wire = undefined;
    this.#try += 1;
    this.#asked.clear();
  }

  /** Rejects when no answer came in time, or the connection went before it did. */
  ask(event: string, body: unknown, patience: number = limits.ackTimeout): Promise<unknown> {
    const wire = this.#wire;
    if (!this.#isUp || wire === undefined) return Promise.reject(new Error('not connected'));
    this.#number += 1;
    const number = this.#number;
    return new Promise((resolve, reject) => {
      this.#asked.set(number, { resolve, reject });
      this.world.time.after(patience, () => {
        if (this.#asked.delete(number)) reject(new Error('no answer'));
      });
      wire.send('up', { event, body, number });
    });
  }

  #attempt(): void {
    this.#try += 1;
    const mine = this.#try;
    this.world.relay.connect(this.to, this.auth, this.weather, {
      reached: (wire) => {
        if (mine !== this.#try) return wire.close('client');
        this.#wire = wire;
        const stale = (): boolean => mine !== this.#try;
        wire.listen('down', {
          take: (packet) => stale() || this.#take(packet),
          gone: () => stale() || this.#gone(),
        });
      },
      failed: () => mine === this.#try && this.#gone(),
    });
  }

  #take(packet: Packet): void {
    if ('answers' in packet) {
      this.#asked.get(packet.answers)?.resolve(packet.body);
      this.#asked.delete(packet.answers);
    } else if (packet.event === 'connected') {
      this.#isUp = true;
      this.ears.up();
    } else if (packet.event === 'refused') {
      this.#forget();
      this.#isWanted = false;
      this.ears.refused(packet.body);
    } else this.ears.heard(packet.event, packet.body);
  }

  #gone(): void {
    this.#forget();
    this.ears.down();
    const mine = this.#try;
    this.world.time.after(this.world.chance.between(300, 8_000), () => {
      if (mine === this.#try && this.#isWanted) this.#attempt();
    });
  }

  #forget(): void {
    this.#try += 1;
    this.#wire = undefined;
    this.#isUp = false;
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of asked) reject(new Error('the connection is gone'));
  }
}
