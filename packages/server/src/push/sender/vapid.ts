import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import type { Clock } from '../../ground/clock.js';
import type { OpenKey } from '../keys.js';

/** A signed token is used this long (push services ask for an hour at least). */
const reuse = 3_600_000;
/** And is good for this long, by RFC 8292 at most a day. */
const life = 12 * 3_600_000;
/** Origins are few, for hosts are known; a wildcard can't make the list grow beyond this. */
const mostTokens = 1_000;

/**
 * Signs for messages (RFC 8292): the `Authorization` header for a push service, under a key and
 * in the name of a subject. One signature costs as much as a message does, so each is kept for an
 * hour.
 */
export const createVapid = (clock: Clock) => {
  const tokens = new Map<string, { readonly authorization: string; readonly until: number }>();

  /**
   * @param origin the push service's, the token's `aud`
   * @throws Error where the key can't be used
   */
  return (origin: string, key: OpenKey, subject: string): string => {
    const name = `${origin} ${key.id} ${subject}`;
    const now = clock.now();
    const kept = tokens.get(name);
    if (kept && kept.until > now) return kept.authorization;
    const claims = { aud: origin, exp: Math.floor((now + life) / 1_000), sub: subject };
    const unsigned = `${encode({ typ: 'JWT', alg: 'ES256' })}.${encode(claims)}`;
    // JWS (RFC 7518 §3.4) wants r and s one after the other, not in DER.
    const signature = sign('sha256', Buffer.from(unsigned), {
      key: privateKeyOf(key),
      dsaEncoding: 'ieee-p1363',
    }).toString('base64url');
    const authorization = `vapid t=${unsigned}.${signature}, k=${key.publicKey}`;
    if (tokens.size >= mostTokens) tokens.clear();
    tokens.set(name, { authorization, until: now + reuse });
    return authorization;
  };
};

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A JWK (RFC 7518 §6.2) from the two halves of a VAPID key. */
const privateKeyOf = ({ publicKey, privateKey: d }: OpenKey): KeyObject => {
  const point = Buffer.from(publicKey, 'base64url');
  const x = point.toString('base64url', 1, 33);
  const y = point.toString('base64url', 33);
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d }, format: 'jwk' });
};
