import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { AlertDraft, AlertStep, AlertText } from './alerts.js';
import { Where } from './alert-where.js';
import { isAlertLink, nameText, seen } from './seen.js';

test('what nobody sees is no word, and nothing turns round what is approved', () => {
  for (const blank of ['\u200B\u200B', ' \u2060 ', '\u202E\u2066', '\u200D', '\uFEFF\u3164\u2800'])
    assert.equal(seen(blank).trim(), '', JSON.stringify(blank));
  assert.equal(seen('Ho\u200Bok \u202Edoolf\u202C\u0007\n2'), 'Hook doolf\n2');
  const kept = '👨‍👩‍👧 ❤️ 👩🏽‍🚒 🏴󠁧󠁢󠁷󠁬󠁳󠁿 Dŵr';
  assert.equal(seen(kept), kept);
  const text = v.parse(AlertText, {
    headline: '\u200B\u200B',
    what: ' \u2060 ',
    instruction: '\u202E.',
  });
  assert.deepEqual(text, { headline: '', what: '', instruction: '.' });
  const step = v.parse(AlertStep, { event: 'breakGlass', revision: 1, reason: '  \u200B' });
  assert.equal(step.reason, '');
  const place = v.parse(Where, { type: 'polygon', name: '\u2067Hook', polygons: [] });
  assert.ok(place.type === 'polygon' && place.name === 'Hook');
});

test('a link goes where it says', () => {
  for (const good of [
    'https://www.hart.gov.uk',
    'https://hart.gov.uk/a@b?c=d@e#f',
    'https://h.uk:8443/',
  ])
    assert.ok(isAlertLink(good), good);
  for (const wrong of [
    'https://www.hart.gov.uk@evil.example/x',
    'https://www.hart.gov.uk:pass@evil.example',
    'https://www.hart.gov.uk\\@evil.example/',
    'https://www.hart.gov.uk\u200B/',
    ...['http://www.hart.gov.uk', 'https://', 'javascript:alert(1)', 'https://h.uk/a b'],
  ])
    assert.ok(!isAlertLink(wrong), wrong);
  // A draft may hold it: it is refused with a code that says what to do.
  assert.ok(v.is(AlertDraft.entries.link, 'https://a@b.example'));
});

test('a name is what people see of it', () => {
  const name = nameText(20);
  assert.equal(v.parse(name, ' Hampshire \u200B Police\u200B '), 'Hampshire Police');
  for (const wrong of ['', ' \u200B\u200B', '\u2800', 'x'.repeat(21)])
    assert.ok(!v.is(name, wrong), JSON.stringify(wrong));
});
