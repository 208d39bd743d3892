import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRetryAfter } from './answer.js';

const now = Date.UTC(2026, 0, 1);

test('reads Retry-After in seconds and as each kind of HTTP date', () => {
  assert.equal(readRetryAfter('30', now), 30_000);
  assert.equal(readRetryAfter(' 0 ', now), 0);
  assert.equal(readRetryAfter('Thu, 01 Jan 2026 00:02:00 GMT', now), 120_000);
  assert.equal(readRetryAfter('Thu, 01 Jan 2015 00:00:00 GMT', now), 0);
});

test('does not wait longer than a day, nor for what it can’t read', () => {
  assert.equal(readRetryAfter('999999999', now), 86_400_000);
  assert.equal(readRetryAfter('Fri, 01 Jan 2100 00:00:00 GMT', now), 86_400_000);
  for (const nonsense of [
    undefined,
    '',
    '-5',
    '1.5',
    '12345678901',
    'soon',
    'tomorrow',
    '2026-01-01',
  ]) {
    assert.equal(readRetryAfter(nonsense, now), null, String(nonsense));
  }
});
