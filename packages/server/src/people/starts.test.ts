import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { createStarts } from './starts.js';

const address = '8.8.4.4';
const fill = (starts: ReturnType<typeof createStarts>, from = address): void => {
  for (let n = 0; n < limits.startsPerAddress; n += 1) starts.begin(from, `start ${n}`);
};

test('one address may start so many chats in ten minutes, and hears how long to wait', () => {
  const clock = handClock();
  const starts = createStarts(clock);
  fill(starts);
  clock.pass(9 * 60_000);
  const slow = { code: 'too-fast', params: { seconds: 60 } };
  assert.throws(() => starts.begin(address, 'one more'), slow);
  assert.throws(() => starts.begin(`::ffff:${address}`, 'one more'), slow);
  starts.begin('8.8.8.8', 'one more');
  clock.pass(60_000);
  starts.begin(address, 'one more');
});

test('a repeat of a start counts once, and one that was refused does not count', () => {
  const starts = createStarts(handClock());
  for (let n = 0; n < 5 * limits.startsPerAddress; n += 1) starts.begin(address, 'the same');
  for (let n = 0; n < 5 * limits.startsPerAddress; n += 1) starts.begin(address, `refused ${n}`)();
  for (let n = 1; n < limits.startsPerAddress; n += 1) starts.begin(address, `start ${n}`);
  assert.throws(() => starts.begin(address, 'one more'), { code: 'too-fast' });
  starts.begin(address, 'the same');
});

test('a household is one, whichever of its IPv6 addresses it comes from', () => {
  const starts = createStarts(handClock());
  for (let n = 0; n < limits.startsPerAddress; n += 1)
    starts.begin(`2a00:1450:4009:81f::${n.toString(16)}`, `start ${n}`);
  assert.throws(() => starts.begin('2a00:1450:4009:81f:1::', 'one more'), { code: 'too-fast' });
  starts.begin('2a00:1450:4009:820::1', 'one more');
});

test('an address that is not public may stand for everybody, and is not counted', () => {
  const starts = createStarts(handClock());
  for (const local of ['127.0.0.1', '::1', '10.1.2.3', '']) {
    fill(starts, local);
    starts.begin(local, 'one more');
  }
});
