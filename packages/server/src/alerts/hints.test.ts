import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertText } from '@bellman/protocol';
import { hintsFor } from './hints.js';

const text = (more: Partial<AlertText>): AlertText => ({
  ...{ headline: 'Flooding in Hook', what: 'The river is rising.', instruction: 'Go upstairs.' },
  ...more,
});
const hints = (more: Partial<AlertText>, kind: 'emergency' | 'general' = 'emergency') =>
  hintsFor({ kind, texts: { en: text(more) } }).map(({ field, hint, words }) => [
    ...[field, hint, words],
  ]);

test('plain words have no hints', () => {
  assert.deepEqual(hints({}), []);
  assert.deepEqual(hints({ what: 'The A30 is shut. GU51 4AE and the M3 are open.' }), []);
});

test('a sentence of more than 25 words is long', () => {
  const words = (count: number) => `Word${' word'.repeat(count - 1)}.`;
  assert.deepEqual(hints({ what: `${words(25)} ${words(25)}` }), []);
  assert.deepEqual(hints({ what: `Short. ${words(26)}` }), [['what', 'long-sentence', words(26)]]);
});

test('hard words are named, whole and with their endings', () => {
  assert.deepEqual(hints({ instruction: 'Evacuation commences prior to noon.' }), [
    ['instruction', 'hard-word', 'commences'],
    ['instruction', 'hard-word', 'prior to'],
  ]);
  assert.deepEqual(hints({ instruction: 'The obtuse robustness of ceased.' }).length, 1);
});

test('capitals are loud, abbreviations are not', () => {
  assert.deepEqual(hints({ headline: 'FLOODING IN HOOK' }), [
    ['headline', 'capitals', 'FLOODING IN HOOK'],
  ]);
  assert.deepEqual(hints({ what: 'Leave now. DO NOT DRIVE through water.' }), [
    ['what', 'capitals', 'DO NOT DRIVE'],
  ]);
  assert.deepEqual(hints({ what: 'BBC ONE shows it.' }), []);
});

test('an emergency says what to do', () => {
  assert.deepEqual(hints({ instruction: '' }), [['instruction', 'no-action', '']]);
  assert.deepEqual(hints({ instruction: '' }, 'general'), []);
});

test('Welsh is held to its sentences, and to no English list of words', () => {
  const cy = { headline: 'Llifogydd', what: 'Mae ongoing yn air.', instruction: '' };
  assert.deepEqual(hintsFor({ kind: 'general', texts: { en: text({}), cy } }), []);
});
