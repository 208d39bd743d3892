import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBody, cleanName } from './rules.js';

test('signs that show nothing are no message by themselves, and stay within one', () => {
  assert.throws(() => checkBody('\u200B\u200B'), { code: 'message-empty' });
  assert.throws(() => checkBody(' \u2066\u2069 '), { code: 'message-empty' });
  const family = '👨\u200D👩\u200D👧';
  assert.equal(checkBody(` ${family} `), family);
});

test('a name cannot turn round the words beside it', () => {
  assert.equal(cleanName('  Al\u202E\n Smith '), 'Al Smith');
  assert.equal(cleanName('\u202E'), '');
});
