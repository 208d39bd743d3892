import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSteadyClock } from './steady-clock.js';

const HOUR = 3_600_000;

/** A machine whose wall clock can be stepped apart from the time that passes. */
const machine = () => {
  let passed = 0;
  let wall = Date.UTC(2026, 0, 5, 9);
  const clock = createSteadyClock(
    () => wall,
    () => passed,
  );
  const pass = (ms: number): void => {
    passed += ms;
    wall += ms;
  };
  return { clock, pass, step: (ms: number) => (wall += ms), wall: () => wall };
};

test('it shows the machine’s time', () => {
  const { clock, pass, wall } = machine();
  pass(90_000);
  assert.equal(clock.now(), wall());
});

test('a step forwards is caught up with at twice the speed', () => {
  const { clock, pass, step, wall } = machine();
  const before = clock.now();
  step(HOUR);
  assert.equal(clock.now(), before);
  pass(60_000);
  assert.equal(clock.now(), before + 120_000);
  for (let minutes = 0; minutes < 60; minutes += 1) {
    pass(60_000);
    clock.now();
  }
  assert.equal(clock.now(), wall());
});

test('a step back slows it down, and it never runs backwards', () => {
  const { clock, pass, step, wall } = machine();
  const before = clock.now();
  step(-HOUR);
  assert.equal(clock.now(), before);
  pass(60_000);
  assert.equal(clock.now(), before + 30_000);
  let last = clock.now();
  for (let minutes = 0; minutes < 120; minutes += 1) {
    pass(60_000);
    const now = clock.now();
    assert.ok(now > last);
    last = now;
  }
  assert.equal(clock.now(), wall());
});

test('after a night’s sleep of the machine it is right at once', () => {
  const { clock, step, wall } = machine();
  step(8 * HOUR);
  assert.equal(clock.now(), wall());
});
