import { createCipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';

/** Bytes of a subscription's two keys (RFC 8291 §3.1, §3.2): a point on P-256, a secret. */
export const pointLength = 65;
export const authLength = 16;

const saltLength = 16;
const tagLength = 16;
/** Salt, record size, length of the key's id, and the sender's point as that id (RFC 8188 §2.1). */
const headLength = saltLength + 4 + 1 + pointLength;
/** Every push service takes this much (RFC 8030 §7.2); a longer message is one longer record. */
const recordSize = 4_096;

/** Bytes of a sealed message: the head, and one record of the plaintext, its delimiter, its tag. */
export const sealedLength = (payload: number): number => headLength + payload + 1 + tagLength;

const one = Buffer.from([1]);
/** The last record's delimiter (RFC 8188 §2), without padding. */
const delimiter = Buffer.from([2]);
const infoLabel = Buffer.from('WebPush: info\0');
const keyLabel = Buffer.from('Content-Encoding: aes128gcm\0\u0001');
const nonceLabel = Buffer.from('Content-Encoding: nonce\0\u0001');

/** What differs with every message and must never be used for two. */
export interface Chance {
  /** Makes the sender's key pair anew; its public half, uncompressed. */
  newPair(): Buffer;
  /** What that pair and a receiver's public key agree on (ECDH). @throws Error for a point that isn't on the curve */
  agree(point: Uint8Array): Buffer;
  salt(): Buffer;
}

/** Salts that are drawn from the system together: drawing is what costs, not the bytes. */
const saltsAtOnce = 256;

/** Fresh keys from the system: one pair's home is used over and over, for making it costs more. */
export const systemChance = (): Chance => {
  const pair = createECDH('prime256v1');
  let salts = Buffer.alloc(0);
  return {
    newPair: () => pair.generateKeys(),
    agree: (point) => pair.computeSecret(point),
    salt: () => {
      if (salts.length === 0) salts = randomBytes(saltLength * saltsAtOnce);
      const salt = salts.subarray(0, saltLength);
      salts = salts.subarray(saltLength);
      return salt;
    },
  };
};

const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
};

/**
 * Encrypts one message for one subscription (RFC 8291, aes128gcm) into `out` from `at` on, where
 * `sealedLength` bytes must be free. HKDF (RFC 5869) is written out: each expansion is shorter
 * than one hash, so it is a single HMAC with a 1 behind.
 * @throws Error where `point` isn't on the curve
 */
export const sealInto = (
  out: Buffer,
  at: number,
  payload: Uint8Array,
  to: { readonly point: Uint8Array; readonly auth: Uint8Array },
  chance: Chance,
): void => {
  const own = chance.newPair();
  const salt = chance.salt();
  const agreed = hmac(to.auth, chance.agree(to.point));
  const input = hmac(agreed, infoLabel, to.point, own, one);
  const base = hmac(salt, input);
  const key = hmac(base, keyLabel).subarray(0, 16);
  const nonce = hmac(base, nonceLabel).subarray(0, 12);

  out.set(salt, at);
  out.writeUInt32BE(Math.max(recordSize, payload.length + 1 + tagLength), at + saltLength);
  out[at + saltLength + 4] = pointLength;
  out.set(own, at + saltLength + 5);

  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const body = at + headLength;
  out.set(cipher.update(payload), body);
  out.set(cipher.update(delimiter), body + payload.length);
  cipher.final();
  out.set(cipher.getAuthTag(), body + payload.length + 1);
};
