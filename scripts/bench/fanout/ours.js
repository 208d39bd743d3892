import { inRoot } from '../../lib/root.js';
import { say } from '../../lib/say.js';
import { KEY, PAYLOAD, SUBJECT, subscriptions, TTL } from './audience.js';
import { takePart } from './side.js';

/**
 * Our side: what the relay does with leased batches, and its sender process. Batches as large and
 * as many at once as `packages/server/src/alerts` has for one push service.
 */
const { createSenderKeeper } = await import(inRoot('packages/server/dist/push/sender/sender.js'));
const BATCH = 500;
const AT_ONCE = 2;

const origin = process.argv[2] ?? '';
const sender = createSenderKeeper({
  hosts: [{ name: 'localhost', port: Number(new URL(origin).port), privateAllowed: true }],
  log: { error: (/** @type {object} */ about) => say(JSON.stringify(about)) },
});

/** @param {number} count */
const send = async (count) => {
  let left = count;
  let accepted = 0;
  const loop = async () => {
    while (left > 0) {
      const size = Math.min(left, BATCH);
      left -= size;
      const outcomes = await sender.carryOut({
        job: {
          council: 'hart',
          batch: 'batch',
          payloads: { en: PAYLOAD },
          ttl: TTL,
          urgency: 'high',
          topic: 'line',
          channels: subscriptions(origin, size).map(({ endpoint, keys }) => ({
            ...{ id: endpoint, endpoint, ...keys, vapidKey: KEY.id, language: 'en' },
          })),
        },
        subject: SUBJECT,
        keys: [KEY],
      });
      for (const { result } of outcomes) if (result === 'accepted') accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
  return accepted;
};

takePart(send, async () => (await sender.usage())?.cpu ?? 0);
