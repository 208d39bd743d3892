import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { needRoom } from './disk-room.js';

test('a disk with too little room is full, but only where the store lies on it', async () => {
  const data = tmpdir();
  await needRoom({ data, databaseUrl: null });
  const full = needRoom({ data, databaseUrl: null }, Number.MAX_SAFE_INTEGER);
  await assert.rejects(full, { code: 'store-full' });
  await needRoom({ data, databaseUrl: 'postgres://db' }, Number.MAX_SAFE_INTEGER);
});
