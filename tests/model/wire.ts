import type { Chance } from './chance.js';
import type { Time } from './time.js';
import { delay, type Weather } from './weather.js';

/** What travels: an event with its number if it asks for an answer, an answer, or a plain notice. */
export type Packet =
  | { readonly event: string; readonly body: unknown; readonly number?: number }
  | { readonly answers: number; readonly body: unknown };

/** One end of a connection. */
export interface End {
  take(packet: Packet): void;
  /** The connection is gone; told once. */
  gone(): void;
}

/** The longest until an end notices silence (Socket.IO's heartbeat: 25 s, and 20 s of patience), ms. */
const HEARTBEAT = 45_000;

type Side = 'up' | 'down';

/**
 * One connection. As with TCP, what arrives of a direction arrives in order and is a beginning of
 * what was sent; where it breaks off is chance. What comes again is a packet that its sender sent
 * twice, as a client does that heard no answer.
 */
export class Wire {
  #isOpen = { up: true, down: true };
  #last = { up: 0, down: 0 };
  /** From when on nothing arrives any more. */
  #ends = { up: Infinity, down: Infinity };
  readonly #ear: { up?: End; down?: End } = {};

  constructor(
    private readonly time: Time,
    private readonly chance: Chance,
    private readonly weather: () => Weather,
  ) {}

  /** `up` is whoever hears what goes up: the relay. */
  listen(side: Side, end: End): void {
    this.#ear[side] = end;
  }

  send(side: Side, packet: Packet): void {
    const weather = this.weather();
    if (!this.#isOpen[side]) return;
    if (weather.swallow === 'both' || weather.swallow === side) return this.stall(side);
    const copy = JSON.stringify(packet);
    const times = this.chance.percent(weather.twice) ? 2 : 1;
    for (let time = 0; time < times; time += 1) this.#carry(side, copy);
  }

  /** Breaks: what is under way may or may not arrive still, and each end notices when it does. */
  cut(most = HEARTBEAT): void {
    for (const side of ['up', 'down'] as const) {
      this.#ends[side] = Math.min(this.#ends[side], this.time.now() + this.chance.between(0, 200));
      const noticed = this.chance.percent(60) ? this.chance.between(0, 300) : most;
      this.time.after(Math.min(noticed, most), () => this.#gone(side));
    }
  }

  /** One end closes: what it sent arrives, then the other end knows. Nothing reaches it any more. */
  close(by: 'client' | 'relay'): void {
    const [mine, other] = by === 'client' ? (['down', 'up'] as const) : (['up', 'down'] as const);
    this.#isOpen[mine] = false;
    delete this.#ear[mine];
    if (!this.#isOpen[other]) return;
    this.#isOpen[other] = false;
    const at = Math.max(this.#last[other], this.time.now() + delay(this.chance, this.weather()));
    this.time.at(at > this.#ends[other] ? this.time.now() + HEARTBEAT : at, () =>
      this.#gone(other),
    );
  }

  /** The relay behind it is no more: it hears nothing and says nothing. */
  deafen(): void {
    delete this.#ear.up;
    this.#isOpen.down = false;
  }

  /** Looks open and is dead, one way: the heartbeat finds out. */
  stall(side: Side): void {
    if (this.#ends[side] !== Infinity) return;
    this.#ends[side] = this.time.now();
    for (const each of ['up', 'down'] as const)
      this.time.after(this.chance.between(20_000, HEARTBEAT), () => this.#gone(each));
  }

  #carry(side: Side, copy: string): void {
    const arrives = this.time.now() + delay(this.chance, this.weather());
    this.#last[side] = Math.max(this.#last[side], arrives);
    const at = this.#last[side];
    this.time.at(at, () => {
      if (at <= this.#ends[side]) this.#ear[side]?.take(JSON.parse(copy) as Packet);
    });
  }

  #gone(side: Side): void {
    const end = this.#ear[side];
    delete this.#ear[side];
    this.#isOpen[side === 'up' ? 'down' : 'up'] = false;
    end?.gone();
  }
}
