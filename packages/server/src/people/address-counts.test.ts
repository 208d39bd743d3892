import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { createConfirmCount, createFollowCount, createMailCount } from './address-counts.js';

test('an address has so many e-mails sent in a day; what was not sent does not count', () => {
  const clock = handClock();
  const count = createMailCount(clock);
  for (let n = 0; n < limits.mailsPerAddress; n += 1) count('8.8.4.4')();
  for (let n = 0; n < limits.mailsPerAddress; n += 1) count('8.8.4.4');
  assert.throws(() => count('8.8.4.4'), {
    code: 'mails-too-many',
    params: { limit: limits.mailsPerAddress },
  });
  count('8.8.8.8');
  for (let n = 0; n <= limits.mailsPerAddress; n += 1) count('10.0.0.1');
  clock.pass(24 * 3_600_000);
  count('8.8.4.4');
});

test('an address signs up so often in ten minutes', () => {
  const clock = handClock();
  const count = createFollowCount(clock);
  for (let n = 0; n < limits.followsPerAddress; n += 1) count('8.8.4.4');
  clock.pass(9 * 60_000);
  assert.throws(() => count('8.8.4.4'), { code: 'too-fast', params: { seconds: 60 } });
  count('8.8.8.8');
  clock.pass(60_000);
  count('8.8.4.4');
});

test('an e-mail address is asked so often in a day, from wherever, and nobody asks for ever', () => {
  const clock = handClock();
  const count = createConfirmCount(clock);
  const [toOne, from] = [limits.confirmationsToOne, limits.confirmationsPerAddress];
  const refused = (limit: number) => ({ code: 'confirmations-too-many', params: { limit } });
  for (let n = 0; n < toOne; n += 1) count('8.8.4.4', 'ann@example.com')();
  for (let n = 0; n < toOne; n += 1) count(`8.8.4.${n}`, 'Ann@example.com');
  assert.throws(() => count('8.8.8.8', 'ann@example.COM'), refused(toOne));
  assert.throws(() => count('8.8.8.8', 'ann+5@example.com'), refused(toOne));
  count('8.8.8.8', '+ann@example.com');
  for (let n = 0; n < from; n += 1) count('9.9.9.9', `${n}@example.com`);
  assert.throws(() => count('9.9.9.9', 'other@example.com'), refused(from));
  clock.pass(24 * 3_600_000);
  count('9.9.9.9', 'ann@example.com');
});
