import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkBody, cleanName } from './rules.js';

test('signs that show nothing are no message by themselves, and stay within one', () => {
  assert.throws(() => checkBody('\u200B\u200B'), { code: 'message-empty' });
  assert.throws(() => checkBody(' \u2066\u2069 '), { code: 'message-empty' });
  const family = '👨\u200D👩\u200D👧';
  assert.equal(checkBody(` ${family} `), family);
});

test('a message keeps its lines, and loses what turns text round or controls it', () => {
  assert.equal(checkBody('a\u202Eb\u2066c\u2069\u0007\u0085\td\r\ne\u202C'), 'abc\td\r\ne');
  assert.equal(checkBody('שלום \u200F(abc)'), 'שלום \u200F(abc)');
  assert.throws(() => checkBody('\u202E \u0007'), { code: 'message-empty' });
});

test('a name cannot turn round the words beside it', () => {
  assert.equal(cleanName('  Al\u202E\n Smith '), 'Al Smith');
  assert.equal(cleanName('\u202E'), '');
});
