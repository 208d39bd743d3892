import { ECDH } from 'node:crypto';
import { Problem, type NewChannel } from '@bellman/protocol';
import type { PushHost } from '../ground/push-hosts.js';
import { digest, newId } from '../ground/ids.js';
import type { NewPushChannel } from '../store/channels.js';
import { checkEndpoint } from './endpoint.js';

/**
 * Checks a browser's subscription and writes it as it is stored.
 * @throws Problem `endpoint-…` (see `checkEndpoint`), `channel-keys-wrong`, `channel-key-old`
 */
export const checkSubscription = (
  channel: NewChannel,
  parts: {
    readonly hosts: readonly PushHost[];
    readonly key: { readonly id: string; readonly publicKey: string };
    readonly now: number;
  },
): NewPushChannel => {
  const { url, host } = checkEndpoint(channel.endpoint, parts.hosts);
  const point = decode(channel.keys.p256dh);
  const auth = decode(channel.keys.auth);
  if (!point || !isPoint(point) || auth?.length !== 16) throw new Problem('channel-keys-wrong');
  if (channel.vapidKey !== undefined && channel.vapidKey !== parts.key.publicKey) {
    throw new Problem('channel-key-old');
  }
  return {
    id: newId(parts.now),
    endpoint: url.href,
    endpointHash: digest(url.href),
    host,
    p256dh: point.toString('base64url'),
    auth: auth.toString('base64url'),
    vapidKey: parts.key.id,
    keyNamed: channel.vapidKey !== undefined,
  };
};

/** Bytes of base64url or base64 (older browsers), padded or not; null where it is neither. */
const decode = (text: string): Buffer | null =>
  /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : null;

/** Whether these bytes are an uncompressed point on P-256 (RFC 8291 §3.1, SEC 1 §2.3.4). */
const isPoint = (bytes: Buffer): boolean => {
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, 'prime256v1', undefined, undefined, 'compressed');
    return true;
  } catch {
    // Not on the curve: that is the answer, not a fault.
    return false;
  }
};
