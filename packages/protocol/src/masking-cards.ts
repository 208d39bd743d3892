/** A sign that people put between groups of digits: gaps, line ends, dots, slashes, dashes. */
export const GAP = String.raw`[\s./\\_|\-\u2010-\u2015\u2212]`;
/** None, or up to three of them: "4111 - 1111". */
export const GAPS = `${GAP}{0,3}`;
/** The same, and what lists, quotes, brackets and forms put there. */
export const WIDE = String.raw`[\s./\\_|\-\u2010-\u2015\u2212,;:·"'“”‘’()[\]{}*~=]`;

export const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
export const MONTH = '(?:0?[1-9]|1[0-2])';
const CENTURY = '(?:19|20)\\d\\d';
/** 24/05/2026, 24 5 26, 2026-05-24. */
const DATE = String.raw`(?<!\d)(?:${DAY}([-./ ])${MONTH}\1(?:${CENTURY}|\d\d)|${CENTURY}([-./])${MONTH}\2${DAY})(?!\d)`;
/** 9:30, 16:30:15 */
const TIME = String.raw`(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!:?\d)`;
/** A UK telephone number from its 0 or its +44, up to its end or the next one; (01252) 622122. */
const PHONE = String.raw`(?<!\d)(?:(?<=\+)44(?:${GAPS}\(0\))?(?:${GAPS}\d){9,10}(?!\d|${GAPS}[1-9])|0(?!00)(?:\)?${GAP}?\d){9,10}(?!\d))`;
/**
 * Groups of digits with gaps, none of which begins a date of four-digit year. A time that comes
 * next in a list ends it.
 */
const RUN = String.raw`(\d+(?:(?:${GAP}{1,6}|${WIDE}{1,6}(?!${TIME}))(?!${DAY}([-./])${MONTH}\4${CENTURY}(?!\d))\d+)*)`;
/** What is no card's, first; then what may be. */
export const NUMBERS = new RegExp(`${DATE}|${TIME}|${PHONE}|${RUN}`, 'g');

/** A card's number has 13 to 19 digits (ISO/IEC 7812-1). */
const MOST = 19;
/** Beyond so many digits a run is more than one card with its expiry and security code. */
const ONE_CARD = 27;
/** What follows a card's number without a gap: its expiry, its security code, or both. */
const WITH_CARD = /^(?:(?:0[1-9]|1[0-2])\d\d)?\d{0,4}$/;

/** The check that payment cards' numbers pass (ISO/IEC 7812-1, annex B: Luhn). */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const counted = at % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
};

/**
 * What cards' numbers begin with, by their length (ISO/IEC 7812-1, as its issuers use it): a date
 * and time as phones name pictures by, 20261123100000, is none of them.
 */
const ISSUERS: Readonly<Record<number, RegExp>> = {
  // Visa of old; Maestro
  13: /^(?:4|5018|5020|5038|58|6)/,
  // Diners Club; Maestro
  14: /^(?:30|36|38|39|5018|5020|5038|58|6)/,
  // American Express; Maestro
  15: /^(?:34|37|5018|5020|5038|58|6)/,
  // Mastercard; Diners Club and JCB; Visa, Mastercard, Maestro, Discover, UnionPay and others
  16: /^(?:222[1-9]|22[3-9]|2[3-6]|27[01]|2720|30|36|38|39|352[89]|35[3-8]|[456])/,
  17: /^(?:4|5018|5020|5038|58|6)/,
  18: /^(?:4|5018|5020|5038|58|6)/,
  19: /^(?:4|5018|5020|5038|58|6)/,
};

const isCard = (digits: string): boolean =>
  ISSUERS[digits.length]?.test(digits) === true && passesLuhn(digits);

/** Whether groups are as people write cards: of four or more digits, or all alike; the last as it comes. */
const usual = (groups: readonly string[]): boolean => {
  const [first = '', ...others] = groups.slice(0, -1);
  const size = first.length;
  return others.concat(first).every(({ length }) => length >= 4 || length === size);
};

/** Whether a group is a card's number with its expiry or security code run on to it. */
const beginsWithCard = (group: string): boolean =>
  [15, 16].some(
    (length) =>
      group.length > length &&
      isCard(group.slice(0, length)) &&
      WITH_CARD.test(group.slice(length)),
  );

/** Whether digits are cards' numbers and nothing else, two or a few, run together. */
const areCards = (digits: string, more = 4): boolean =>
  more > 0 &&
  [15, 16].some(
    (length) =>
      isCard(digits.slice(0, length)) &&
      (digits.length === length ? more < 4 : areCards(digits.slice(length), more - 1)),
  );

/** From where to where, in a run of groups, cards' numbers stand. Of two that overlap, the first. */
export const cardsIn = (run: string): (readonly [from: number, to: number])[] => {
  const groups = [...run.matchAll(/\d+/g)];
  const all = run.replace(/\D/g, '');
  if (areCards(all)) return [[0, run.length]];
  const one = all.length <= ONE_CARD;
  const found: [number, number][] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const taken: string[] = [];
    let last = -1;
    for (let next = first; next < groups.length; next += 1) {
      const group = groups[next]?.[0] ?? '';
      taken.push(group);
      const digits = taken.join('');
      if (next === first && (beginsWithCard(group) || areCards(group))) last = next;
      // Noughts before it are a slip, or meant to hide it.
      const bare = digits.replace(/^0{1,3}/, '');
      if (bare.length > MOST) break;
      if ((one || usual(taken)) && isCard(bare)) last = next;
    }
    const [begin, end] = [groups[first], groups[last]];
    if (begin === undefined || end === undefined) continue;
    found.push([begin.index, end.index + end[0].length]);
    first = last;
  }
  return found;
};
