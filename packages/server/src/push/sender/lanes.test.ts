import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Meaning } from './answer.js';
import { createLanes } from './lanes.js';

const setUp = (width: number) => {
  let now = 1_000;
  const inLane = createLanes({ clock: { now: () => now }, width });
  const sent: { name: string; answer: (meaning: Meaning) => void }[] = [];
  const send = (lane: string, name: string) =>
    inLane(lane, () => new Promise((answer) => sent.push({ name, answer })));
  const pass = (ms: number): void => void (now += ms);
  return { sent, send, pass };
};
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

test('keeps to its width, and to the order', async () => {
  const { sent, send } = setUp(2);
  const all = ['a', 'b', 'c', 'd'].map((name) => send('one', name));
  await turn();
  assert.deepEqual(
    sent.map(({ name }) => name),
    ['a', 'b'],
  );
  sent[1]!.answer({ result: 'accepted' });
  // One more, asked for at the very moment that room appears, must not slip in.
  all.push(all[1]!.then(() => send('one', 'e')));
  await turn();
  assert.deepEqual(
    sent.map(({ name }) => name),
    ['a', 'b', 'c'],
  );
  for (let at = 0; at < 5; at += 1) {
    sent[at]?.answer({ result: 'accepted' });
    await turn();
  }
  assert.deepEqual(
    sent.map(({ name }) => name),
    ['a', 'b', 'c', 'd', 'e'],
  );
  await Promise.all(all);
});

test('a lane whose service asked for time gives all back; another lane goes on', async () => {
  const { sent, send, pass } = setUp(1);
  const first = send('busy', 'a');
  const second = send('busy', 'b');
  await turn();
  sent[0]!.answer({ result: 'retry', status: 429, retryAfter: 5_000 });
  assert.equal((await first).retryAfter, 5_000);
  assert.deepEqual(await second, { result: 'retry', retryAfter: 5_000 });
  const other = send('calm', 'c');
  await turn();
  sent[1]!.answer({ result: 'accepted' });
  assert.equal((await other).result, 'accepted');
  pass(5_000);
  const later = send('busy', 'd');
  await turn();
  sent[2]!.answer({ result: 'accepted' });
  assert.equal((await later).result, 'accepted');
});
