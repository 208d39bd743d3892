import type { DeliveryJob, DeliveryOutcome } from '../delivery.js';
import type { OpenKey } from '../keys.js';
import type { Meaning } from './answer.js';
import { results, type Order, type Row, type Told } from './words.js';

/** What an order is made from. */
export interface Errand {
  readonly job: DeliveryJob;
  /** VAPID `sub` (RFC 8292): mailto: or https: */
  readonly subject: string;
  /** The keys that the job's channels subscribed with. */
  readonly keys: readonly OpenKey[];
}

/** A job in the fewest words that carry it: no ids, and nothing twice. */
export const toOrder = ({ job, subject, keys }: Errand, number: number): Order => {
  const { payloads, shorter, ttl, urgency, topic } = job;
  const languages = Object.keys(payloads);
  const payloadAt = new Map(languages.map((language, at) => [language, at]));
  const keyAt = new Map(keys.map(({ id }, at) => [id, at]));
  // A language that the job hasn't got gets its first one.
  const usual = languages.length > 0 ? 0 : -1;
  return {
    number,
    subject,
    keys,
    manner: { ttl, urgency, topic },
    payloads: Object.values(payloads),
    shorter:
      shorter === undefined ? null : languages.map((name) => shorter[name] ?? payloads[name] ?? ''),
    rows: job.channels.map(({ endpoint, p256dh, auth, vapidKey, language }): Row => [
      endpoint,
      p256dh,
      auth,
      keyAt.get(vapidKey) ?? -1,
      payloadAt.get(language) ?? usual,
    ]),
  };
};

export const toTold = (row: number, { result, status = 0, retryAfter = -1 }: Meaning): Told => [
  row,
  results.indexOf(result),
  status,
  retryAfter,
];

export const fromTold = (
  [, result, status, retryAfter]: Told,
  channel: string,
  host: string,
): DeliveryOutcome => ({
  channel,
  host,
  result: results[result] ?? 'retry',
  ...(status === 0 ? {} : { status }),
  ...(retryAfter === -1 ? {} : { retryAfter }),
});
