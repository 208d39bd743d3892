import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTally } from './tally.js';

test('a tally is full in all, and of one key before', () => {
  const tally = createTally({ most: 3, each: 2 });
  const leave = tally.add('a');
  tally.add('a');
  assert.equal(tally.isFull('a'), true);
  assert.equal(tally.isFull('b'), false);
  assert.equal(tally.isFull(null), false);
  tally.add(null);
  assert.equal(tally.isFull('b'), true);
  leave();
  leave();
  assert.equal(tally.count, 2, 'who left twice left once');
  assert.equal(tally.isFull('a'), false);
});
