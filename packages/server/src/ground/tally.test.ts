import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTally } from './tally.js';

test('a tally is full in all, and of one key before', () => {
  const tally = createTally({ most: 3, each: [2] });
  const leave = tally.add(['a']);
  tally.add(['a']);
  assert.equal(tally.isFull(['a']), true);
  assert.equal(tally.isFull(['b']), false);
  assert.equal(tally.isFull([]), false);
  tally.add([]);
  assert.equal(tally.isFull(['b']), true);
  leave();
  leave();
  assert.equal(tally.count, 2, 'who left twice left once');
  assert.equal(tally.isFull(['a']), false);
});

test('one key of many may be full, the wider ones later', () => {
  const tally = createTally({ most: 10, each: [1, 3] });
  tally.add(['home a', 'site']);
  assert.equal(tally.isFull(['home a', 'site']), true);
  assert.equal(tally.isFull(['home b', 'site']), false);
  tally.add(['home b', 'site']);
  const gone = tally.add(['home c', 'site']);
  assert.equal(tally.isFull(['home d', 'site']), true);
  assert.equal(tally.isFull(['home d', 'another site']), false);
  gone();
  assert.equal(tally.isFull(['home d', 'site']), false);
});
