import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grown } from './audience-growth.js';

test('an audience has outgrown its approval by more than a tenth and more than a hundred', () => {
  assert.equal(grown(25, 125), false, 'a hundred more');
  assert.equal(grown(25, 126), true);
  assert.equal(grown(2_000, 2_200), false, 'a tenth more');
  assert.equal(grown(2_000, 2_201), true);
  assert.equal(grown(2_000, 100), false, 'fewer');
});
