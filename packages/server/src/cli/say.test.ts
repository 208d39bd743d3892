import assert from 'node:assert/strict';
import { test } from 'node:test';
import { many, plainSay } from './say.js';

test('plain lines: one at the end, and one every ten seconds till then', () => {
  let now = 0;
  let written = '';
  const say = plainSay(
    (text) => void (written += text),
    () => now,
  );
  say.begin('Importing');
  for (; now < 25_000; now += 1_000) say.progress(now / 25_000, now);
  say.end('done');
  assert.equal(written, 'Importing … 40 %\nImporting … 80 %\nImporting … done\n');
});

test('counts are written as people write them', () => {
  assert.equal(many(1, 'area'), '1 area');
  assert.equal(many(2_752, 'postcode'), '2,752 postcodes');
});
