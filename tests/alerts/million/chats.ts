import { setTimeout as pause } from 'node:timers/promises';
import { connect, newId, type Client } from '../../protocol/client.js';

/** How long acknowledgements took, ms. */
export interface Acks {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Residents in chats who write at a steady rate. */
export interface Talking {
  /** Acknowledgements since the last time this was asked. */
  since(): Acks;
  stop(): Promise<void>;
}

/** Between two messages of one resident, ms. */
const gap = 1_000;

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/** From addresses of this machine, since one may start only so many chats (Linux has 127/8). */
const begin = async (url: string, number: number): Promise<Client> => {
  const localAddress = `127.2.${number >> 8}.${number & 255}`;
  const here = process.platform === 'linux' ? { localAddress } : {};
  const resident = await connect(
    `${url}/resident`,
    { protocol: 1, council: 'hart' },
    { transports: ['websocket'], ...here },
  );
  await resident.grant('start', {
    ...{ id: newId(), service: 'waste', language: 'en' },
    message: { id: newId(), body: 'My bin is gone' },
  });
  return resident;
};

/** Starts so many chats; each of them goes on until it is stopped. */
export const startTalking = async (url: string, chats: number): Promise<Talking> => {
  let times: number[] = [];
  const stopping = new AbortController();
  const talk = async (resident: Client, number: number): Promise<void> => {
    // Spread over the gap, so that the rate is even.
    let next = Date.now() + (gap * number) / chats;
    while (!stopping.signal.aborted) {
      await pause(Math.max(0, next - Date.now()));
      next += gap;
      const began = performance.now();
      await resident.grant('message', { id: newId(), body: `Still waiting at ${next}` });
      times.push(performance.now() - began);
      resident.told.splice(0);
    }
    resident.leave();
  };
  const residents: Client[] = [];
  for (let number = 1; number <= chats; number += 1) residents.push(await begin(url, number));
  const all = Promise.all(residents.map(talk));
  // What went wrong is told when they are stopped.
  all.catch(() => undefined);
  return {
    since: () => {
      const sorted = times.toSorted((a, b) => a - b);
      times = [];
      return {
        count: sorted.length,
        ...{ p50: share(sorted, 0.5), p95: share(sorted, 0.95), p99: share(sorted, 0.99) },
      };
    },
    stop: async () => {
      stopping.abort();
      await all;
    },
  };
};
