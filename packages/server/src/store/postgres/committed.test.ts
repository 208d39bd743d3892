import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticesOf } from './committed.js';

test('notices name every number, and each is shorter than PostgreSQL allows', () => {
  const numbers = Array.from({ length: 5_000 }, (_, n) => 9_000_000_000 + n);
  const notices = noticesOf(numbers);
  assert.deepEqual(
    notices.flatMap((notice) => JSON.parse(notice) as number[]),
    numbers,
  );
  for (const notice of notices) assert.ok(Buffer.byteLength(notice) < 8_000);
  assert.deepEqual(noticesOf([]), []);
});
