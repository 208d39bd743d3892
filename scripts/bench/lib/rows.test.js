import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns, median, row, tableOf } from './rows.js';

test('a median of an even count lies between the two in the middle', () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 2, 3]), 2.5);
});

test('sides take turns, and every second round goes the other way about', async () => {
  /** @type {string[]} */
  const order = [];
  const side = (/** @type {string} */ name) => async (/** @type {number} */ at) => {
    order.push(`${name}${at}`);
    return at;
  };
  assert.deepEqual(await inTurns(2, { a: side('a'), b: side('b') }), { a: [0, 1], b: [0, 1] });
  assert.deepEqual(order, ['a0', 'b0', 'b1', 'a1']);
});

test('a ratio above 1 is better, whichever way is better', () => {
  const about = { what: 'w', against: 'x', goal: 2 };
  assert.equal(row({ ...about, better: 'more' }, [10, 30, 20], [5, 10, 5]).ratio, 3);
  assert.equal(row({ ...about, better: 'less' }, [5, 5, 5], [10, 20, 15]).ratio, 3);
});

test('the table says what reached its goal', () => {
  const about = /** @type {const} */ ({ what: 'w', against: 'x', better: 'more' });
  const text = tableOf([
    row({ ...about, goal: 2 }, [4], [1]),
    row({ ...about, goal: 5 }, [4], [1]),
    row({ ...about, goal: null }, [4], [1]),
  ]);
  assert.match(text, /4× \| ≥ 2× \| ✔ \|\n/);
  assert.match(text, /4× \| ≥ 5× \| ✖ \|\n/);
  assert.match(text, /4× \| none \| {2}\|$/);
});
