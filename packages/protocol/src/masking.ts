/** What was hidden in a text: a payment card's number, a National Insurance number, a bank account. */
export type Hidden = 'card' | 'nino' | 'bank';

/** A text with every digit and letter of what must not be kept replaced, and what that was. */
export interface Masked {
  readonly text: string;
  readonly hidden: readonly Hidden[];
}

const DOT = '•';

/** A sign that people put between groups of digits: gaps, line ends, dots, slashes, dashes. */
const GAP = String.raw`[\s./\\_|\-\u2010-\u2015\u2212]`;
/** None, or up to three of them: "4111 - 1111". */
const GAPS = `${GAP}{0,3}`;

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const MONTH = '(?:0?[1-9]|1[0-2])';
const CENTURY = '(?:19|20)\\d\\d';
/** 24/05/2026, 24 5 26, 2026-05-24. */
const DATE = String.raw`(?<!\d)(?:${DAY}([-./ ])${MONTH}\1(?:${CENTURY}|\d\d)|${CENTURY}([-./])${MONTH}\2${DAY})(?!\d)`;
/** A UK telephone number from its 0 or its +44, up to its end or the next one. */
const PHONE = String.raw`(?<!\d)(?:(?<=\+)44(?:${GAPS}\d){9,10}(?!\d|${GAPS}[1-9])|0(?:${GAP}?\d){9,10}(?!\d))`;
/** Groups of digits with gaps, none of which begins a date of four-digit year. */
const RUN = String.raw`(\d+(?:${GAP}{1,3}(?!${DAY}([-./])${MONTH}\4${CENTURY}(?!\d))\d+)*)`;
/** What is no card's, first; then what may be. */
const NUMBERS = new RegExp(`${DATE}|${PHONE}|${RUN}`, 'g');

/** A card's number has 13 to 19 digits (ISO/IEC 7812-1). */
const MOST = 19;
/** Beyond so many digits a run is more than one card with its expiry and security code. */
const ONE_CARD = 27;
/** What follows a card's number without a gap: its expiry, its security code, or both. */
const WITH_CARD = /^(?:(?:0[1-9]|1[0-2])\d\d)?\d{0,4}$/;

/**
 * National Insurance numbers as HMRC writes them (NIM39110): two letters, six digits, a letter
 * from A to D; the first not D, F, I, Q, U or V, the second not those nor O. A lower-case "a" after
 * a gap is the next word instead, unless the letters before are lower-case too.
 */
const NINO = new RegExp(
  String.raw`(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z](?:${GAPS}\d){6}${GAPS}[A-D](?![A-Za-z0-9])`,
  'gi',
);
const NEXT_WORD = /^[A-Z].*\sa$/s;

const SORT = String.raw`(?<!\d)\d\d${GAPS}\d\d${GAPS}\d\d(?!\d)`;
const ACCOUNT = String.raw`(?<!\d)\d{4}${GAPS}\d{4}(?!\d)`;
/** A sort code and an account number within a few words, in either order, with what led to them. */
const BANK = new RegExp(
  String.raw`(?<=(\D{0,40}))(?:(${SORT})(\D{1,40}?)(${ACCOUNT})|(${ACCOUNT})(\D{1,40}?)(${SORT}))`,
  'g',
);
/** "Sort code", also in Welsh. */
const SAYS_SORT = /sort|didoli/i;
const HYPHENS = /^\d\d[-\u2010-\u2015]\d\d[-\u2010-\u2015]\d\d$/;
const LIKE_DATE = new RegExp(`^${DAY}\\D${MONTH}\\D`);
/** A day and a time as cameras and phones name pictures by: 20261123_100000. */
const STAMP =
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-_](?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/;

/** A UK account as banks abroad know it (ISO 13616), which holds the other two. */
const IBAN = new RegExp(
  String.raw`(?<![A-Za-z0-9])GB(?:${GAPS}\d){2}${GAPS}[A-Z]{4}(?:${GAPS}\d){14}(?!\d)`,
  'gi',
);

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

/** From where to where, in a run of groups, cards' numbers stand. Of two that overlap, the first. */
const cardsIn = (run: string): (readonly [from: number, to: number])[] => {
  const groups = [...run.matchAll(/\d+/g)];
  const one = run.replace(/\D/g, '').length <= ONE_CARD;
  const found: [number, number][] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const taken: string[] = [];
    let last = -1;
    for (let next = first; next < groups.length; next += 1) {
      const group = groups[next]?.[0] ?? '';
      taken.push(group);
      const digits = taken.join('');
      if (next === first && beginsWithCard(group)) last = next;
      if (digits.length > MOST) break;
      if ((one || usual(taken)) && isCard(digits)) last = next;
    }
    const [begin, end] = [groups[first], groups[last]];
    if (begin === undefined || end === undefined) continue;
    found.push([begin.index, end.index + end[0].length]);
    first = last;
  }
  return found;
};

