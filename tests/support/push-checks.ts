import { createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The claims of a VAPID token (RFC 8292 section 2). */
export interface VapidClaims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
}

/** What a well-formed request asks of the push service. */
export interface PushRequest {
  /** Seconds that the message may wait for its browser. */
  readonly ttl: number;
  readonly topic: string | null;
  readonly urgency: string;
  readonly vapid: VapidClaims & { readonly key: string };
}

/** A refusal: a status and what was wrong, as a push service's body would say it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const DAY = 24 * 3_600;

const partOf = (token: string, position: number): unknown =>
  JSON.parse(Buffer.from(token.split('.')[position] ?? '', 'base64url').toString('utf8'));

const hasText = (value: unknown, key: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  key in value &&
  typeof Reflect.get(value, key) === 'string';

const claimsOf = (token: string): VapidClaims => {
  const claims = partOf(token, 1);
  const exp: unknown = Reflect.get(Object(claims), 'exp');
  if (!hasText(claims, 'aud') || !hasText(claims, 'sub') || typeof exp !== 'number') {
    throw new Refused(401, 'the VAPID token lacks aud, sub or exp');
  }
  return {
    aud: String(Reflect.get(Object(claims), 'aud')),
    sub: String(Reflect.get(Object(claims), 'sub')),
    exp,
  };
};

/** Checks `Authorization: vapid t=…, k=…` for this audience and subscription key (RFC 8292). */
const checkVapid = (
  header: string | undefined,
  audience: string,
  subscribedWith: string | null,
) => {
  const found = /^vapid\s+(?=.*\bt=([\w.-]+))(?=.*\bk=([\w-]+))/i.exec(header ?? '');
  const token = found?.[1];
  const key = found?.[2];
  if (!token || !key) throw new Refused(401, 'no "Authorization: vapid t=…, k=…"');
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4)
    throw new Refused(401, 'k is not an uncompressed P-256 point');
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const [head = '', body = '', signature = ''] = token.split('.');
  const signed = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!signed || Reflect.get(Object(partOf(token, 0)), 'alg') !== 'ES256') {
    throw new Refused(401, 'the VAPID token is not signed by k with ES256');
  }
  const claims = claimsOf(token);
  const now = Date.now() / 1_000;
  if (claims.aud !== audience) throw new Refused(401, `aud is ${claims.aud}, not ${audience}`);
  if (claims.exp <= now || claims.exp > now + DAY)
    throw new Refused(401, 'exp is past, or over a day away');
  if (!/^(mailto:[^@\s]+@[^@\s]+|https:\/\/(?!localhost)\S+)$/.test(claims.sub)) {
    throw new Refused(401, `sub is ${claims.sub}, neither mailto: nor https:`);
  }
  if (subscribedWith !== null && subscribedWith !== key) {
    throw new Refused(403, 'the subscription was made with another key');
  }
  return { ...claims, key };
};

/** The encrypted body's own header (RFC 8188 section 2.1), as RFC 8291 narrows it. */
const checkBody = (headers: IncomingHttpHeaders, body: Buffer): void => {
  if (headers['content-encoding'] !== 'aes128gcm')
    throw new Refused(400, 'Content-Encoding is not aes128gcm');
  if (body.length > 4_096) throw new Refused(413, `${body.length} bytes are more than 4096`);
  if (body.length < 21 + 65 + 17 || body[20] !== 65)
    throw new Refused(400, 'the body has no sender key in its header');
};

const URGENCIES = ['very-low', 'low', 'normal', 'high'];

/**
 * Reads a request for a message (RFC 8030 section 5), or throws the refusal that a strict push
 * service would give. `subscribedWith` is the key that the browser named, null where it named none.
 */
export const readPushRequest = (
  headers: IncomingHttpHeaders,
  body: Buffer,
  audience: string,
  subscribedWith: string | null,
): PushRequest => {
  const vapid = checkVapid(headers.authorization, audience, subscribedWith);
  const ttl = headers['ttl'];
  if (typeof ttl !== 'string' || !/^\d+$/.test(ttl)) throw new Refused(400, 'no TTL header');
  const topic = headers['topic'] ?? null;
  if (topic !== null && !/^[A-Za-z0-9_-]{1,32}$/.test(String(topic)))
    throw new Refused(400, 'a Topic of 1 to 32 base64url characters');
  const urgency = String(headers['urgency'] ?? 'normal');
  if (!URGENCIES.includes(urgency)) throw new Refused(400, `no such Urgency: ${urgency}`);
  checkBody(headers, body);
  return { ttl: Number(ttl), topic: topic === null ? null : String(topic), urgency, vapid };
};
