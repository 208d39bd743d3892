import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { createFailures } from './failures.js';

const shut = { code: 'too-many-sign-ins' };

test('one address may not try account after account', () => {
  const failures = createFailures(handClock());
  for (let attempt = 0; attempt < limits.signInFailures; attempt += 1) {
    failures.attempt(`${attempt}@hart.example`, '192.0.2.1');
  }
  assert.throws(() => failures.attempt('another@hart.example', '192.0.2.1'), shut);
  failures.attempt('another@hart.example', '192.0.2.2');
});

test('attempts count when they begin, so that many at once gain nothing', () => {
  const failures = createFailures(handClock());
  const attempts = Array.from({ length: limits.signInFailures }, (_, index) =>
    failures.attempt('sam@hart.example', `192.0.2.${index}`),
  );
  assert.throws(() => failures.attempt('sam@hart.example', '192.0.2.99'), shut);
  attempts[0]?.succeeded();
  failures.attempt('sam@hart.example', '192.0.2.99');
});

test('a whole office may sign in from one address', () => {
  const failures = createFailures(handClock());
  for (let person = 0; person < 5 * limits.signInFailures; person += 1) {
    failures.attempt(`${person}@hart.example`, '192.0.2.1').succeeded();
  }
});

test('an older count is forgotten after fifteen minutes', () => {
  const clock = handClock();
  const failures = createFailures(clock);
  for (let attempt = 0; attempt < limits.signInFailures; attempt += 1) {
    failures.attempt('sam@hart.example', `192.0.2.${attempt}`);
  }
  clock.pass(15 * 60_000 - 1);
  assert.throws(() => failures.attempt('sam@hart.example', '192.0.2.99'), shut);
  clock.pass(1);
  failures.attempt('sam@hart.example', '192.0.2.99');
});
