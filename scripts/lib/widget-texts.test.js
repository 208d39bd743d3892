import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { widgetTexts } from './widget-texts.js';

/**
 * @param {Record<string, Record<string, string>>} files
 */
const textsOf = async (files) => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-texts-'));
  try {
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    for (const [name, catalogue] of Object.entries(files)) {
      await writeFile(join(folder, name), `export const words = ${JSON.stringify(catalogue)};`);
    }
    return await widgetTexts(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const en = { 'home.send': 'Send', 'wait.one': '{count} minute', 'wait.other': '{count} minutes' };
const cy = { 'home.send': 'Anfon', 'wait.two': '{count} funud', 'wait.other': '{count} munud' };

test('all catalogues go into one file, the chat’s own sentences first', async () => {
  const more = { 'care.file': 'File' };
  const texts = await textsOf({
    'care-en.js': more,
    'care-cy.js': { 'care.file': 'Ffeil' },
    'en.js': en,
    'cy.js': cy,
    'load.js': { 'not.a': 'catalogue' },
  });
  assert.deepEqual(texts, { en: { ...en, ...more }, cy: { ...cy, 'care.file': 'Ffeil' } });
  assert.deepEqual(Object.keys(texts.en), [...Object.keys(en), 'care.file']);
});

test('a sentence in one language only, or said in two ways, stops the build', async () => {
  await assert.rejects(
    textsOf({ 'en.js': { ...en, 'home.new': 'New' }, 'cy.js': cy }),
    /only one language has home\.new/,
  );
  const twice = { 'en.js': en, 'cy.js': cy, 'care-en.js': { 'home.send': 'Go' } };
  await assert.rejects(textsOf(twice), /care-en\.js says home\.send otherwise/);
  await assert.rejects(textsOf({}), /has no catalogues/);
});
