import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWindow, least, type Window } from './window.js';

/** So many rounds of answers, each after `ms`, with the window full. */
const rounds = (window: Window, count: number, ms: number): void => {
  for (let round = 0; round < count; round += 1) {
    const size = window.size();
    for (let at = 0; at < size; at += 1) window.answered(ms, size);
  }
};

test('widens while answers come as quickly as ever, up to the most', () => {
  const window = createWindow(400);
  rounds(window, 1, 50);
  assert.equal(window.size(), 96);
  rounds(window, 10, 50);
  assert.equal(window.size(), 400);
});

test('does not widen where its room is not used', () => {
  const window = createWindow(400);
  for (let at = 0; at < 1_000; at += 1) window.answered(50, 10);
  assert.equal(window.size(), least);
});

test('narrows where answers take much longer, never below the least; and widens again', () => {
  const window = createWindow(400);
  rounds(window, 10, 50);
  rounds(window, 2, 400);
  assert.equal(window.size(), 256);
  rounds(window, 20, 400);
  assert.equal(window.size(), least);
  // The longer way is for good: what was best before is forgotten.
  rounds(window, 60, 400);
  assert.equal(window.size(), 400);
});

test('a loss takes all that was gained', () => {
  const window = createWindow(400);
  rounds(window, 10, 50);
  window.lost();
  assert.equal(window.size(), least);
});

test('the most may be less than the least', () => {
  const window = createWindow(10);
  rounds(window, 3, 50);
  window.lost();
  assert.equal(window.size(), 10);
});
