import type { Clock } from '../ground/clock.js';
import type { FillCursor } from '../store/audience-fill.js';
import { expiryDue, lineDue, sendDue } from '../store/alert-timers.js';
import type { Due } from '../store/due.js';
import type { Store } from '../store/store.js';
import type { Pace } from './pace.js';
import { reachedBy } from './reached.js';

const kinds = [sendDue, expiryDue, lineDue];
/** Rows of places looked at for the first batches. */
const firstScan = 1_000;

export interface TimersParts {
  readonly store: Pick<Store, 'alerts' | 'audience' | 'due'>;
  readonly clock: Clock;
  readonly councils: {
    get(council: string): Promise<{ readonly alerting: { readonly audienceDays: number } }>;
  };
  /** Names this process in leases. */
  readonly node: string;
  readonly pace: Pace;
  /** ms; each part of an audience that is written down renews it. */
  readonly lease: number;
  /** Batches are there to be sent. */
  readonly filled: () => void;
  /** Whether the relay is stopping: then the rest of an audience is left to another. */
  readonly stopping: () => boolean;
  /** Rows of places looked at in one write, and channels in a batch. */
  readonly sizes: { readonly scan: number; readonly batch: number };
}

/** What an alert's timers do when they fall due: send it, and end it. */
export interface Timers {
  /** Does what is due next; false where nothing is. */
  next(): Promise<boolean>;
  /** ms until something is due; null where nothing is. */
  wait(): Promise<number | null>;
}

/** The relay's own steps of an alert's life, each under a lease of its timer. */
export const createTimers = (parts: TimersParts): Timers => {
  const { store, node } = parts;

  const send = async ({ council, subject: alert, at }: Due): Promise<void> => {
    const most = await store.audience.reachesAtMost({ alert });
    const reached = most === null ? await reachedBy(store, alert) : { followers: most };
    const state = await store.alerts.send({ id: alert, ...reached });
    // It waits for an earlier version, or it is over.
    if (state !== 'sending') return;
    let cursor: FillCursor | null = null;
    do {
      cursor = await store.audience.writeDown({
        alert,
        cursor,
        // The first part is small, so that the first people wait for it alone.
        most: cursor === null ? Math.min(firstScan, parts.sizes.scan) : parts.sizes.scan,
        batch: parts.sizes.batch,
        lease: { by: node, ms: parts.lease },
        tell: parts.pace.may(alert),
      });
      parts.filled();
    } while (cursor !== null && !parts.stopping());
    // Free at once for another node, rather than when the lease runs out.
    if (cursor !== null) await store.due.put({ council, kind: sendDue, subject: alert, at });
  };

  return {
    next: async () => {
      const [due] = await store.due.take({ node, kinds, limit: 1, leaseMs: parts.lease });
      if (due === undefined) return false;
      if (due.kind === sendDue) {
        await send(due);
      } else if (due.kind === lineDue) {
        const { council, subject: line } = due;
        const { audienceDays: days } = (await parts.councils.get(council)).alerting;
        await store.alerts.tendLine({ council, line, days });
      } else {
        await store.alerts.expire({ id: due.subject });
        await store.due.done({ kind: due.kind, subject: due.subject, node });
      }
      return true;
    },
    wait: async () => {
      const at = await store.due.next({ kinds });
      return at === null ? null : Math.max(0, at - parts.clock.now());
    },
  };
};
