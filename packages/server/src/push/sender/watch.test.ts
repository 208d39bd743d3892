import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { createWatch, type Watch } from './watch.js';

let waits: boolean;
let asked: number;
let killed: number;
let watch: Watch;
const look = (times: number): void => {
  for (let n = 0; n < times; n += 1) watch.look();
};

beforeEach(() => {
  waits = true;
  asked = 0;
  killed = 0;
  watch = createWatch({
    waits: () => waits,
    ask: () => void (asked += 1),
    kill: () => void (killed += 1),
  });
});

test('a process that answers nothing while orders wait is killed, once', () => {
  look(5);
  assert.deepEqual([asked, killed], [5, 0]);
  look(1);
  assert.equal(killed, 1);
  look(5);
  assert.equal(killed, 1, 'the next one has as long');
});

test('one that answers has longer, but not for ever without an outcome', () => {
  for (let n = 0; n < 20; n += 1) {
    look(1);
    watch.heard(false);
  }
  assert.equal(killed, 0);
  look(1);
  assert.equal(killed, 1);
});

test('one that tells outcomes goes on, and one that has nothing to do is left alone', () => {
  for (let n = 0; n < 100; n += 1) {
    look(1);
    watch.heard(n % 10 === 0);
  }
  waits = false;
  look(100);
  assert.equal(killed, 0);
  waits = true;
  look(5);
  assert.equal(killed, 0, 'its idle time does not count');
});
