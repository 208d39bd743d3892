import { Problem } from '@bellman/protocol';
import type { Clock } from '../../ground/clock.js';
import type { PushHost } from '../../ground/push-hosts.js';
import { checkEndpoint, type Resolve, type SafeEndpoint } from '../endpoint.js';
import type { Meaning } from './answer.js';
import { createDial } from './dial.js';
import { createLanes } from './lanes.js';
import { createSealing } from './sealing.js';
import { createVapid } from './vapid.js';
import type { Order } from './words.js';

/** ms for one message, to the last byte of its answer. */
const usualTimeout = 15_000;

/** The sender's whole work: takes orders apart into messages, each into its push service's lane. */
export interface SenderWork {
  /** Sends an order; `tell` hears what became of each of its rows, once each. Never throws. */
  send(order: Order, tell: (row: number, meaning: Meaning) => void): void;
  /** Lets go of everything, connections and threads. */
  end(): Promise<void>;
}

export const createSender = (parts: {
  readonly clock: Clock;
  /** ms that only ever go forward. */
  readonly elapsed: () => number;
  readonly hosts: readonly PushHost[];
  /** ms for one message, in place of the usual 15 s. */
  readonly timeout?: number | undefined;
  readonly resolve?: Resolve;
}): SenderWork => {
  const { clock, elapsed, hosts, resolve, timeout = usualTimeout } = parts;
  const sealing = createSealing();
  const dial = createDial({ timeout, resolve });
  const lanes = createLanes({ clock, elapsed, seal: sealing.seal, dial, timeout });
  const authorize = createVapid(clock);

  const send: SenderWork['send'] = ({ rows, keys, subject, manner, ...order }, tell) => {
    const texts = order.payloads.map(encode);
    const shorter = order.shorter?.map(encode) ?? null;
    rows.forEach(([endpoint, p256dh, auth, keyAt, payload], row) => {
      const to = safe(endpoint, hosts);
      const key = keys[keyAt];
      const authorization = to && key ? signed(() => authorize(to.url.origin, key, subject)) : null;
      if (!to || !key || authorization === null) return tell(row, { result: 'failed' });
      lanes.put(to, {
        path: to.url.pathname + to.url.search,
        ...{ p256dh, auth, authorization, key: key.publicKey, manner, payload, texts, shorter },
        refused: 0,
        tell: (meaning) => tell(row, meaning),
      });
    });
  };
  return {
    send,
    end: async () => {
      lanes.end();
      await sealing.stop();
    },
  };
};

/** UTF-8 in memory of its own: what is handed to a thread takes all of its buffer along. */
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Null for a key that nothing can be signed with: its channels fail, the others go on. */
const signed = (sign: () => string): string | null => {
  try {
    return sign();
  } catch {
    return null;
  }
};

/** Checked again, for the settings may have changed since the sign-up. */
const safe = (endpoint: string, hosts: readonly PushHost[]): SafeEndpoint | null => {
  try {
    return checkEndpoint(endpoint, hosts);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};
