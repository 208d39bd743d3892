import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { createFailures, type Failures } from './failures.js';

const shut = { code: 'too-many-sign-ins' };

const fail = (failures: Failures, times: number, account: string, address: string): void => {
  for (let attempt = 0; attempt < times; attempt += 1) failures.attempt(account, address);
};

test('one address may not try one account on and on, and hears when to come back', () => {
  const clock = handClock();
  const failures = createFailures(clock);
  fail(failures, limits.signInFailures, 'sam@hart.example', '192.0.2.1');
  clock.pass(4 * 60_000);
  assert.throws(() => failures.attempt('sam@hart.example', '192.0.2.1'), {
    ...shut,
    params: { minutes: 11 },
  });
  failures.attempt('sam@hart.example', '192.0.2.2');
  failures.attempt('jo@hart.example', '192.0.2.1');
});

test('one address may not try account after account', () => {
  const failures = createFailures(handClock());
  for (let attempt = 0; attempt < limits.signIns.address; attempt += 1)
    failures.attempt(`${attempt}@hart.example`, '192.0.2.1');
  assert.throws(() => failures.attempt('another@hart.example', '192.0.2.1'), shut);
  failures.attempt('another@hart.example', '192.0.2.2');
});

test('attempts count when they begin, so that many at once gain nothing', () => {
  const failures = createFailures(handClock());
  const [account, address] = ['sam@hart.example', '192.0.2.1'];
  const attempts = Array.from({ length: limits.signInFailures }, () =>
    failures.attempt(account, address),
  );
  assert.throws(() => failures.attempt(account, address), shut);
  attempts[0]?.excused();
  failures.attempt(account, address);
  assert.throws(() => failures.attempt(account, address), shut);
});

test('who gets in has nothing counted against them any more', () => {
  const failures = createFailures(handClock());
  const [account, address] = ['sam@hart.example', '192.0.2.1'];
  for (let round = 0; round < limits.signIns.account; round += 1) {
    fail(failures, limits.signInFailures - 1, account, address);
    failures.attempt(account, address).succeeded();
  }
  fail(failures, limits.signInFailures, account, address);
  assert.throws(() => failures.attempt(account, address), shut);
});

test('a whole office may sign in from one address', () => {
  const failures = createFailures(handClock());
  for (let person = 0; person < 5 * limits.signIns.address; person += 1) {
    failures.attempt(`${person}@hart.example`, '192.0.2.1').succeeded();
  }
});

test('an account that is guessed at from everywhere stays open where its person has been', () => {
  const clock = handClock();
  const failures = createFailures(clock);
  const account = 'sam@hart.example';
  failures.attempt(account, '2001:db8:1:2::5').succeeded();
  const guess = (): void => {
    for (let attempt = 0; attempt < limits.signIns.account; attempt += 1)
      failures.attempt(account, `192.0.2.${attempt}`);
  };
  guess();
  assert.throws(() => failures.attempt(account, '198.51.100.7'), shut);
  failures.attempt(account, '2001:db8:1:2::9');
  fail(failures, limits.signInFailures - 1, account, '2001:db8:1:2::9');
  assert.throws(() => failures.attempt(account, '2001:db8:1:2::9'), shut);
  clock.pass(30 * 24 * 3_600_000);
  guess();
  assert.throws(() => failures.attempt(account, '2001:db8:1:2::9'), shut);
});

test('an older count is forgotten after fifteen minutes', () => {
  const clock = handClock();
  const failures = createFailures(clock);
  fail(failures, limits.signInFailures, 'sam@hart.example', '192.0.2.1');
  clock.pass(15 * 60_000 - 1);
  assert.throws(() => failures.attempt('sam@hart.example', '192.0.2.1'), shut);
  clock.pass(1);
  failures.attempt('sam@hart.example', '192.0.2.1');
});
