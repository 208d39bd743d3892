import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from '../ground/log.js';
import { createCoalescer, mostGathered } from './coalesce.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('news of one key comes in rounds that do not overlap; other keys do not wait', async () => {
  const rounds: string[] = [];
  const ends: (() => void)[] = [];
  const add = createCoalescer<number>(createLog('silent'), (key, items) => {
    rounds.push(`${key} ${items.join(',')}`);
    return new Promise((resolve) => ends.push(resolve));
  });
  add('a', 1);
  add('a', 2);
  await turn();
  add('a', 3);
  add('b', 9);
  add('a', 4);
  await turn();
  assert.deepEqual(rounds, ['a 1,2', 'b 9']);
  ends[0]?.();
  await turn();
  assert.deepEqual(rounds, ['a 1,2', 'b 9', 'a 3,4']);
});

test('a round that fails does not stop the next', async () => {
  const told: number[][] = [];
  const add = createCoalescer<number>(createLog('silent'), (_key, items) => {
    told.push([...items]);
    return told.length === 1 ? Promise.reject(new Error('the store is away')) : Promise.resolve();
  });
  add('a', 1);
  await turn();
  add('a', 2);
  await turn();
  assert.deepEqual(told, [[1], [2]]);
});

test('what gathers behind a slow round is bounded by what is unlike in it', async () => {
  const told: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  let shrunk = 0;
  const add = createCoalescer<number>(
    createLog('silent'),
    (_key, items) => {
      told.push(items);
      return new Promise((resolve) => ends.push(resolve));
    },
    (items) => {
      shrunk += 1;
      return [...new Set(items)];
    },
  );
  add('a', 0);
  await turn();
  for (let n = 0; n < 10 * mostGathered; n += 1) add('a', n % 3);
  assert.ok(shrunk >= 10, `${shrunk}`);
  ends[0]?.();
  await turn();
  assert.ok((told[1]?.length ?? 0) < mostGathered, `${told[1]?.length}`);
  assert.deepEqual(
    [...new Set(told[1])].toSorted((a, b) => a - b),
    [0, 1, 2],
  );
});
