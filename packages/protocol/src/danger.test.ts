import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsDanger } from './index.js';

const phrases = ['kill me', 'cant breathe', 'tŷ ar dân', 'eisiau marw', 'suicide', ' '];
const found = (text: string): boolean => mentionsDanger(text, phrases);

test('a phrase is found whatever its case, accents, apostrophes and what stands around it', () => {
  for (const text of [
    'He will KILL ME',
    'kill\nme',
    '…suicide?',
    "I can't breathe",
    'I can’t breathe!',
    'Mae’r ty ar dan',
    'MAE’R TŶ AR DÂN.',
    'Dw i eisiau  marw',
    'su\u200Bici\u00ADde',
    'kill m\u2060e',
    // A list of words does not understand a "not".
    'This is not about suicide',
  ]) {
    assert.equal(found(text), true, text);
  }
});

test('as whole words alone, and an empty phrase is in nothing', () => {
  for (const text of [
    '',
    ' ',
    'a skill mentor',
    'kill mean weeds',
    'suicidal',
    'ar dân',
    'kill the lights for me',
  ]) {
    assert.equal(found(text), false, text);
  }
  assert.equal(mentionsDanger('!', ['…']), false);
  assert.equal(mentionsDanger('anything', ['', '  ', '…']), false);
});