/** Whether six digits and eight near them are told by words, by form or by place to be a bank's. */
const isBank = (found: {
  readonly lead: string;
  readonly whole: boolean;
  readonly first: string;
  readonly between: string;
  readonly second: string;
}): boolean => {
  const { lead, whole, first, between, second } = found;
  if (SAYS_SORT.test(lead + between)) return true;
  const sort = first.replace(/\D/g, '').length === 6 ? first : second;
  if (HYPHENS.test(sort) && !LIKE_DATE.test(sort)) return true;
  if (STAMP.test(first + between + second)) return false;
  const account = sort === first ? second : first;
  return whole && /^\d+$/.test(account) && !/\p{L}/u.test(between);
};

/** A text's signs as they are read: nothing for what shows nothing, every digit as 0 to 9. */
const readable = (sign: string): string => (/^[ -~\s]$/.test(sign) ? sign : readSign(sign));

const readSign = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  // Full-width forms stand in the order of ASCII.
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  if (/\p{Nd}/u.test(sign)) {
    // Every script has its digits in a row, 0 first (Unicode Standard, section 4.6).
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  }
  if (/[\p{Cf}\p{M}]/u.test(sign)) return '';
  return sign.length === 1 ? sign : DOT;
};

/** One round. What is hidden parts what stood beside it, so that a second may find more. */
const hideOnce = (text: string, hidden: Set<Hidden>): string => {
  const signs = Array.from(text);
  /** Where in `signs` each sign of `plain` stands. */
  const at: number[] = [];
  let plain = '';
  for (const [index, sign] of signs.entries()) {
    const read = readable(sign);
    if (read !== '') at.push(index);
    plain += read;
  }
  const hide = (kind: Hidden, from: number, to: number): void => {
    hidden.add(kind);
    for (let index = from; index < to; index += 1) {
      const place = at[index];
      if (place !== undefined && /[A-Za-z0-9]/.test(plain[index] ?? '')) signs[place] = DOT;
    }
    const dots = plain.slice(from, to).replace(/[A-Za-z0-9]/g, DOT);
    plain = plain.slice(0, from) + dots + plain.slice(to);
  };
  for (const { 3: run, index } of plain.matchAll(NUMBERS)) {
    if (run === undefined) continue;
    for (const [from, to] of cardsIn(run)) hide('card', index + from, index + to);
  }
  for (const { 0: found, index } of plain.matchAll(IBAN)) hide('bank', index, index + found.length);
  for (const { 0: found, index } of plain.matchAll(NINO)) {
    if (!NEXT_WORD.test(found)) hide('nino', index, index + found.length);
  }
  for (const match of plain.matchAll(BANK)) {
    const [found, lead = '', ...parts] = match;
    const [first = '', between = '', second = ''] = parts.filter((part) => part !== undefined);
    const split = match.index + first.length;
    // Where digits stand one sign before, this is the rest of a longer number, such as a telephone's.
    const whole = lead.length !== 1 || match.index === 1;
    if (!isBank({ lead, whole, first, between, second })) continue;
    hide('bank', match.index, split);
    hide('bank', split + between.length, match.index + found.length);
  }
  return signs.join('');
};

/**
 * Hides payment card numbers (by Luhn), National Insurance numbers, and a sort code together with
 * an account number (C7), however they are grouped, broken over lines, or written in another
 * script's digits. Masking twice changes nothing.
 *
 * It knows shapes, not meanings. What only looks alike passes where it can be told apart, such as
 * references, dates, telephone and account numbers. These cannot: a reference of 13 to 19 digits
 * that begins as cards of its length do and passes Luhn, as one in ten does; a reference of the very form of a
 * National Insurance number; six digits right beside eight. Numbers in words, in pictures, or with
 * other text in between are not found.
 */
export const mask = (text: string): Masked => {
  const hidden = new Set<Hidden>();
  for (let before = text; ;) {
    const after = hideOnce(before, hidden);
    if (after === before) return { text: after, hidden: [...hidden] };
    before = after;
  }
};
