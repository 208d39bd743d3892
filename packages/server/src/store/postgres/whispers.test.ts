import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWhispering, mostWhispers, whisperNotices, whispersOf } from './whispers.js';

const quiet = { error: () => undefined, warn: () => undefined };
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('notices carry every whisper, and each is shorter than PostgreSQL allows', () => {
  const whispers = Array.from({ length: 500 }, (_, n) => ({
    conversation: `00000000-0000-7000-8000-${n}`,
    name: n % 3 === 0 ? null : 'Ŵ'.repeat(60),
  }));
  const notices = whisperNotices(whispers);
  assert.deepEqual(notices.flatMap(whispersOf), whispers);
  for (const notice of notices) assert.ok(Buffer.byteLength(notice) < 8_000);
  assert.deepEqual(whisperNotices([{ conversation: 'c', name: 'x'.repeat(8_000) }]), []);
});

test('what waits while one is under way is bounded, and goes together', async () => {
  const sent: string[][] = [];
  const ends: (() => void)[] = [];
  const query = (_text: string, [, notices]: [string, string[]]): Promise<void> => {
    sent.push(notices);
    return new Promise((resolve) => ends.push(resolve));
  };
  const whisper = createWhispering({ query: query as never }, quiet);
  for (let n = 0; n < mostWhispers + 50; n += 1) whisper({ conversation: `${n}`, name: null });
  assert.deepEqual(sent.flat().flatMap(whispersOf).length, 1);
  ends.shift()?.();
  await turn();
  assert.equal(sent.length, 2);
  assert.equal(sent[1]?.flatMap(whispersOf).length, mostWhispers);
});

test('while the database is away, what waits is dropped, and later ones go again', async () => {
  let away = true;
  const sent: string[][] = [];
  const query = (_text: string, [, notices]: [string, string[]]): Promise<void> => {
    sent.push(notices);
    return away ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  const whisper = createWhispering({ query: query as never }, quiet);
  for (const conversation of ['a', 'b', 'c']) whisper({ conversation, name: null });
  await turn();
  assert.equal(sent.length, 1);
  away = false;
  whisper({ conversation: 'd', name: null });
  await turn();
  assert.deepEqual(sent[1]?.flatMap(whispersOf), [{ conversation: 'd', name: null }]);
});
