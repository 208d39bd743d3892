import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertText } from '@bellman/protocol';
import { checkComplete } from './complete.js';
import { areExchanged } from './languages.js';
import { floodDraft } from '../testing/hart.js';

const text = (headline: string, what: string): AlertText => ({ headline, what, instruction: '' });
const en = text('Flooding in Ewshot', 'The river is rising, and the road to the school is closed.');
const cy = text(
  'Llifogydd yn Ewshot',
  'Mae’r afon yn codi, ac mae’r ffordd i’r ysgol ar gau. Mae dŵr yn y tai.',
);

test('texts that were pasted the wrong way round are told of, and no others', () => {
  assert.equal(areExchanged(cy, en), true);
  assert.equal(areExchanged(en, cy), false);
  // One that is wrong may be meant; short ones and names say nothing.
  assert.equal(areExchanged(cy, cy), false);
  assert.equal(areExchanged(en, en), false);
  assert.equal(areExchanged(text('Ar gau', 'Yr A48'), text('Closed', 'The A48')), false);
  const names = text('Pen-y-bont ar Ogwr', 'The road to Pen y Fan and Bont yr Afon is closed.');
  assert.equal(areExchanged(names, en), false);
});

test('a draft with them exchanged, or with a link that lies, is not fit to be submitted', () => {
  const check = (more: Parameters<typeof floodDraft>[1]) => (): void =>
    checkComplete({ ...floodDraft(0, more), type: 'alert' }, { languages: ['en', 'cy'] }, 0);
  check({ texts: { en, cy } })();
  assert.throws(check({ texts: { en: cy, cy: en } }), { code: 'alert-languages-exchanged' });
  assert.throws(check({ texts: { en, cy }, link: 'https://hart.gov.uk@evil.example/' }), {
    code: 'alert-link-wrong',
  });
});
