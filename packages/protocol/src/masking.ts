import { ANY_IBAN, BANK, IBAN, ibanEnd, isBank } from './masking-bank.js';
import { cardsIn, GAP, NUMBERS, WIDE } from './masking-cards.js';

export { passesLuhn } from './masking-cards.js';

/** What was hidden in a text: a payment card's number, a National Insurance number, a bank account. */
export type Hidden = 'card' | 'nino' | 'bank';

/** A text with every digit and letter of what must not be kept replaced, and what that was. */
export interface Masked {
  readonly text: string;
  readonly hidden: readonly Hidden[];
}

const DOT = '•';

/** The letters that a National Insurance number begins with. */
const PREFIX = String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z]${GAP}?[ABCEGHJ-NPRSTW-Z]`;
/**
 * National Insurance numbers as HMRC writes them (NIM39110): two letters, six digits, a letter
 * from A to D; the first not D, F, I, Q, U or V, the second not those nor O. A lower-case "a" after
 * a gap is the next word instead, unless the letters before are lower-case too.
 */
const NINO = new RegExp(
  String.raw`(?<![A-Za-z0-9])(?:NI)?${PREFIX}(?:${WIDE}{0,6}\d){6}${WIDE}{0,6}[A-D](?![A-Za-z0-9])`,
  'gi',
);
/** One without its last letter, where it is called by its name. */
const NINO_SAID = new RegExp(
  // What stands before is looked at last: to look there from every letter of a text takes long.
  String.raw`(?<![A-Za-z0-9])(?=${PREFIX}${WIDE}{0,6}\d)(?<=(?:national insurance|yswiriant gwladol|\bnino\b|\bN\.?I\.? ?(?:no|num))\D{0,40})${PREFIX}(?:${WIDE}{0,6}\d){6}(?![A-Za-z0-9])`,
  'gi',
);
const NEXT_WORD = /^[A-Z].*\sa$/s;

/** A text's signs as they are read: nothing for what shows nothing, every digit as 0 to 9. */
const readable = (sign: string): string => (/^[ -~\s]$/.test(sign) ? sign : readSign(sign));

const readSign = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  // Full-width, raised, circled and the like (Unicode's compatibility forms).
  const plain = sign.normalize('NFKC');
  if (/^[!-~]$/.test(plain)) return plain;
  if (/\p{Nd}/u.test(sign)) {
    // Every script has its digits in a row, 0 first (Unicode Standard, section 4.6).
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  }
  if (/[\p{Cf}\p{M}]/u.test(sign)) return '';
  return sign.length === 1 ? sign : DOT;
};

/** As many digits as the shortest has that is hidden, a National Insurance number without its letters. */
const enough = /(?:\d\D*){6}/;
const lacksDigits = (plain: string): boolean => !enough.test(plain);
/** A text of signs that are read as they are. */
const PLAIN = /^[ -~\s]*$/;

/** One round. What is hidden parts what stood beside it, so that a second may find more. */
const hideOnce = (text: string, hidden: Set<Hidden>): string => {
  // As most messages do.
  if (PLAIN.test(text) && lacksDigits(text)) return text;
  const signs = Array.from(text);
  /** Where in `signs` each sign of `plain` stands. */
  const at: number[] = [];
  let plain = '';
  for (const [index, sign] of signs.entries()) {
    const read = readable(sign);
    if (read !== '') at.push(index);
    plain += read;
  }
  if (lacksDigits(plain)) return text;
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
  for (const { 0: found, index } of plain.matchAll(ANY_IBAN)) {
    const end = ibanEnd(found);
    if (end > 0) hide('bank', index, index + end);
  }
  for (const { 0: found, index } of plain.matchAll(NINO)) {
    if (!NEXT_WORD.test(found)) hide('nino', index, index + found.length);
  }
  for (const { 0: found, index } of plain.matchAll(NINO_SAID)) {
    hide('nino', index, index + found.length);
  }
  BANK.lastIndex = 0;
  for (let match = BANK.exec(plain); match !== null; match = BANK.exec(plain)) {
    const [found, lead = '', ...parts] = match;
    const [first = '', between = '', second = ''] = parts.filter((part) => part !== undefined);
    const split = match.index + first.length;
    if (!isBank({ lead, first, between, second })) {
      // Its second may be the first of another.
      BANK.lastIndex = split;
      continue;
    }
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
 * National Insurance number; six digits and eight with a word like "account" near them. Numbers in words, in pictures, or with
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
