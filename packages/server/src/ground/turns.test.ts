import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTurns } from './turns.js';

const full = () => new Error('full');

test('so many at once, so many in line, and no more', async () => {
  const turns = createTurns({ atOnce: 1, waiting: 1 });
  const began: string[] = [];
  const gates: (() => void)[] = [];
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      began.push(name);
      gates.push(() => resolve(name));
    });
  const [first, second] = [turns(work('first'), full), turns(work('second'), full)];
  await assert.rejects(turns(work('third'), full), /full/);
  assert.deepEqual(began, ['first']);
  gates[0]?.();
  assert.equal(await first, 'first');
  // A place that is handed on is not free for somebody new in between.
  const fourth = turns(work('fourth'), full);
  assert.deepEqual(began, ['first', 'second']);
  gates[1]?.();
  assert.equal(await second, 'second');
  gates[2]?.();
  assert.equal(await fourth, 'fourth');
});

test('a failure gives its place back', async () => {
  const turns = createTurns({ atOnce: 1, waiting: 0 });
  await assert.rejects(
    turns(() => Promise.reject(new Error('broken')), full),
    /broken/,
  );
  assert.equal(await turns(() => Promise.resolve('fine'), full), 'fine');
});
