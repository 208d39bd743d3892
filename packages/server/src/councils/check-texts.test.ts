import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkTexts } from './check-texts.js';

describe('a council’s own wording', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-texts-'));
    const en = { 'status.position': 'You are number {position}.', 'panel.end': 'End chat' };
    const plural = { 'queue.few': '{count} o bobl', 'panel.end': 'Gorffen â {name}' };
    await writeFile(join(folder, 'texts.json'), JSON.stringify({ en, cy: { ...en, ...plural } }));
  });
  after(() => rm(folder, { recursive: true }));

  const check = (en: Record<string, string>, cy: Record<string, string> = {}) =>
    checkTexts({ en, cy }, folder);

  test('may say anything in place of a sentence that there is', () => {
    check({ 'status.position': '{position}. in line', 'panel.end': 'Finish with {name}' });
    check({}, { 'status.position': 'Nid oes rhif', 'queue.few': 'Rhyw {count}' });
  });

  test('is refused where the widget has no such sentence, or nothing to put into a hole', () => {
    assert.throws(() => check({ 'panel.ende': 'Finish' }), {
      code: 'text-unknown',
      params: { key: 'panel.ende' },
    });
    assert.throws(() => check({ 'queue.few': 'Some {count}' }), { code: 'text-unknown' });
    for (const words of ['', 'x'.repeat(1_001)]) {
      assert.throws(() => check({ 'panel.end': words }), {
        code: 'settings-wrong',
        params: {
          path: 'texts.en.panel.end',
          expected: `it must be 1 to 1000 characters long, and has ${words.length}`,
        },
      });
    }
    assert.throws(() => check({ constructor: 'Finish' }), { code: 'text-unknown' });
    assert.throws(() => check({}, { 'status.position': 'Rhif {rhif}' }), {
      code: 'text-hole-unknown',
      params: { key: 'status.position', hole: '{rhif}', known: '{position}' },
    });
    assert.throws(() => check({ 'panel.end': 'End {count}' }), {
      params: { key: 'panel.end', hole: '{count}', known: '{name}' },
    });
  });
});
