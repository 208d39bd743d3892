import { createDecipheriv, createECDH, hkdfSync, randomBytes, type ECDH } from 'node:crypto';

/** A browser's end of Web Push: makes a subscription's keys, and opens what is sent to them. */
export interface Receiver {
  /** base64url, as `PushSubscription.toJSON()` gives them. */
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** The plaintext of a message body. */
  open(body: Buffer): string;
}

export const createReceiver = (): Receiver => {
  const pair = createECDH('prime256v1');
  const p256dh = pair.generateKeys();
  const auth = randomBytes(16);
  return {
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
    open: (body) => open(body, pair, auth),
  };
};

/** RFC 8188 (aes128gcm: salt, record size, key id, records) with the keys of RFC 8291 §3.4. */
const open = (body: Buffer, pair: ECDH, auth: Buffer): string => {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);

  const shared = pair.computeSecret(senderKey);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), senderKey]);
  const input = Buffer.from(hkdfSync('sha256', shared, auth, about, 32));
  const derive = (label: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${label}\0`, length));

  const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  cipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) {
    throw new Error('The last record does not end in the delimiter 2 and zeros');
  }
  return padded.subarray(0, end).toString('utf8');
};
