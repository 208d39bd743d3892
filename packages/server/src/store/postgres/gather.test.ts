import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGathered, mostInBatch } from './gather.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Batches that are done when told to. */
const createStage = () => {
  const batches: {
    many: readonly unknown[];
    now: number;
    done: () => void;
    fail: (e: Error) => void;
  }[] = [];
  const gathered = createGathered({
    run: (many, now) =>
      new Promise((resolve, reject) => {
        batches.push({ many, now, done: () => resolve(many), fail: reject });
      }),
    named: (args) => [String(args).slice(0, 1)],
    hopeless: (error) => error instanceof Error && error.message === 'away',
  });
  return { batches, gathered, sizes: () => batches.map(({ many }) => many.length) };
};

test('one batch is in flight; what comes meanwhile is the next', async () => {
  const { batches, gathered, sizes } = createStage();
  const first = ['a1', 'b1'].map((call, now) => gathered.call(call, now));
  await turn();
  const later = ['a2', 'c1', 'a3'].map((call, at) => gathered.call(call, 10 + at));
  await turn();
  assert.deepEqual(sizes(), [2]);
  batches[0]?.done();
  assert.deepEqual(await Promise.all(first), ['a1', 'b1']);
  await turn();
  assert.deepEqual([batches[1]?.many, batches[1]?.now], [['a2', 'c1', 'a3'], 12]);
  batches[1]?.done();
  await Promise.all(later);
  const idle = gathered.call('a4', 20);
  await turn();
  batches[2]?.done();
  assert.equal(await idle, 'a4');
});

test('a batch holds so many, and the rest goes next', async () => {
  const { batches, gathered, sizes } = createStage();
  const all = Array.from({ length: mostInBatch + 1 }, (_, n) => gathered.call(`${n}`, 0));
  await turn();
  batches[0]?.done();
  await all[0];
  await turn();
  assert.deepEqual(sizes(), [mostInBatch, 1]);
  batches[1]?.done();
  await Promise.all(all);
});

test('a batch that fails is done call by call, and only the one at fault is refused', async () => {
  const { batches, gathered } = createStage();
  const calls = ['a1', 'a2', 'a3'].map((call) => gathered.call(call, 0));
  const settled = Promise.allSettled(calls);
  await turn();
  batches[0]?.fail(new Error('one of them'));
  for (const at of [1, 2, 3]) {
    await turn();
    if (at === 2) batches[at]?.fail(new Error('this one'));
    else batches[at]?.done();
  }
  assert.deepEqual(
    (await settled).map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

test('while the database is away, nothing is tried again for each', async () => {
  const { batches, gathered, sizes } = createStage();
  const settled = Promise.allSettled(['a1', 'a2'].map((call) => gathered.call(call, 0)));
  await turn();
  batches[0]?.fail(new Error('away'));
  assert.deepEqual(
    (await settled).map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.deepEqual(sizes(), [2]);
});

test('says what must be waited for in a conversation, and forgets it', async () => {
  const { batches, gathered } = createStage();
  const call = gathered.call('a1', 0);
  assert.equal(gathered.before('b'), null);
  assert.equal(gathered.before('a'), call);
  await turn();
  batches[0]?.done();
  await call;
  await turn();
  assert.equal(gathered.before('a'), null);
});
