import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { capSample, schemaErrors } from '../../testing/cap.js';
import { areaBlock, degrees, ringText } from './areas.js';
import { capMessage, type CapStep } from './message.js';

const council = {
  ...{ id: 'hart', name: 'Hart District Council', hours: { zone: 'Europe/London' } },
  contact: { url: 'https://www.hart.example/contact', phone: '01252 622122', emergency: '' },
} as Parameters<typeof capMessage>[0]['council'];
const ring = [
  [-8_500_000, 512_800_000],
  [-8_400_000, 512_800_000],
  [-8_400_000, 512_900_000],
  [-8_500_000, 512_800_000],
] as const;
const hole = [
  [-8_450_000, 512_810_000],
  [-8_410_000, 512_810_000],
  [-8_410_000, 512_850_000],
  [-8_450_000, 512_810_000],
] as const;
const ward = {
  ...{ type: 'area', code: 'E05009354', name: 'Ewshot' },
  ...{ shape: JSON.stringify([[ring]]), source: '{"type":"area","code":"E05009354"}' },
};
const step = (more: Partial<CapStep> = {}): CapStep => ({
  ...{ alert: '0198', line: '0198', type: 'alert', event: 'send', position: 4 },
  at: Date.parse('2026-01-12T09:30:00Z'),
  ...{ kind: 'emergency', severity: 'Severe', urgency: 'Immediate', certainty: 'Likely' },
  texts: { en: { headline: 'Flood', what: 'The river\nrises & falls <now>.', instruction: '' } },
  ...{ category: 'Met', services: [], exercise: false, followable: false, buffer: 0, link: '' },
  ...{ expiresAt: Date.parse('2026-07-12T09:30:00Z'), partnerName: null, areas: [ward] },
  ...more,
});
const scene = (more: object = {}) => ({
  ...{ council, baseUrl: 'https://alerts.hart.example', earlier: [], ...more },
});

