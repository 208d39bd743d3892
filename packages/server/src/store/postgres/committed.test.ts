import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { News } from '../work.js';
import { partsOf } from './committed.js';

const message = (seq: number, body: string): News => ({
  ...{ topic: 'message', council: 'hart', conversation: 'c', seq },
  entry: { id: `m${seq}`, seq, at: 0, sender: { kind: 'resident', name: 'Ann' }, body },
});

const read = (list: string): News[] => JSON.parse(list) as News[];

test('notices tell all news in order, and each is shorter than PostgreSQL allows', () => {
  const news = Array.from({ length: 2_000 }, (_, n) => message(n, 'ŵ'.repeat(n % 500)));
  const parts = partsOf(news);
  assert.ok(parts.length > 100);
  assert.deepEqual(
    parts.flatMap(({ notice }) => read(notice)),
    news,
  );
  for (const { notice } of parts) assert.ok(Buffer.byteLength(notice) <= 7_900);
  assert.deepEqual(partsOf([]), []);
});

test('the log holds ids alone, and an entry that is too long for a notice is not in it either', () => {
  const ids = (seq: number) => ({ topic: 'message', council: 'hart', conversation: 'c', seq });
  const [short, long, after] = [message(1, 'Hello'), message(2, 'ŵ'.repeat(4_000)), message(3, '')];
  const parts = partsOf([short, long, after]);
  assert.deepEqual(
    parts.flatMap(({ line }) => read(line)),
    [ids(1), ids(2), ids(3)],
  );
  assert.deepEqual(
    parts.flatMap(({ notice }) => read(notice)),
    [short, ids(2), after],
  );
});
