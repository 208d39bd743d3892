import type { DeliveryOutcome } from '../delivery.js';

/** What a status means for the channel, without whose it is. */
export type Meaning = Pick<DeliveryOutcome, 'result' | 'retryAfter' | 'status'>;

/** A push service that asks for more than a day is not waited for longer than that. */
const longestWait = 24 * 3_600_000;

/**
 * Reads a push service's answer (RFC 8030 and what the services do): 2xx accepted; 404 and 410
 * gone; 429, 406 (Windows) and 503 wait as Retry-After says; other 5xx, 408 and 425 again later;
 * everything else, redirects too, failed.
 */
export const readAnswer = (
  status: number,
  retryAfter: string | undefined,
  now: number,
): Meaning => {
  if (status >= 200 && status < 300) return { result: 'accepted', status };
  if (status === 404 || status === 410) return { result: 'gone', status };
  if (status === 429 || status === 406 || status === 503) {
    const wait = readRetryAfter(retryAfter, now);
    return { result: 'retry', status, ...(wait === null ? {} : { retryAfter: wait }) };
  }
  if (status >= 500 || status === 408 || status === 425) return { result: 'retry', status };
  return { result: 'failed', status };
};

/** Retry-After (RFC 9110 §10.2.3), in seconds or as a date → ms from now; null where it is neither. */
export const readRetryAfter = (value: string | undefined, now: number): number | null => {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text) * 1_000, longestWait);
  // Date.parse takes nearly anything; a date of HTTP has a weekday or month in letters.
  const at = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.min(Math.max(0, at - now), longestWait);
};
