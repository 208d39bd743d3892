import { DAY, GAPS, MONTH } from './masking-cards.js';

const SORT = String.raw`(?<!\d)\d\d${GAPS}\d\d${GAPS}\d\d(?!\d)`;
const ACCOUNT = String.raw`(?<!\d)\d{4}${GAPS}\d{4}(?!\d)`;
/** A sort code and an account number near each other, in either order, with what led to them. */
export const BANK = new RegExp(
  String.raw`(?<=(\D{0,40}))(?:(${SORT})(\D{1,120}?)(${ACCOUNT})|(${ACCOUNT})(\D{1,120}?)(${SORT}))`,
  'g',
);
/** "Sort code", also in Welsh. */
const SAYS_SORT = /\bsort(?!ed|ing)|didoli|\bs\/c\b/i;
/** A bank account by its name; council tax and rent have accounts, too. */
const SAYS_ACCOUNT = /\baccount|\ba\/c\b|\bacct?\b|cyfrif|\bbanc?k?\b/i;
const OTHER_ACCOUNT = /\btax|treth|\brent|\bref/i;
/** As far apart may they stand by their form alone. */
const NEAR = 40;
const HYPHENS = /^\d\d[-\u2010-\u2015]\d\d[-\u2010-\u2015]\d\d$/;
const LIKE_DATE = new RegExp(`^${DAY}\\D${MONTH}\\D`);
/** A day and a time as cameras and phones name pictures by: 20261123_100000. */
const STAMP =
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-_](?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/;

/** A UK account as banks abroad know it (ISO 13616), which holds the other two. */
export const IBAN = new RegExp(
  String.raw`(?<![A-Za-z0-9])GB(?:${GAPS}\d){2}${GAPS}[A-Z]{4}(?:${GAPS}\d){14}(?!\d)`,
  'gi',
);
/** Any country's, run together or in fours; which it is, the check says. */
export const ANY_IBAN =
  /(?<![A-Za-z0-9])[A-Z]{2}\d\d(?:[\s.-]{0,2}[A-Z0-9]{4}){2,7}(?:[\s.-]{0,2}[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;

/** The check that IBANs pass (ISO/IEC 7064, MOD 97-10); what is shorter than any is none. */
const passesIban = (text: string): boolean => {
  const signs = text.replace(/[^A-Z0-9]/g, '');
  if (signs.length < 15 || signs.replace(/\D/g, '').length < 10) return false;
  let rest = 0;
  for (const sign of signs.slice(4) + signs.slice(0, 4)) {
    for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
};

/** Where an IBAN ends in what begins as one; 0: nowhere. Words may follow it that look like it. */
export const ibanEnd = (found: string): number => {
  for (let end = found.length; end > 14; end -= 1) {
    if (!/[A-Za-z0-9]/.test(found[end] ?? '') && passesIban(found.slice(0, end))) return end;
  }
  return 0;
};

/** Whether six digits and eight near them are told by words or by form to be a bank's. */
export const isBank = (found: {
  readonly lead: string;
  readonly first: string;
  readonly between: string;
  readonly second: string;
}): boolean => {
  const { lead, first, between, second } = found;
  const words = lead + between;
  if (SAYS_SORT.test(words)) return true;
  if (STAMP.test(first + between + second)) return false;
  const sort = first.replace(/\D/g, '').length === 6 ? first : second;
  if (LIKE_DATE.test(sort) && /\p{L}/u.test(between)) return false;
  if (HYPHENS.test(sort) && between.length <= NEAR) return true;
  return SAYS_ACCOUNT.test(words) && !OTHER_ACCOUNT.test(words);
};
