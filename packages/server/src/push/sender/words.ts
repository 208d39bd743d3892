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
  | { readonly say: 'send'; readonly order: Order };

/** Sender to relay: that it listens, and outcomes as they come. */
export type FromSender =
  | { readonly say: 'ready' }
  | {
      readonly say: 'outcomes';
      readonly order: number;
      readonly outcomes: readonly DeliveryOutcome[];
    };

/** A job with a number and the keys that its channels subscribed with. */
export interface Order {
  readonly number: number;
  readonly job: DeliveryJob;
  /** VAPID `sub` (RFC 8292): mailto: or https: */
  readonly subject: string;
  readonly keys: readonly OpenKey[];
}
