/** What was hidden in a text: a payment card's number, a National Insurance number, a bank account. */
export type Hidden = 'card' | 'nino' | 'bank';

/** A text with every digit and letter of what must not be kept replaced, and what that was. */
export interface Masked {
  readonly text: string;
  readonly hidden: readonly Hidden[];
}

const DOT = '•';

/** Signs that people put between groups of digits. */
const GAP = String.raw`[ \u00A0\u2007\u202F.\-\u2010-\u2015]`;

/** 13 to 19 digits (ISO/IEC 7812-1), with at most one gap between two of them. */
const CARD = new RegExp(String.raw`(?<!\d)\d(?:${GAP}?\d){12,18}(?!\d)`, 'g');

/**
 * National Insurance numbers as HMRC writes them (NIM39110): two letters, six digits, a letter
 * from A to D; the first not D, F, I, Q, U or V, the second not those nor O.
 */
const NINO = new RegExp(
  String.raw`(?<![A-Za-z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z](?:${GAP}?\d){6}${GAP}?[A-D](?![A-Za-z0-9])`,
  'gi',
);

/** A sort code, and an account number within a few words of it, in either order. */
const SORT = String.raw`(?<!\d)\d{2}(?:${GAP}?)\d{2}(?:${GAP}?)\d{2}(?!\d)`;
const ACCOUNT = String.raw`(?<!\d)\d{8}(?!\d)`;
const BETWEEN = String.raw`[^\d]{1,40}?`;
const BANK = new RegExp(`${SORT}${BETWEEN}${ACCOUNT}|${ACCOUNT}${BETWEEN}${SORT}`, 'g');

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

/** The first digit says who issues a card: 2 to 6 are banks' (and 3 travel's). */
const isCard = (found: string): boolean => {
  const digits = found.replace(/\D/g, '');
  return /^[2-6]/.test(digits) && passesLuhn(digits);
};

const dots = (found: string): string => found.replace(/[A-Za-z0-9]/g, DOT);

/**
 * Hides payment card numbers (by Luhn), National Insurance numbers, and a sort code together with
 * an account number (C7). It knows shapes, not meanings: what only looks alike passes where it can
 * be told apart, such as references and telephone numbers. Masking twice changes nothing.
 */
export const mask = (text: string): Masked => {
  const hidden = new Set<Hidden>();
  const hide = (kind: Hidden, found: string): string => {
    hidden.add(kind);
    return dots(found);
  };
  const masked = text
    .replace(CARD, (found) => (isCard(found) ? hide('card', found) : found))
    .replace(NINO, (found) => hide('nino', found))
    .replace(BANK, (found) => found.replace(/\d/g, () => hide('bank', '0')));
  return { text: masked, hidden: [...hidden] };
};
