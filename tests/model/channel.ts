import type { Time } from './time.js';

type Heard = (message: { readonly data: unknown }) => void;

/** The channels of one run's browser, on its clock. */
interface Air {
  readonly time: Time;
  readonly open: Set<Channel>;
}

const airs = new Map<string, Air>();

/** What tabs of one browser say reaches the others a moment later, in order. */
const TAKES = 2;

/**
 * `BroadcastChannel` (HTML, section 9.6) on a run's clock: Node's own takes real time. The name
 * says which run's it is.
 */
export class Channel {
  readonly #air: Air;
  readonly #heard: Heard[] = [];

  constructor(name: string) {
    const air = airs.get(name);
    if (air === undefined) throw new Error(`No browser has a channel ${name}`);
    this.#air = air;
    air.open.add(this);
  }

  addEventListener(_type: 'message', heard: Heard): void {
    this.#heard.push(heard);
  }

  postMessage(message: unknown): void {
    const copy = JSON.stringify(message);
    const others = [...this.#air.open].filter((other) => other !== this);
    this.#air.time.after(TAKES, () => {
      for (const other of others) if (this.#air.open.has(other)) other.#hear(copy);
    });
  }

  close(): void {
    this.#air.open.delete(this);
  }

  #hear(copy: string): void {
    for (const heard of this.#heard) heard({ data: JSON.parse(copy) as unknown });
  }
}

/** Opens the channel of a run's browser; the answer ends it. */
export const openAir = (name: string, time: Time): (() => void) => {
  airs.set(name, { time, open: new Set() });
  return () => airs.delete(name);
};

/** Has everything in this process that makes a `BroadcastChannel` make one of these. */
export const useChannels = (): void => {
  globalThis.BroadcastChannel = Channel as unknown as typeof BroadcastChannel;
};
