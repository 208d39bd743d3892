import type { PushHost } from '../../ground/push-hosts.js';
import type { DeliveryJob, DeliveryOutcome } from '../delivery.js';
import type { OpenKey } from '../keys.js';

/** What the relay and its sender process say to each other over IPC. */

/** Relay to sender. `setUp` comes first, once. */
export type ToSender =
  | {
      readonly say: 'setUp';
      readonly hosts: readonly PushHost[];
      readonly timeout?: number | undefined;
    }
  | { readonly say: 'send'; readonly order: Order }
  | { readonly say: 'usage' };

/** Sender to relay: that it listens, outcomes as they come, and what it has used when asked. */
export type FromSender =
  | { readonly say: 'ready' }
  | { readonly say: 'outcomes'; readonly order: number; readonly told: readonly Told[] }
  | ({ readonly say: 'usage' } & Usage);

/** What a sender process has used since it started. */
export interface Usage {
  /** µs of CPU, of all its threads. */
  readonly cpu: number;
  /** Bytes of memory it holds now. */
  readonly memory: number;
}

/** How to send: a job's own part of that. */
export type Manner = Pick<DeliveryJob, 'ttl' | 'urgency' | 'topic'>;

/** A job as it travels: with a number, each payload once, and a row for each channel. */
export interface Order {
  readonly number: number;
  readonly manner: Manner;
  /** VAPID `sub` (RFC 8292): mailto: or https: */
  readonly subject: string;
  readonly keys: readonly OpenKey[];
  readonly payloads: readonly string[];
  /** The same in fewer bytes, one for each of `payloads`; null where there are none. */
  readonly shorter: readonly string[] | null;
  readonly rows: readonly Row[];
}

/** A channel: its endpoint, p256dh and auth, and its places in `keys` and `payloads` (-1: none). */
export type Row = readonly [
  endpoint: string,
  p256dh: string,
  auth: string,
  key: number,
  payload: number,
];

/** An outcome: the row's place in its order, that in `results`, status (0: none), retryAfter in ms (-1: none). */
export type Told = readonly [row: number, result: number, status: number, retryAfter: number];

/** What a `Told` means by its second number. */
export const results = [
  'accepted',
  'gone',
  'retry',
  'failed',
] as const satisfies readonly DeliveryOutcome['result'][];
