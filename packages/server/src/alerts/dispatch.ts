import type { Clock } from '../ground/clock.js';
import type { Log } from '../ground/log.js';
import type { Leased } from '../store/dispatch.js';
import type { ChannelOutcome } from '../store/dispatch-record.js';
import type { Store } from '../store/store.js';
import { backOff } from './backoff.js';
import type { Deliver, DeliveryOutcome } from './needs.js';
import { buildMessage, languageFor, type Message } from './payload.js';
import type { Pace } from './pace.js';

export interface DispatchParts {
  readonly store: Pick<Store, 'alerts' | 'dispatch'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly deliver: Deliver;
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
}

/** An alert as it is being sent. What approval fixed cannot change, so it is built once. */
interface Sending {
  readonly message: Message;
  readonly expiresAt: number;
}

const kept = 20;

/** Batches from the store to the sender, and their outcomes back (A6). */
export const createDispatch = (parts: DispatchParts): Dispatch => {
  const { store, clock, log, node } = parts;
  const built = new Map<string, Sending>();

  const sendingOf = async ({ council, alert: id, line }: Leased): Promise<Sending> => {
    const known = built.get(id);
    if (known !== undefined) return known;
    const alert = await store.alerts.publicOne({ council, id });
    const message = buildMessage(alert, { council, line, baseUrl: parts.baseUrl() });
    const sending = { message, expiresAt: alert.expiresAt };
    const [oldest] = built.keys();
    if (built.size >= kept && oldest !== undefined) built.delete(oldest);
    built.set(id, sending);
    return sending;
  };

  const deliver = async (batch: Leased): Promise<DeliveryOutcome[]> => {
    if (batch.channels.length === 0) return [];
    const { message, expiresAt } = await sendingOf(batch);
    const renewing = setInterval(() => {
      store.dispatch
        .renew({ batch: batch.id, by: node, ms: parts.lease })
        .catch((error: unknown) =>
          log.warn({ err: error, batch: batch.id }, 'a lease was not renewed'),
        );
    }, parts.lease / 3);
    try {
      return await parts.deliver({
        council: batch.council,
        batch: batch.id,
        ...message,
        ttl: Math.max(1, Math.floor((expiresAt - clock.now()) / 1_000)),
        channels: batch.channels.map(({ id, endpoint, p256dh, auth, vapidKey, language }) => ({
          ...{ id, endpoint, p256dh, auth, vapidKey },
          language: languageFor(language, message),
        })),
      });
    } catch (error) {
      // The sender died or could not be reached: nothing is known, so all is tried again.
      log.error({ err: error, batch: batch.id }, 'the sender failed a batch');
      return [];
    } finally {
      clearInterval(renewing);
    }
  };

  return {
    next: async () => {
      const batch = await store.dispatch.lease({ by: node, ms: parts.lease });
      if (batch === null) return false;
      const outcomes = settle(batch, await deliver(batch), clock.now(), parts.random);
      const tell = parts.pace.may(batch.alert);
      await store.dispatch.record({ batch: batch.id, by: node, outcomes, tell });
      return true;
    },
  };
};

/**
 * One outcome for each channel of the batch: one that the sender said nothing of is tried again.
 * Every retry of one push service falls on one moment, so that they travel together.
 */
const settle = (
  batch: Leased,
  outcomes: readonly DeliveryOutcome[],
  now: number,
  random: () => number,
): ChannelOutcome[] => {
  const byChannel = new Map(outcomes.map((outcome) => [outcome.channel, outcome]));
  const waits = new Map<string, number>();
  const waitFor = (host: string): number => {
    const wait = waits.get(host) ?? backOff(batch.attempt, random());
    waits.set(host, wait);
    return wait;
  };
  return batch.channels.map(({ id, host }) => {
    const outcome = byChannel.get(id) ?? { channel: id, host, result: 'retry' as const };
    const { result } = outcome;
    if (result !== 'retry') return { channel: id, host: outcome.host, result };
    const wait = ('retryAfter' in outcome ? outcome.retryAfter : undefined) ?? waitFor(host);
    return { channel: id, host, result, retryAt: now + Math.max(1, Math.round(wait)) };
  });
};
