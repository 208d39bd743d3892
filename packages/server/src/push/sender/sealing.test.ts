import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createReceiver } from '../../testing/receiver.js';
import { createSealing } from './sealing.js';

const sealing = createSealing();
after(() => sealing.stop());

test('many bundles at once: each message to its own receiver, with its own payload', async () => {
  const texts = ['Bins are late', 'Mae’r biniau’n hwyr', ''];
  const payloads = texts.map((text) => new TextEncoder().encode(text));
  const receivers = Array.from({ length: 40 }, createReceiver);
  const bundles = await Promise.all(
    Array.from({ length: 6 }, (_, from) =>
      sealing.seal(
        payloads,
        receivers.map(({ keys }, at) => ({ ...keys, payload: (at + from) % texts.length })),
      ),
    ),
  );
  bundles.forEach((bodies, from) =>
    bodies.forEach((body, at) => {
      assert.ok(body);
      assert.equal(receivers[at]?.open(body), texts[(at + from) % texts.length]);
    }),
  );
});

test('what can’t be sealed has no body, and its neighbours have theirs', async () => {
  const { keys, open } = createReceiver();
  const { p256dh, auth } = keys;
  const good = { ...keys, payload: 0 };
  const offCurve = Buffer.from(p256dh, 'base64url');
  offCurve[64] = (offCurve[64] ?? 0) ^ 1;
  const bodies = await sealing.seal(
    [new TextEncoder().encode('words')],
    [
      good,
      { p256dh: offCurve.toString('base64url'), auth, payload: 0 },
      { p256dh: 'AAAA', auth, payload: 0 },
      { p256dh: `${p256dh}AA`, auth, payload: 0 },
      { p256dh, auth: auth.slice(2), payload: 0 },
      { p256dh: p256dh.replace(/^./, '*'), auth, payload: 0 },
      { ...keys, payload: 1 },
      { ...keys, payload: -1 },
      good,
    ],
  );
  assert.deepEqual(
    bodies.map((body) => body && open(body)),
    ['words', null, null, null, null, null, null, null, 'words'],
  );
});
