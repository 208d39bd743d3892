import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mask, passesLuhn } from './index.js';

const DOT = '•';
const dotted = (text: string): string => text.replace(/[\p{L}\p{Nd}]/gu, DOT);
const kinds = (text: string) => [...mask(text).hidden];

/** A number with its check digit (ISO/IEC 7812-1). */
const withCheck = (digits: string): string => {
  for (let check = 0; check < 10; check += 1) {
    if (passesLuhn(`${digits}${check}`)) return `${digits}${check}`;
  }
  throw new Error('Every number has a check digit');
};

const digitsOf = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
    .map((digits) => digits.join(''));

/** Where cards of each length begin: every issuer's once. */
const issued = [
  [13, ['4', '5018', '6304']],
  [14, ['30', '36', '38', '39', '58']],
  [15, ['34', '37', '6759']],
  [16, ['2221', '2400', '2720', '3528', '3589', '36', '4', '51', '55', '6011', '62', '65']],
  [17, ['4', '5038']],
  [18, ['4', '5020', '62']],
  [19, ['4', '6304', '6011']],
] as const;

const cards = fc
  .constantFrom(...issued.flatMap(([size, firsts]) => firsts.map((first) => ({ size, first }))))
  .chain(({ size, first }) => {
    const others = size - first.length - 1;
    return digitsOf(others, others).map((digits) => withCheck(first + digits));
  });

const gap = fc
  .array(fc.constantFrom(...Array.from(' \u00a0\t\n\r-\u2013./_|,;·"\'“”()[]*~=')), {
    minLength: 1,
    maxLength: 6,
  })
  .map((signs) => signs.join(''));

/** A card's number in groups of three or more with gaps of any kind. */
const grouped = fc
  .tuple(cards, fc.array(fc.integer({ min: 3, max: 8 }), { minLength: 7, maxLength: 7 }))
  .chain(([card, sizes]) => {
    const groups: string[] = [];
    let rest = card;
    for (const size of sizes) {
      if (rest === '') break;
      groups.push(rest.slice(0, size));
      rest = rest.slice(size);
    }
    return fc
      .array(gap, { minLength: groups.length, maxLength: groups.length })
      .map((gaps) => groups.map((group, at) => (at === 0 ? '' : gaps[at]) + group).join(''));
  });

const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const arabic = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 48 + 0x660));
const withUnseen = (text: string): string => text.replace(/\d/g, '$&\u200b');

test('a card’s number is hidden however it is grouped, and in whatever digits', () => {
  const written = fc.constantFrom((text: string) => text, fullWidth, arabic, withUnseen);
  fc.assert(
    fc.property(grouped, written, (card, write) => {
      const masked = mask(`It is ${write(card)}, thanks`);
      assert.deepEqual(masked, { text: `It is ${dotted(write(card))}, thanks`, hidden: ['card'] });
    }),
  );
});

test('so is one with noughts before it, one after another, and in raised or ringed digits', () => {
  const card = '4111111111111111';
  const other = '378282246310005';
  for (const text of [
    `0${card}`,
    `000 4111 1111 1111 1111`,
    `${card}${other}`,
    `${card}${card}${card}`,
    `4111 1111 1111 11113782 822463 10005`,
    '4111:1111:1111:1111',
    "'4111', '1111', '1111', '1111'",
    '⁴¹¹¹ ¹¹¹¹ ¹¹¹¹ ¹¹¹¹',
    '④①①① ①①①① ①①①① ①①①①',
    '𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏',
  ]) {
    const { text: masked, hidden } = mask(text);
    assert.doesNotMatch(masked.normalize('NFKC').replace(/^0+ ?/, ''), /\d/, text);
    assert.deepEqual(hidden, ['card'], text);
  }
});

test('so is one written digit by digit, or with its expiry and security code', () => {
  fc.assert(
    fc.property(cards, (card) => {
      assert.deepEqual(kinds(Array.from(card).join(' ')), ['card']);
      assert.doesNotMatch(mask(Array.from(card).join(' - ')).text, /\d/);
    }),
  );
  const sixteen = fc
    .tuple(fc.constantFrom('4', '5'), digitsOf(14, 14))
    .map(([first, others]) => withCheck(first + others));
  fc.assert(
    fc.property(sixteen, fc.constantFrom('123', '12/26', '12/26 123', '1226 123'), (card, more) => {
      const groups = card.match(/\d{4}/g)?.join(' ') ?? '';
      assert.equal(mask(`${groups} ${more}`).text.slice(0, 19), dotted(groups));
      assert.equal(mask(`${card} ${more}`).text.slice(0, 16), dotted(card));
      if (!more.includes('/')) assert.deepEqual(kinds(card + more.replace(' ', '')), ['card']);
    }),
  );
});

