import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAtMost } from './at-most.js';

/** Timers that run when they are told to. */
const handTimers = () => {
  const set = new Map<() => void, number>();
  return {
    set,
    after: (ms: number, run: () => void) => {
      set.set(run, ms);
      return () => void set.delete(run);
    },
    run: () => {
      for (const one of [...set.keys()]) {
        set.delete(one);
        one();
      }
    },
  };
};

test('a burst is said at once and again at its end, each council for itself', () => {
  const said: string[] = [];
  const timers = handTimers();
  const wall = createAtMost({ gap: 1_000, after: timers.after, tell: (key) => said.push(key) });
  wall.say('hart');
  wall.say('hart');
  wall.say('rushmoor');
  wall.say('hart');
  assert.deepEqual(said, ['hart', 'rushmoor']);
  assert.deepEqual([...timers.set.values()], [1_000, 1_000]);
  timers.run();
  assert.deepEqual(said, ['hart', 'rushmoor', 'hart']);
  // Said at the end of a gap, it begins another; where nothing came, nothing is said or kept.
  assert.equal(timers.set.size, 1);
  timers.run();
  assert.deepEqual(said, ['hart', 'rushmoor', 'hart']);
  assert.equal(timers.set.size, 0);
  wall.say('hart');
  wall.say('hart');
  wall.stop();
  timers.run();
  assert.deepEqual(said, ['hart', 'rushmoor', 'hart', 'hart']);
});
