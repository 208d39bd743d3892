import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthOf } from './health.js';
import type { DeliveryOutcome } from './needs.js';
import { settle } from './settle.js';

type Told = Omit<DeliveryOutcome, 'channel' | 'host'>;
const told = (...outcomes: Told[]): DeliveryOutcome[] =>
  outcomes.map((one, n) => ({ channel: String(n), host: 'push.example', ...one }));
const health = (...outcomes: Told[]) => healthOf(told(...outcomes), () => 5_000);
const accepted: Told = { result: 'accepted', status: 201 };

test('what a push service’s answers say of it, the gravest first', () => {
  const row = (state: string, status: number | null, wait: number | null) => ({
    ...{ state, status, wait },
  });
  assert.deepEqual(health(accepted, { result: 'gone', status: 410 }), row('well', null, null));
  for (const status of [400, 401, 403]) {
    assert.deepEqual(health(accepted, { result: 'failed', status }), row('refuses', status, null));
  }
  const slow: Told = { result: 'retry', status: 429, retryAfter: 60_000 };
  assert.deepEqual(health(slow, { result: 'failed', status: 403 }), row('refuses', 403, null));
  assert.deepEqual(
    health(accepted, slow, { ...slow, retryAfter: 90_000 }),
    row('slow', 429, 90_000),
  );
  assert.deepEqual(health({ result: 'retry', status: 406 }), row('slow', 406, 5_000));
  assert.deepEqual(
    health({ result: 'retry', status: 503, retryAfter: 1_000 }),
    row('slow', 503, 1_000),
  );
  const down: Told = { result: 'retry', status: 500 };
  assert.deepEqual(health(down, { result: 'retry' }), row('failing', 500, 5_000));
  assert.deepEqual(health(accepted, down), row('failing', 500, null), 'others go on at once');
  assert.deepEqual(health({ result: 'failed', status: 307 }), row('failing', 307, null));
  assert.deepEqual(health({ result: 'failed' }), row('failing', null, null));
});

test('retries travel together, no sooner than the push service wants', () => {
  const channels = ['0', '1', '2', '3'].map((id) => ({
    ...{ id, endpoint: '', p256dh: '', auth: '', host: 'push.example', vapidKey: '' },
    ...{
      language: 'en',
      neutral: 0,
      quietFrom: null,
      quietTo: null,
      quietPass: 'Severe',
      area: '',
      provenAt: null,
    },
  }));
  const batch = { attempt: 0, host: 'push.example' };
  const slow: Told = { result: 'retry', status: 429, retryAfter: 60_000 };
  const some = settle(batch, channels, told(accepted, slow, { result: 'retry' }), 1_000, () => 0.5);
  assert.deepEqual(
    some.outcomes.map(({ result, again }) => [result, again]),
    [
      ['accepted', undefined],
      ['retry', 61_000],
      ['retry', 61_000],
      ['retry', 61_000],
    ],
  );
  assert.deepEqual(some.service, { state: 'slow', status: 429, until: 61_000 });
  const none = settle(batch, channels, [], 1_000, () => 0.5);
  assert.deepEqual(new Set(none.outcomes.map(({ again }) => again)), new Set([4_750]));
  assert.equal(none.service, undefined, 'the sender’s own death says nothing of a push service');
});
