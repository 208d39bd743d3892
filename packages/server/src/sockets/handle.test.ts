import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { limits, type Ack } from '@bellman/protocol';
import * as v from 'valibot';
import { createLog } from '../ground/log.js';
import { createMetrics } from '../ground/metrics.js';
import { createUnderway } from '../ground/underway.js';
import { handClock } from '../testing/chats.js';
import { handleEvents, type SocketEvents } from './handle.js';

/** The room around some events, without a network. */
const createRoom = async (events: SocketEvents) => {
  const clock = handClock();
  const underway = createUnderway();
  const emitter = new EventEmitter();
  const socket = {
    nsp: { name: '/test' },
    onAny: (listener: (event: unknown, ...args: unknown[]) => void) => emitter.on('any', listener),
  };
  const parts = { clock, underway, log: createLog('silent'), metrics: createMetrics() };
  handleEvents(parts, socket, events, () => Promise.resolve());
  // Past what is done before any event.
  await new Promise((resolve) => setImmediate(resolve));
  const acks: Ack<object>[] = [];
  return {
    clock,
    acks,
    send: (...args: unknown[]) =>
      emitter.emit('any', ...args, (ack: Ack<object>) => acks.push(ack)),
    sendSilently: (...args: unknown[]) => emitter.emit('any', ...args),
    settled: () => underway.settled(10_000),
  };
};

const codes = (acks: readonly Ack<object>[]) =>
  acks.map((ack) => (ack.ok ? 'ok' : ack.problem.code));

test('each event is acknowledged exactly once, also when its handler breaks', async () => {
  const room = await createRoom({
    fine: { schema: v.object({}), alone: false, run: () => Promise.resolve({ seq: 1 }) },
    broken: { schema: v.object({}), alone: false, run: () => Promise.reject(new Error('a bug')) },
    thrown: {
      schema: v.object({}),
      alone: false,
      run: () => {
        throw new TypeError('a bug at once');
      },
    },
  });
  for (const event of ['fine', 'broken', 'thrown', 'unknown', 'toString']) room.send(event, {});
  room.send('fine');
  room.send(7);
  await room.settled();
  assert.deepEqual(codes(room.acks).sort(), [
    'event-unknown',
    'event-unknown',
    'event-unknown',
    'internal',
    'internal',
    'ok',
    'ok',
  ]);
});

test('a handler never sees what has the wrong shape', async () => {
  const seen: unknown[] = [];
  const room = await createRoom({
    say: {
      schema: v.object({ body: v.string() }),
      alone: false,
      run: (body) => {
        seen.push(body);
        return Promise.resolve({});
      },
    },
  });
  const wrong = [
    null,
    7,
    'text',
    [],
    {},
    { body: 1 },
    { body: ['x'] },
    { body: 'a\0' },
    Buffer.from('x'),
    JSON.parse(`${'{"body":'.repeat(6_000)}""${'}'.repeat(6_000)}`),
  ];
  for (const body of wrong) room.send('say', body);
  room.send('say', { body: 'words', more: 'is dropped' });
  await room.settled();
  assert.deepEqual(codes(room.acks), [
    ...Array<string>(wrong.length).fill('body-wrong-shape'),
    'ok',
  ]);
  assert.deepEqual(seen, [{ body: 'words' }]);
});

test('what wants no answer is done all the same', async () => {
  let done = 0;
  const room = await createRoom({
    typing: {
      schema: v.object({}),
      alone: false,
      run: () => Promise.resolve({ done: (done += 1) }),
    },
  });
  room.sendSilently('typing', {});
  room.sendSilently('typing');
  await room.settled();
  assert.deepEqual([done, room.acks], [2, []]);
});

test('too much in a minute is refused with how long to wait', async () => {
  const room = await createRoom({
    typing: { schema: v.object({}), alone: false, run: () => Promise.resolve({}) },
  });
  room.clock.pass(20_000);
  for (let count = 0; count <= limits.socketEventsPerMinute; count += 1) room.send('typing', {});
  await room.settled();
  const late = room.acks.flatMap((ack) => (ack.ok ? [] : [ack.problem.params]));
  assert.deepEqual(late, [{ seconds: 40 }]);
  room.clock.pass(40_000);
  room.send('typing', {});
  await room.settled();
  assert.equal(room.acks.at(-1)?.ok, true);
  // The next minute has its own bound.
  for (let count = 0; count < limits.socketEventsPerMinute; count += 1) room.send('typing', {});
  await room.settled();
  assert.equal(room.acks.filter(({ ok }) => !ok).length, 2);
});

test('what comes while an event is slow is bounded too, and refused at once', async () => {
  const ends: (() => void)[] = [];
  const room = await createRoom({
    slow: {
      schema: v.object({}),
      alone: true,
      run: () => new Promise((resolve) => ends.push(() => resolve({}))),
    },
    typing: { schema: v.object({}), alone: false, run: () => Promise.resolve({}) },
  });
  room.send('slow', {});
  for (let minute = 0; minute < 5; minute += 1) {
    for (let count = 0; count < limits.socketEventsPerMinute; count += 1) room.send('typing', {});
    room.clock.pass(60_000);
  }
  // Refused while the slow one still runs; the rest wait for their turn.
  assert.equal(room.acks.length, 4 * limits.socketEventsPerMinute + 1);
  assert.equal(new Set(codes(room.acks)).size, 1);
  assert.equal(codes(room.acks)[0], 'too-fast');
  await new Promise((resolve) => setImmediate(resolve));
  ends[0]?.();
  while (room.acks.length <= 5 * limits.socketEventsPerMinute) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(
    codes(room.acks).filter((code) => code === 'ok').length,
    limits.socketEventsPerMinute,
  );
});
