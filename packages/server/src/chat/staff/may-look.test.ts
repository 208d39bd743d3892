import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayLook, type Looked } from './may-look.js';

const waits: Looked = { state: 'waiting', advisor: null, offer: null };
const now = 1_000;
const may = (chat: Partial<Looked>): string[] =>
  ['sam', 'jo'].filter((staff) => mayLook({ ...waits, ...chat }, staff, now));

test('a chat that waits is anybody’s to look into, and one that rings only where it rings', () => {
  assert.deepEqual(may({}), ['sam', 'jo']);
  assert.deepEqual(may({ offer: { to: 'jo', until: now + 1 } }), ['jo']);
  assert.deepEqual(may({ offer: { to: 'jo', until: now } }), ['sam', 'jo']);
});

test('a chat that somebody has, or had at its end, is theirs alone', () => {
  assert.deepEqual(may({ state: 'active', advisor: 'sam' }), ['sam']);
  assert.deepEqual(may({ state: 'ended', advisor: 'jo' }), ['jo']);
  assert.deepEqual(may({ state: 'ended' }), []);
});
