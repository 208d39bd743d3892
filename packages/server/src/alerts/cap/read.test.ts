import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readXml } from '../../ground/xml-read.js';
import { capSample } from '../../testing/cap.js';
import { capMessage, type CapStep } from './message.js';
import { readCap, type CapReading } from './read.js';
import { timeOf } from './times.js';

const flood = capSample('uk-ea-flood-alert.xml').toString();
const read = (text: string): CapReading => readCap(readXml(text), new Map());

/** A second block of the message, in Welsh, with `more` in place of a part of it. */
const withWelsh = (part: string | RegExp, more: string): string => {
  const info = /<info>[^]*<\/info>/.exec(flood)?.[0] ?? '';
  const welsh = info.replace('en-GB', 'cy').replace('A severe flood warning', 'Rhybudd');
  return flood.replace(info, `${info}${welsh.replace(part, more)}`);
};

describe('reading a CAP message', () => {
  test('an exercise comes back in without the words that say so', () => {
    const texts = {
      en: { headline: 'Flood', what: 'The river rises.', instruction: 'Stay in.' },
      cy: { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: 'Arhoswch.' },
    };
    const step: CapStep = {
      ...{ alert: '0198', line: '0198', type: 'alert', event: 'send', position: 4, at: 0 },
      ...{ kind: 'emergency', severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' },
      ...{ texts, category: 'Met', services: [], exercise: true, followable: false, buffer: 100 },
      ...{ link: '', expiresAt: null, partnerName: null },
      areas: [
        {
          ...{ type: 'circle', code: '', name: 'Here', shape: '[]' },
          source: JSON.stringify({
            type: 'circle',
            lat: 512_360_130,
            lon: -8_262_030,
            radius: 500,
          }),
        },
      ],
    };
    const council = {
      ...{ id: 'hart', name: 'Hart', hours: { zone: 'Europe/London' } },
      contact: { url: 'https://hart.example/', phone: '', emergency: '' },
    } as Parameters<typeof capMessage>[0]['council'];
    const { xml } = capMessage({ council, baseUrl: 'https://alerts.example', earlier: [] }, step);
    assert.match(xml, /<instruction>YMARFER: Arhoswch\.</);
    const { draft, notes } = read(xml);
    assert.deepEqual([draft?.texts, draft?.exercise, draft?.expiresAt], [texts, true, null]);
    // What was grown comes back as grown as it was.
    assert.deepEqual(draft?.where, [
      { type: 'circle', name: 'Here', lat: 512_360_130, lon: -8_262_030, radius: 600 },
    ]);
    assert.deepEqual(notes, [
      'It has a note: This is an exercise. Nothing has happened.',
      'It says no end. Choose one.',
    ]);
  });

  test('takes English and Welsh where they say the same, and notes what it leaves out', () => {
    const both = read(withWelsh('x', 'x'));
    assert.match(both.draft?.texts.cy?.what ?? '', /^Rhybudd has been issued/);
    const refused = (part: string | RegExp, more: string, why: RegExp): void => {
      assert.throws(() => read(withWelsh(part, more)), { code: 'cap-unsupported', message: why });
    };
    refused('>Severe<', '>Minor<', /its severity is another in Welsh/);
    refused('2020-02-26', '2020-02-27', /its expires is another in Welsh/);
    refused('53.10593', '53.10594', /its areas are others in Welsh/);
    refused('>cy<', '>en-US<', /more than one info in English/);
    const french = read(withWelsh('>cy<', '>fr<'));
    assert.equal(french.draft?.texts.cy, undefined);
    assert.ok(french.notes.includes('What it says in fr was left out.'));
    assert.throws(() => read(flood.replace('en-GB', 'cy')), { message: /nothing in English/ });
  });

  test('times are instants, whatever their offset', () => {
    const noon = Date.parse('2026-06-01T12:00:00Z');
    for (const text of [
      ...['2026-06-01T12:00:00-00:00', '2026-06-01T13:00:00+01:00', ' 2026-06-01T12:00:00+00:00 '],
      ...['2026-06-01T24:00:00+12:00', '2026-05-31T22:00:00-14:00'],
    ])
      assert.equal(timeOf(text), noon, text);
    for (const text of [
      ...['2026-06-01T12:00:00Z', '2026-06-01T12:00:00', '2026-06-31T12:00:00-00:00'],
      ...['2026-06-01T24:00:01-00:00', '2026-06-01T12:60:00-00:00', '2026-06-01T12:00:00-14:01'],
      ...['2026-06-01T12:00:00,00:00', '0000-06-01T12:00:00-00:00', '2026-06-01T12:00:00.5-00:00'],
    ])
      assert.equal(timeOf(text), null, text);
  });
});
