import { createECDH, randomBytes } from 'node:crypto';

/** Receivers whose keys are really made; more would only cost time to make. */
const RECEIVERS = 500;

/** A council's VAPID key (RFC 8292), base64url. */
const newKey = () => {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  const scalar = pair.getPrivateKey();
  const privateKey = Buffer.concat([Buffer.alloc(32 - scalar.length), scalar]);
  return { id: 'key-1', publicKey, privateKey: privateKey.toString('base64url') };
};

const receivers = Array.from({ length: RECEIVERS }, () => ({
  p256dh: createECDH('prime256v1').generateKeys('base64url'),
  auth: randomBytes(16).toString('base64url'),
}));

export const KEY = newKey();
export const SUBJECT = 'mailto:webteam@hart.example';
/** Seconds that the push service would keep it. */
export const TTL = 3_600;

/** What an alert says on a phone, in so many bytes as one in English takes. */
export const PAYLOAD = JSON.stringify({
  version: 1,
  id: '0193a3a8-2f2b-7cc1-9a54-6d5a1f6f2b10',
  title: 'Hart: bins are collected a day late this week',
  body: 'Because of the bank holiday, bins and recycling are collected a day later than usual from Tuesday to Saturday. Leave yours out by 6:30am. '.repeat(
    3,
  ),
  url: 'https://relay.example/c/hart/alerts/0193a3a8-2f2b-7cc1-9a54-6d5a1f6f2b10',
  language: 'en',
});

let named = 0;
/**
 * @param {string} origin of the push service
 * @param {number} count
 */
export const subscriptions = (origin, count) =>
  Array.from({ length: count }, () => {
    named += 1;
    const keys = receivers[named % RECEIVERS] ?? { p256dh: '', auth: '' };
    // As long as push services make them.
    const name = String(named).padStart(150, 'x');
    return { endpoint: `${origin}/${name}`, keys };
  });
