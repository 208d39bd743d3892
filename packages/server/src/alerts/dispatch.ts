import type { PublicAlert } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import type { Log } from '../ground/log.js';
import type { Leased } from '../store/dispatch.js';
import type { ChannelOutcome } from '../store/dispatch-record.js';
import type { Store } from '../store/store.js';
import type { Beacons } from './beacons.js';
import { createBusy } from './lanes.js';
import type { Mailer } from './mailer.js';
import type { Deliver, DeliveryOutcome } from './needs.js';
import { buildMessage, payloadFor } from './payload.js';
import type { Pace } from './pace.js';
import { quietUntil } from './quiet.js';
import { settle } from './settle.js';

export interface DispatchParts {
  readonly store: Pick<Store, 'alerts' | 'dispatch'>;
  readonly clock: Clock;
  readonly councils: Pick<Councils, 'get'>;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly deliver: Deliver;
  readonly mailer: Mailer;
  readonly beacons: Pick<Beacons, 'sign'>;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: () => string;
  /** Names this process in leases. */
  readonly node: string;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
  /** How often progress is told. */
  readonly pace: Pace;
  /** ms; renewed while the sender is at it. */
  readonly lease: number;
}

/** Takes batches, one at a time for each caller, and hands them to the sender. */
export interface Dispatch {
  /** Sends the next batch; false where none is due. */
  next(): Promise<boolean>;
  /** ms until one is due for a push service that this process may send to; null: none is open. */
  wait(): Promise<number | null>;
}

const kept = 20;
/** Whoever opens an alert after its end still counts for so long, ms. */
const beaconsAfter = 24 * 3_600_000;

/** Batches from the store to the sender, and their outcomes back (A6). */
export const createDispatch = (parts: DispatchParts): Dispatch => {
  const { store, clock, councils, log, node } = parts;
  const known = new Map<string, PublicAlert>();
  const busy = createBusy();
  let taking: Promise<unknown> = Promise.resolve();

  /** What approval fixed cannot change, so it is read once. */
  const alertOf = async ({ council, alert: id }: Leased): Promise<PublicAlert> => {
    const held = known.get(id);
    if (held !== undefined) return held;
    const alert = await store.alerts.publicOne({ council, id });
    const [oldest] = known.keys();
    if (known.size >= kept && oldest !== undefined) known.delete(oldest);
    known.set(id, alert);
    return alert;
  };

  /** One after another, so that each sees what the one before has taken. */
  const take = (): Promise<Leased | null> => {
    const mine = taking.then(async () => {
      const batch = await store.dispatch.lease({ by: node, ms: parts.lease, full: busy.full() });
      if (batch !== null) busy.begin(batch.host);
      return batch;
    });
    taking = mine.catch(() => undefined);
    return mine;
  };

  const push = (
    batch: Leased,
    alert: PublicAlert,
    council: Council,
    channels: Leased['channels'],
  ): Promise<DeliveryOutcome[]> => {
    const { expiresAt } = alert;
    const message = buildMessage(alert, {
      ...{ council: batch.council, line: batch.line, baseUrl: parts.baseUrl(), from: council },
      beacon: parts.beacons.sign({ batch: batch.id, host: batch.host }, expiresAt + beaconsAfter),
    });
    return parts.deliver({
      council: batch.council,
      batch: batch.id,
      ...message,
      ttl: Math.max(1, Math.floor((expiresAt - clock.now()) / 1_000)),
      channels: channels.map((channel) => {
        const { id, endpoint, p256dh, auth, vapidKey } = channel;
        return { id, endpoint, p256dh, auth, vapidKey, language: payloadFor(channel, message) };
      }),
    });
  };

  const deliver = async (
    batch: Leased,
    alert: PublicAlert,
    council: Council,
    channels: Leased['channels'],
  ): Promise<DeliveryOutcome[]> => {
    if (channels.length === 0) return [];
    const renewing = setInterval(() => {
      store.dispatch
        .renew({ batch: batch.id, by: node, ms: parts.lease })
        .catch((error: unknown) =>
          log.warn({ err: error, batch: batch.id }, 'a lease was not renewed'),
        );
    }, parts.lease / 3);
    try {
      return await (batch.kind === 'email'
        ? parts.mailer.send(alert, council, channels)
        : push(batch, alert, council, channels));
    } catch (error) {
      // The sender died or could not be reached: nothing is known, so all is tried again.
      log.error({ err: error, batch: batch.id }, 'the sender failed a batch');
      return [];
    } finally {
      clearInterval(renewing);
    }
  };

  const carryOut = async (batch: Leased): Promise<void> => {
    const council = await councils.get(batch.council);
    const alert = await alertOf(batch);
    const held: ChannelOutcome[] = [];
    const now: Leased['channels'][number][] = [];
    for (const channel of batch.channels) {
      const again = quietUntil(channel, alert, clock.now(), council.hours.zone);
      if (again === null) now.push(channel);
      else held.push({ channel: channel.id, host: channel.host, result: 'held', again });
    }
    const own = { batch: batch.id, by: node };
    if (now.length > 0) {
      const channels = now.map(({ id }) => id);
      if (!(await store.dispatch.hand({ ...own, channels }))) return;
    }
    const told = await deliver(batch, alert, council, now);
    const { outcomes, service } = settle(batch, now, told, clock.now(), parts.random);
    await store.dispatch.record({
      ...{ ...own, service, tell: parts.pace.may(batch.alert) },
      outcomes: [...outcomes, ...held],
    });
  };

  return {
    next: async () => {
      const batch = await take();
      if (batch === null) return false;
      try {
        await carryOut(batch);
      } finally {
        busy.end(batch.host);
      }
      return true;
    },
    wait: () => store.dispatch.wait({ full: busy.full() }),
  };
};