/** What residents write every day, and what must reach the adviser as it is. */
const alike = [
  '01252 622122',
  '01252 622122 / 01252 774477',
  '(01252) 622122',
  '01252-622-122',
  '020 7946 0958',
  '07700 900123',
  '07700900123 07700900456',
  '07700.900.123',
  '+44 1252 622122',
  '+44 (0)1252 622122',
  '+447700900123 +44 7700 900124',
  '0044 1252 622122',
  '100062321234',
  '24/05/2026',
  '24/05/2026 26/05/2026',
  'flat 5 24/05/2026 26/05/2026',
  '24 05 2026 26 05 2026',
  '24-05-26 to 26-05-26 and 28-05-26',
  '2026-05-24 2026-05-26',
  '2026-05-24 10:30:15',
  '24/01234/FUL',
  'council tax account 31234567',
  'paid 12-03-26 to council tax account 12345678',
  '123456789',
  '1234567890',
  'AB123456789GB',
  '1234 5678 9012 3456',
  '9400 1000 0000 0000 0000 00',
  'HART-7K4M',
  '7K4M-2Q9X',
  '7K4M-2Q9X-TB5W',
  'our ref CE 123456 a week ago',
  'CE123456',
  'GU51 4AE',
  'numbers 2 4 6 8 10 12 14 16 18 20 22 24 26 28',
  '550e8400-e29b-41d4-a716-446655440000',
  '£1,234.56',
  'REF 20261122 123456',
  'Bin 123456, 12345678',
  'council tax account 31234567, reference 123456',
  'open 9:30, 12:30, 13:30, 14:30, 15:30',
  'DE89 3704 0044 0532 0130 01',
  'GU51 4AE AND MY BINS WERE MISSED',
];

test('what only looks alike passes, alone and beside the others', () => {
  for (const one of alike) {
    assert.deepEqual(mask(one), { text: one, hidden: [] });
    for (const other of alike) {
      const both = `${one}, and ${other}.`;
      assert.equal(mask(both).text, both);
    }
  }
  assert.deepEqual(kinds('07700 900123\n31234567'), []);
});

test('our own references and codes pass, whatever they are made of', () => {
  const sign = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ'));
  const four = fc.array(sign, { minLength: 4, maxLength: 4 }).map((signs) => signs.join(''));
  const codes = fc.array(four, { minLength: 2, maxLength: 3 }).map((groups) => groups.join('-'));
  fc.assert(
    fc.property(codes, (code) => {
      assert.equal(mask(`Quote ${code} when you call.`).text, `Quote ${code} when you call.`);
    }),
  );
});

/** Texts of what matters here, in any order. */
const texts = fc
  .array(
    fc.oneof(
      grouped,
      gap,
      digitsOf(1, 8),
      fc.constantFrom(...alike, 'AB123456C', '20-34-56', '12345678', 'sort code', 'a', '+44', '0'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('masking twice changes nothing, and nothing but dots is ever put in', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { text: masked, hidden } = mask(text);
      assert.deepEqual(mask(masked), { text: masked, hidden: [] });
      const [before, after] = [Array.from(text), Array.from(masked)];
      assert.equal(after.length, before.length);
      assert.ok(after.every((sign, at) => sign === before[at] || sign === DOT));
      assert.equal(masked !== text, hidden.length > 0);
    }),
    { numRuns: 500 },
  );
});

test('the time grows with the length, not with its square', () => {
  const least = (text: string): number =>
    Math.min(
      ...Array.from({ length: 7 }, () => {
        const began = performance.now();
        mask(text);
        return performance.now() - began;
      }),
    );
  for (const part of [
    '4',
    '4 ',
    '4 - ',
    '4111 1111 1111 1111 ',
    'ab12 34 56 ',
    '12-34-56 x ',
    '0 ',
    '4, ',
    '4(),; ',
    'DE89 3704 ',
    'account 12345678 ',
    'NI number ',
    '4111111111111111',
  ])
    for (const sign of [part, `${part}\u200b`, fullWidth(part)]) {
      const [short, long] = [500, 4_000].map((length) => least(sign.repeat(length / sign.length)));
      // Eight times the length: the square would take sixty-four times as long.
      assert.ok((long ?? 0) < 40 * Math.max(short ?? 0, 0.02), `${sign}: ${short} ${long}`);
    }
});
