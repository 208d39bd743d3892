import { Worker } from 'node:worker_threads';
import { authLength, pointLength } from './seal.js';

/** Messages to be sealed together; the keys lie one after the other, point and secret. */
export interface Bundle {
  readonly number: number;
  readonly payloads: readonly Uint8Array[];
  /** For each message its place in `payloads`. */
  readonly which: Uint16Array;
  readonly keys: Uint8Array;
}

/** Sealed bodies one after the other: each ends where `ends` says; one of no length failed. */
export interface SealedBundle {
  readonly number: number;
  readonly bodies: ArrayBuffer;
  readonly ends: Uint32Array;
}

/** One message to be sealed: for whom (base64url), and which of the payloads. */
export interface ToSeal {
  readonly p256dh: string;
  readonly auth: string;
  readonly payload: number;
}

/** Seals messages in threads; null for each that can't be sealed. */
export type Seal = (
  payloads: readonly Uint8Array[],
  messages: readonly ToSeal[],
) => Promise<(Buffer | null)[]>;

const program = new URL('./seal-worker.js', import.meta.url);

/**
 * Two threads that seal (key agreement is nearly all the work of a message), so that the loop that
 * sends never waits for them. Each bundle goes to the one with the fewest before it. A thread that
 * fails ends the process: the relay gives back what was under way and starts another.
 */
export const createSealing = (threads = 2): { readonly seal: Seal; stop(): Promise<void> } => {
  const waiting = new Map<number, (sealed: SealedBundle) => void>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(program);
    const one = { worker, busy: 0 };
    worker.on('message', (sealed: SealedBundle) => {
      one.busy -= 1;
      waiting.get(sealed.number)?.(sealed);
      waiting.delete(sealed.number);
    });
    worker.on('error', (error) => {
      throw error;
    });
    return one;
  });
  let number = 0;

  const hand = (bundle: Omit<Bundle, 'number'>): Promise<SealedBundle> => {
    const [first, ...others] = workers;
    if (!first) throw new Error('Nothing seals');
    const idlest = others.reduce((best, one) => (one.busy < best.busy ? one : best), first);
    const mine = (number += 1);
    idlest.busy += 1;
    idlest.worker.postMessage({ ...bundle, number: mine }, [
      bundle.keys.buffer as ArrayBuffer,
      bundle.which.buffer as ArrayBuffer,
    ]);
    return new Promise((done) => waiting.set(mine, done));
  };

  const seal: Seal = async (payloads, messages) => {
    const { bodies, ends } = await hand({ payloads, ...pack(messages, payloads.length) });
    const all = Buffer.from(bodies);
    let from = 0;
    return messages.map((_, at) => {
      const to = ends[at] ?? from;
      const body = to > from ? all.subarray(from, to) : null;
      from = to;
      return body;
    });
  };
  return {
    seal,
    stop: async () => void (await Promise.all(workers.map(({ worker }) => worker.terminate()))),
  };
};

/** Keys of a wrong length are sealed for nobody: they name a payload that there isn't. */
const pack = (messages: readonly ToSeal[], payloads: number): Pick<Bundle, 'which' | 'keys'> => {
  const which = new Uint16Array(messages.length);
  const keys = Buffer.from(new ArrayBuffer(messages.length * (pointLength + authLength)));
  messages.forEach(({ p256dh, auth, payload }, at) => {
    const from = at * (pointLength + authLength);
    const whole =
      lengthOf(p256dh) === pointLength &&
      lengthOf(auth) === authLength &&
      keys.write(p256dh, from, 'base64url') === pointLength &&
      keys.write(auth, from + pointLength, 'base64url') === authLength;
    which[at] = whole && payload >= 0 ? payload : payloads;
  });
  return { which, keys };
};

/** Bytes that so much base64url stands for. */
const lengthOf = (text: string): number => Math.floor((text.length * 3) / 4);
