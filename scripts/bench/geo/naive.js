import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import pLimit from 'p-limit';
import webPush from 'web-push';
import { KEY, PAYLOAD, SUBJECT, TTL } from '../fanout/audience.js';
import { openRows, pointOf, polygonOf } from './rows.js';

/**
 * The loop everyone writes, in a process of its own: reads all subscriptions, asks Turf of each
 * whose service it is, sends to those a hundred at once, and tells when the first was accepted.
 */
process.once('message', (/** @type {import('./side.js').Wish & { service: string }} */ wish) => {
  const { publicKey, privateKey } = KEY;
  const carryOut = async () => {
    const rows = await openRows(wish);
    const polygon = polygonOf(wish.ring);
    const began = performance.now();
    const subscriptions = await rows(
      `select * from channels join follower_places on follower_places.follower = channels.follower
       where channels.council = ?`,
      ['hart'],
    );
    const services = await rows('select * from follower_services where service = ?', [
      wish.service,
    ]);
    const follow = new Set(services.map(({ follower }) => follower));
    const limit = pLimit(100);
    const meant = subscriptions.filter(
      (row) => follow.has(row.follower) && booleanPointInPolygon(pointOf(row), polygon),
    );
    const sending = meant.map(({ endpoint, p256dh, auth }) =>
      limit(() =>
        webPush.sendNotification({ endpoint, keys: { p256dh, auth } }, PAYLOAD, {
          vapidDetails: { subject: SUBJECT, publicKey, privateKey },
          TTL,
        }),
      ),
    );
    await Promise.any(sending);
    process.send?.({ ms: performance.now() - began, count: meant.length }, () => process.exit(0));
  };
  void carryOut();
});
