import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Problem } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { Handlers } from '../http/route.js';
import { createBeaconCount } from '../people/address-counts.js';
import type { Store } from '../store/store.js';

/** What a beacon stands for: a batch at a push service, and no more. */
export interface Signed {
  /** Id in `batches`. */
  readonly batch: string;
  readonly host: string;
}

/** Tokens that workers answer with when they have shown an alert (A7). */
export interface Beacons {
  /** A token that counts until `expiresAt`, ms. */
  sign(of: Signed, expiresAt: number): string;
  /** What a token stands for; null where it is none of ours, or its time is over. */
  read(token: string): Signed | null;
}

const idBytes = 16;
const timeBytes = 6;
const macBytes = 16;

/**
 * Beacon tokens: base64url of the batch, the second in which it ends, the host, and of all that
 * an HMAC-SHA256 (RFC 2104) cut to 128 bits, under a key derived from the secret (RFC 5869).
 */
export const createBeacons = (secret: string, clock: Clock): Beacons => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'bellman', 'beacons v1', 32));
  const macOf = (body: Buffer): Buffer =>
    createHmac('sha256', key).update(body).digest().subarray(0, macBytes);
  return {
    sign: ({ batch, host }, expiresAt) => {
      const time = Buffer.alloc(timeBytes);
      time.writeUIntBE(Math.ceil(expiresAt / 1_000), 0, timeBytes);
      const id = Buffer.from(batch.replaceAll('-', ''), 'hex');
      const body = Buffer.concat([id, time, Buffer.from(host)]);
      return Buffer.concat([macOf(body), body]).toString('base64url');
    },
    read: (token) => {
      const whole = Buffer.from(token, 'base64url');
      if (whole.length < macBytes + idBytes + timeBytes) return null;
      const body = whole.subarray(macBytes);
      if (!timingSafeEqual(whole.subarray(0, macBytes), macOf(body))) return null;
      if (body.readUIntBE(idBytes, timeBytes) * 1_000 <= clock.now()) return null;
      const batch = body
        .toString('hex', 0, idBytes)
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      return { batch, host: body.toString('utf8', idBytes + timeBytes) };
    },
  };
};

/** Workers tell what was shown and opened; who it was, nobody can tell. */
export const beaconRoutes = (parts: {
  readonly store: Pick<Store, 'reports'>;
  readonly clock: Clock;
  readonly beacons: Beacons;
}): Handlers<'beacon'> => {
  const counted = createBeaconCount(parts.clock);
  return {
    beacon: async ({ council, body: { token, what }, address }) => {
      const signed = parts.beacons.read(token);
      if (signed === null) throw new Problem('beacon-wrong');
      counted(address);
      await parts.store.reports.seen({ council, ...signed, what });
    },
  };
};