describe('a CAP message that is put out', () => {
  test('says what the alert says, in times with an offset', async () => {
    const { xml, ...made } = capMessage(scene(), step());
    assert.deepEqual(made, {
      ...{ sender: 'hart@alerts.hart.example', identifier: '0198.4' },
      ...{ sent: '2026-01-12T09:30:00-00:00', msgType: 'Alert', references: '' },
    });
    assert.deepEqual(await schemaErrors(xml), []);
    for (const part of [
      '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
      '<status>Actual</status>',
      '<description>The river\nrises &amp; falls &lt;now&gt;.</description>',
      '<onset>2026-01-12T09:30:00-00:00</onset>',
      '<expires>2026-07-12T10:30:00+01:00</expires>',
      '<senderName>Hart District Council</senderName>',
      '<web>https://alerts.hart.example/c/hart/alerts/0198</web>',
      '<polygon>51.28,-0.85 51.28,-0.84 51.29,-0.84 51.28,-0.85</polygon>',
      '<valueName>GSS</valueName>',
      '<value>E05009354</value>',
    ])
      assert.ok(xml.includes(part), part);
    assert.doesNotMatch(xml, /<instruction|<resource|<references|Z</);
  });

  test('follows up: update, correction, all-clear, and a stop on the way', async () => {
    const earlier = [
      { sender: 'hart@old.example', identifier: '0198.4', sent: '2026-01-12T09:30:00-00:00' },
      { sender: 'hart@old.example', identifier: '0199.4', sent: '2026-01-12T10:30:00-00:00' },
    ];
    const made = (more: Partial<CapStep>) => capMessage(scene({ earlier }), step(more));
    const update = made({ type: 'update' });
    assert.deepEqual(
      [update.msgType, update.sender, update.references],
      [
        ...['Update', 'hart@old.example'],
        'hart@old.example,0198.4,2026-01-12T09:30:00-00:00 hart@old.example,0199.4,2026-01-12T10:30:00-00:00',
      ],
    );
    const correction = made({ type: 'correction', exercise: true });
    assert.equal(correction.msgType, 'Update');
    assert.match(correction.xml, /<note>This is an exercise\..*A correction: /);
    assert.match(correction.xml, /<headline>EXERCISE: Flood</);
    assert.match(correction.xml, /<status>Exercise</);
    const over = made({ type: 'all-clear' });
    assert.equal(over.msgType, 'Cancel');
    assert.match(over.xml, /<responseType>AllClear<\/responseType>\s*<urgency>Past</);
    const stopped = made({ event: 'stop' });
    assert.equal(stopped.msgType, 'Cancel');
    assert.match(stopped.xml, /<note>Stopped /);
    const all = [update, correction, over, stopped].map(({ xml }) => xml);
    assert.deepEqual(await schemaErrors(...all), []);
  });

  test('in Welsh too, for a partner, with a link and services', async () => {
    const en = { headline: 'Bins', what: 'Late.', instruction: 'Leave it out.' };
    const cy = { headline: 'Biniau', what: 'Hwyr.', instruction: 'Gadewch.' };
    const { xml } = capMessage(
      scene(),
      step({
        ...{ texts: { en, cy }, exercise: true, partnerName: 'Thames Valley Police' },
        ...{ kind: 'service', services: ['waste', 'planning'], followable: true },
        link: 'https://www.hart.example/bins?a=1&b=2',
      }),
    );
    assert.deepEqual(await schemaErrors(xml), []);
    assert.deepEqual(
      [...xml.matchAll(/<(?:language|senderName|headline|web)>([^<]*)/g)].map(([, text]) => text),
      [
        ...['en-GB', 'Hart District Council for Thames Valley Police', 'EXERCISE: Bins'],
        'https://alerts.hart.example/c/hart/alerts/0198',
        ...['cy', 'Hart District Council ar ran Thames Valley Police', 'YMARFER: Biniau'],
        'https://alerts.hart.example/c/hart/alerts/0198?lang=cy',
      ],
    );
    assert.equal(
      xml.match(/<uri>https:\/\/www\.hart\.example\/bins\?a=1&amp;b=2<\/uri>/g)?.length,
      2,
    );
  });

  test('draws a circle as a circle, and a shape with a hole by its outline, and says so', async () => {
    const circle = {
      ...{ type: 'circle', code: '', name: 'Around GU51 4AE', shape: JSON.stringify([[ring]]) },
      source: JSON.stringify({ type: 'circle', lat: 512_360_130, lon: -8_262_030, radius: 500 }),
    };
    const drawn = {
      ...{ type: 'polygon', code: '', name: 'The river', source: '{"type":"polygon"}' },
      shape: JSON.stringify([[ring, hole], [ring.slice(0, 3)]]),
    };
    const { xml } = capMessage(scene(), step({ areas: [circle, drawn], buffer: 100 }));
    assert.deepEqual(await schemaErrors(xml), []);
    assert.match(xml, /<circle>51\.236013,-0\.826203 0\.6<\/circle>/);
    assert.equal(xml.match(/<polygon>/g)?.length, 2);
    assert.match(xml, /<note>Some outlines /);
    assert.equal(areaBlock(ward, 100).content.length, 3);
    assert.equal(ringText(ring.slice(0, 3)), ringText(ring));
  });

  test('whatever is written in it, it is valid', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 });
    const texts = fc.record({ headline: words, what: words, instruction: words });
    const samples = fc.sample(fc.record({ texts, name: words }), 40);
    const made = samples.map(({ texts: en, name }) => {
      const written = { texts: { en, cy: en }, partnerName: name, areas: [{ ...ward, name }] };
      return capMessage(scene(), step(written)).xml;
    });
    assert.deepEqual(await schemaErrors(...made), []);
  });

  test('the validator finds fault where there is one', async () => {
    const { xml } = capMessage(scene(), step());
    assert.equal((await schemaErrors(xml.replace('>Severe<', '>Bad<'))).length > 0, true);
    assert.deepEqual(await schemaErrors(capSample('oasis12-appendix-a4.xml')), []);
  });

  test('degrees are exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), (units) => {
        assert.equal(Math.round(Number(degrees(units)) * 1e7), units);
        assert.match(degrees(units), /^-?\d{1,3}(\.\d{0,6}[1-9])?$/);
      }),
    );
  });
});
