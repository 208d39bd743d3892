import type { Leased } from '../store/dispatch.js';
import type { ChannelOutcome } from '../store/dispatch-record.js';
import type { ServiceNote } from '../store/push-services.js';
import { backOff } from './backoff.js';
import { healthOf } from './health.js';
import type { DeliveryOutcome } from './needs.js';

/** A batch's outcomes as they are written down. */
export interface Settled {
  readonly outcomes: ChannelOutcome[];
  readonly service: ServiceNote | undefined;
}

/**
 * One outcome for each channel that was handed over: one that the sender said nothing of is tried
 * again. Every retry of the batch falls on one moment, so that they travel together; where the
 * push service is to be left alone, not before that is over.
 * @param random 0 to 1, for jitter
 */
export const settle = (
  batch: Pick<Leased, 'attempt' | 'host'>,
  channels: Leased['channels'],
  outcomes: readonly DeliveryOutcome[],
  now: number,
  random: () => number,
): Settled => {
  let pause: number | undefined;
  const backingOff = (): number => (pause ??= backOff(batch.attempt, random()));
  const byChannel = new Map(outcomes.map((outcome) => [outcome.channel, outcome]));
  const telling = outcomes.filter(({ own }) => own !== true);
  const health = telling.length === 0 ? null : healthOf(telling, backingOff);
  const rest = health?.wait ?? 0;
  return {
    outcomes: channels.map(({ id, host, area, provenAt }) => {
      const outcome: DeliveryOutcome = byChannel.get(id) ?? { channel: id, host, result: 'retry' };
      const { result } = outcome;
      const known = { area: area ?? '', proven: provenAt !== null };
      if (result !== 'retry') return { channel: id, host: outcome.host, result, ...known };
      const wait = Math.max(outcome.retryAfter ?? (rest > 0 ? rest : backingOff()), rest);
      return { channel: id, host, result, ...known, again: now + Math.max(1, Math.round(wait)) };
    }),
    service: health
      ? {
          state: health.state,
          status: health.status,
          until: health.wait === null ? null : now + Math.max(1, Math.round(health.wait)),
        }
      : undefined,
  };
};
