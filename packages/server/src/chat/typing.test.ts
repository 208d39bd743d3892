import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock } from '../testing/chats.js';
import { createTyping } from './typing.js';

test('typing is told once in three seconds, for each key', () => {
  const clock = handClock();
  const timeToTell = createTyping(clock);
  assert.deepEqual([timeToTell('a'), timeToTell('a'), timeToTell('b')], [true, false, true]);
  clock.pass(2_999);
  assert.equal(timeToTell('a'), false);
  clock.pass(1);
  assert.equal(timeToTell('a'), true);
});

test('a clock that was set back does not silence anybody', () => {
  const clock = handClock();
  const timeToTell = createTyping(clock);
  timeToTell('a');
  clock.pass(-3_600_000);
  assert.equal(timeToTell('a'), true);
});

test('what is remembered is bounded: the oldest is forgotten, and may be told early', () => {
  const timeToTell = createTyping(handClock());
  timeToTell('first');
  for (let n = 0; n < 9_999; n += 1) timeToTell(`${n}`);
  assert.equal(timeToTell('first'), false);
  timeToTell('one more');
  assert.equal(timeToTell('first'), true);
});
