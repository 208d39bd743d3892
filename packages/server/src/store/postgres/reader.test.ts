import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createReader, Missed, type Ask } from './reader.js';

const HOUR = 3_600_000;

/** A database that is silent but for its clock, and the time that passes here. */
const room = () => {
  let [clock, passed] = [Date.UTC(2026, 0, 5, 9), 0];
  const reader = createReader(
    () => undefined,
    () => passed,
  );
  const ask: Ask = async <R>() => [{ xmin: 100, clock, n: null }] as R[];
  return {
    beat: () => reader.beat(ask),
    pass: (ms: number) => {
      passed += ms;
      clock += ms;
    },
    step: (ms: number) => (clock += ms),
  };
};

test('a step of the database’s clock is no silence, and what comes after it is read', async () => {
  const { beat, pass, step } = room();
  await beat();
  for (const ms of [2 * HOUR, -2 * HOUR]) {
    pass(5_000);
    step(ms);
    await beat();
  }
});

test('a log that was out of reach for long may have lines missing', async () => {
  const { beat, pass } = room();
  await beat();
  pass(2 * HOUR);
  await assert.rejects(beat(), Missed);
});
