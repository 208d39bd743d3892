import pLimit from 'p-limit';
import webPush from 'web-push';
import { KEY, PAYLOAD, SUBJECT, subscriptions, TTL } from './audience.js';
import { takePart } from './side.js';

/**
 * The loop everyone writes: `sendNotification` for each subscription, a hundred at once, over the
 * kept-alive connections that Node's agent has by itself.
 */
const limit = pLimit(100);
const origin = process.argv[2] ?? '';
const { publicKey, privateKey } = KEY;

/** @param {number} count */
const send = async (count) => {
  const sent = await Promise.all(
    subscriptions(origin, count).map((subscription) =>
      limit(() =>
        webPush.sendNotification(subscription, PAYLOAD, {
          vapidDetails: { subject: SUBJECT, publicKey, privateKey },
          TTL,
          urgency: 'high',
          topic: 'line',
        }),
      ),
    ),
  );
  return sent.filter(({ statusCode }) => statusCode === 201).length;
};

takePart(send);
