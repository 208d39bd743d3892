import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { problems, Problem } from '@bellman/protocol';
import fc from 'fast-check';
import { extentOf } from '../../councils/extent.js';
import { readShapes } from '../../councils/shapes.js';
import { readXml } from '../../ground/xml-read.js';
import { capSample, schemaErrors } from '../../testing/cap.js';
import { demo } from '../../testing/imports.js';
import { checkSchema } from './check-schema.js';
import { decode } from './decode.js';
import { checkTimes } from './moments.js';
import { readCap } from './read.js';

const known = extentOf('Hart', []);

/** All that a message goes through before the store: the code of what is refused, or none. */
const fate = (bytes: Buffer): string | null => {
  try {
    const root = readXml(decode({ bytes, charset: null }));
    const { draft } = readCap(root, known.areas);
    if (draft !== null) readShapes(known, draft);
    checkTimes(root, Date.parse('2020-02-16T23:10:00Z'));
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code;
  }
};

/** The code that the reader and the schema's check have for it; null: valid by the schema. */
const schemaFate = (text: string): string | null => {
  try {
    checkSchema(readXml(text));
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code;
  }
};

/** Reading a message of this size takes some milliseconds; a machine that is busy, some more. */
const patience = 2_000;

describe('whatever comes as CAP', () => {
  let samples: Buffer[];
  let small: string;
  before(async () => {
    const names = (await readdir(demo('cap'))).filter((name) => !name.endsWith('.xsd'));
    samples = names.map(capSample);
    small = capSample('uk-ea-flood-cancel.xml').toString();
  });

  /** It ends soon, with a code of the list or a draft, and never in another way. */
  const holds = (bytes: Buffer): void => {
    const began = performance.now();
    const code = fate(bytes);
    assert.ok(code === null || (code in problems && code !== 'internal'), String(code));
    assert.ok(performance.now() - began < patience, `${code} took too long`);
  };

  test('bytes, text and changed samples are refused with a code, or read', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => holds(Buffer.from(bytes))));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
        holds(Buffer.from(`<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${text}</alert>`)),
      ),
    );
    const change = fc.record({
      sample: fc.nat(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(60),
      put: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          '<',
          '>',
          '&',
          ']]>',
          '<![CDATA[',
          '<!--',
          '<?x?>',
          '&#0;',
          '&x;',
          '\u0000',
        ),
        fc.constantFrom('<info>', '</info>', '<polygon>', '1e309', '-', '999', '\uFFFE'),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const sample = samples[(changes[0]?.sample ?? 0) % samples.length] ?? Buffer.alloc(0);
        let text = sample.toString('latin1');
        for (const { at, cut, put } of changes) {
          const from = Math.floor(at * text.length);
          text = text.slice(0, from) + put + text.slice(from + cut);
        }
        holds(Buffer.from(text, 'latin1'));
      }),
      { numRuns: 300 },
    );
  });

  test('what is made to hurt does not', () => {
    const info = /<info>[^]*<\/info>/.exec(small)?.[0] ?? '';
    const many = (text: string, count: number): string => text.repeat(count);
    const hurting: readonly (readonly [string, string])[] = [
      ['cap-unsafe', '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'],
      ['cap-unsafe', `<!-- <x --><!DOCTYPE alert SYSTEM "http://127.0.0.1/">${small}`],
      ['cap-unsafe', small.replace('Wainfleet', '&wainfleet;')],
      ['cap-not-xml', many('<a>', 40)],
      ['cap-not-xml', `<a>${many('<b/>', 30_000)}</a>`],
      ['cap-not-xml', `<a ${many('x="" ', 50_000)}/>`],
      ['cap-not-xml', ''],
      ['cap-not-xml', '<alert>'],
      ['cap-not-xml', `${small}<alert/>`],
      ['cap-invalid', small.replace(info, many(info.replace('<event>', '<x/><event>'), 2))],
      ['cap-invalid', many('<', 1) + `alert>${many(' ', 400_000)}</alert>`],
      ['cap-unsupported', small.replace(info, many(info, 2))],
      ['cap-unsupported', small.replace('cap:1.2', 'cap:1.1')],
      ['cap-unsupported', small.replace('>Public<', '>Private<')],
      ['cap-unsupported', small.replace('>Actual<', '>Test<')],
      ['cap-unsupported', small.replace('>Actual<', '>Draft<')],
      ['cap-unsupported', small.replace('>Cancel<', '>Ack<')],
      ['cap-unsupported', small.replace('en-GB', 'fr')],
      ['cap-invalid', small.replace(/<references>[^<]*/, '<references>a,b c')],
      ['cap-invalid', small.replace(/<references>.*<\/references>/, '')],
      [
        'cap-invalid',
        small.replace(
          '</references>',
          `${many(' a,b,2020-02-16T23:01:13-00:00', 100)}</references>`,
        ),
      ],
      ['cap-invalid', small.replace('2020-02-16T23:02:26-00:00', '2020-02-16T23:02:26Z')],
      ['cap-invalid', small.replace('2020-02-16T23:02:26-00:00', '2020-02-30T23:02:26-00:00')],
      ['cap-invalid', small.replace('2020-02-16T23:30:13', '2020-02-16T23:00:13')],
      ['cap-invalid', small.replace('2020-02-16T23:02:26', '2020-02-17T23:02:26')],
      [
        'cap-invalid',
        small.replace(
          '<description></description>',
          `<description>${many('x', 5_001)}</description>`,
        ),
      ],
      ['cap-invalid', small.replace('53.10569,0.24453', '53.10569;0.24453')],
      ['shape-out-of-range', small.replace('53.10569,0.24453', '153.10569,0.24453')],
      ['shape-unclosed', small.replace('53.10569,0.24453', '53.10570,0.24453')],
      [
        'shape-too-many-points',
        small.replace('<polygon>', `<polygon>${many('53.1,0.2 ', 10_001)}`),
      ],
    ];
    for (const [code, text] of hurting) {
      assert.equal(fate(Buffer.from(text)), code, text.slice(0, 300));
      holds(Buffer.from(text));
    }
  });

  test('only UTF-8 is read', () => {
    const text = small.slice(0, small.indexOf('<info>')).concat('</alert>');
    const as = (more: string, encoding: BufferEncoding = 'utf8'): string | null =>
      fate(Buffer.from(more + text, encoding));
    const read = as('');
    assert.equal(read, null);
    assert.equal(as('\uFEFF<?xml version="1.0" encoding="utf-8"?>'), read);
    for (const encoding of ['UTF-16', 'ISO-8859-1', 'windows-1252', 'UTF-7'])
      assert.equal(as(`<?xml version="1.0" encoding="${encoding}"?>`), 'cap-encoding');
    assert.equal(as('\uFEFF', 'utf16le'), 'cap-encoding');
    assert.equal(as('', 'utf16le'), 'cap-encoding');
    const bytes = Buffer.from(text);
    assert.throws(() => decode({ bytes, charset: 'utf-16' }), { code: 'cap-encoding' });
    assert.equal(decode({ bytes, charset: 'utf-8' }), text);
    assert.equal(fate(Buffer.concat([bytes, Buffer.from([0xff])])), 'cap-not-xml');
  });

  test('of the schema, the relay is as strict as libxml2 is', async () => {
    const elements = [
      'identifier',
      'sender',
      'sent',
      'status',
      'msgType',
      'scope',
      'code',
      'references',
    ];
    const inner = [
      'language',
      'category',
      'event',
      'urgency',
      'severity',
      'certainty',
      'expires',
      'web',
    ];
    const names = [
      ...elements,
      ...inner,
      'areaDesc',
      'polygon',
      'geocode',
      'valueName',
      'value',
      'area',
    ];
    const block = (name: string): RegExp => new RegExp(`\\s*<${name}>[^]*?</${name}>`);
    const changed = names.flatMap((name) => {
      const found = block(name).exec(small)?.[0] ?? assert.fail(name);
      return [
        small.replace(found, ''),
        small.replace(found, found + found),
        small.replace(found, found.replace(`<${name}>`, `<${name} a="b">`)),
        small.replace(found, `<${name}/>`),
        small.replace(found, `<${name}>Nonsense</${name}>`),
        small.replace(found, `${found}<unknown/>`),
        small.replace(found, `${found}text`),
        small.replace(found, '').replace('</alert>', `${found}</alert>`),
      ];
    });
    const errors = (await schemaErrors(...changed)).join('\n');
    let valid = 0;
    changed.forEach((text, index) => {
      const strict = errors.includes(`message-${index}.xml:`);
      assert.equal(schemaFate(text) !== null, strict, `${index}: ${text}`);
      if (!strict) valid += 1;
    });
    // Some of each, or the comparison would say nothing.
    assert.ok(valid > 10 && valid < changed.length - 10, `${valid} of ${changed.length}`);
  });
});
