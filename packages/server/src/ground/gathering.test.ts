import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGathering } from './gathering.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked for while a read is under way is the next read, and each key once', async () => {
  const reads: { asked: readonly string[]; done: () => void; fail: (error: Error) => void }[] = [];
  const ask = createGathering(
    (asked: readonly string[]) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        const found = new Map(asked.map((one) => [one.slice(0, 1), one.toUpperCase()]));
        reads.push({ asked, done: () => resolve(found), fail: reject });
      }),
  );
  const first = [ask('a', 'a1'), ask('b', 'b1'), ask('a', 'a2')];
  await turn();
  const later = [ask('c', 'c1'), ask('x', 'none')];
  reads[0]?.done();
  assert.deepEqual(await Promise.all(first.slice(0, 2)), ['A1', 'B1']);
  await turn();
  assert.deepEqual(
    reads.map(({ asked }) => asked),
    [
      ['a1', 'b1'],
      ['a2', 'c1', 'none'],
    ],
  );
  reads[1]?.done();
  assert.deepEqual(await Promise.all([first[2], ...later]), ['A2', 'C1', undefined]);
  const failing = assert.rejects(ask('d', 'd1'), /away/);
  await turn();
  reads[2]?.fail(new Error('away'));
  await failing;
  const after = ask('d', 'd2');
  await turn();
  reads[3]?.done();
  assert.equal(await after, 'D2');
});
