import webPush from 'web-push';
import type { Clock } from '../../ground/clock.js';
import type { DeliveryChannel, DeliveryJob } from '../delivery.js';
import type { OpenKey } from '../keys.js';

/** One message, encrypted for one channel. */
export interface Sealed {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

/** How to send it: a job's own part of that. */
export type Manner = Pick<DeliveryJob, 'ttl' | 'urgency' | 'topic'>;

/** A signed VAPID token is used this long (push services ask for an hour at least). */
const reuse = 3_600_000;
/** And is good for this long, by RFC 8292 at most a day. */
const life = 12 * 3_600_000;
/** Origins are few, for hosts are known; a wildcard can't make the list grow beyond this. */
const mostTokens = 1_000;

/**
 * Encrypts messages (RFC 8291, aes128gcm) and signs for them (RFC 8292). Signing takes longer
 * than all the rest of a message, so a token is kept per push service and key.
 */
export const createSealer = (clock: Clock) => {
  const tokens = new Map<string, { readonly authorization: string; readonly until: number }>();

  const authorize = (origin: string, key: OpenKey, subject: string): string => {
    const name = `${origin} ${key.id} ${subject}`;
    const now = clock.now();
    const kept = tokens.get(name);
    if (kept && kept.until > now) return kept.authorization;
    const expiry = Math.floor((now + life) / 1_000);
    const { Authorization: authorization } = webPush.getVapidHeaders(
      origin,
      subject,
      key.publicKey,
      key.privateKey,
      'aes128gcm',
      expiry,
    );
    if (tokens.size >= mostTokens) tokens.clear();
    tokens.set(name, { authorization, until: now + reuse });
    return authorization;
  };

  /** @throws Error where a channel's keys can't be used */
  return (
    channel: Pick<DeliveryChannel, 'endpoint' | 'p256dh' | 'auth'>,
    payload: string,
    manner: Manner,
    key: OpenKey,
    subject: string,
  ): Sealed => {
    const { endpoint, p256dh, auth } = channel;
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      payload,
      {
        TTL: manner.ttl,
        urgency: manner.urgency,
        topic: manner.topic,
        contentEncoding: 'aes128gcm',
        headers: { Authorization: authorize(new URL(endpoint).origin, key, subject) },
      },
    );
    return { headers, body };
  };
};
