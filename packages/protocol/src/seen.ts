import * as v from 'valibot';
import { limits } from './limits.js';

/**
 * What nobody sees, or what turns round the words after it: characters that Unicode lets a display
 * ignore (UAX 44, Default_Ignorable_Code_Point, DI), among them zero-width spaces and marks of direction
 * (UAX 9), controls, and the blank of Braille. The first group is kept: what joins emoji and chooses
 * how they look, and the flags of countries such as Wales (UTS 51).
 */
const unseen =
  /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}|\p{ExtPict}[\p{EMod}\uFE0E\uFE0F]*(?:\u200D\p{ExtPict}[\p{EMod}\uFE0E\uFE0F]*)*|[\d#*]\uFE0F)|\p{DI}|\u2800|(?![\t\n\r])\p{Cc}/gu;

/** Words as people see them: what is approved is what phones and pages show. */
export const seen = (words: string): string =>
  words.replace(unseen, (_, kept: string | undefined) => kept ?? '');

/** Text of at most `most` UTF-16 units, without what nobody sees, trimmed. */
export const seenText = (most: number) =>
  v.pipe(v.string(), v.transform(seen), v.trim(), v.maxLength(most));

/** What somebody or something is called, as people see it: blanks between words are one. */
export const seenName = (name: string): string => seen(name).replace(/\s+/gu, ' ').trim();

/** A name of at most `most` UTF-16 units, of which something is to be seen. */
export const nameText = (most: number) =>
  v.pipe(v.string(), v.transform(seenName), v.minLength(1), v.maxLength(most));

/**
 * Whether an alert may link there: https, a host without a user name or a password before it, which
 * would let one read another's (RFC 3986, section 7.6), and nothing that is not seen.
 */
export const isAlertLink = (link: string): boolean =>
  link.length <= limits.linkLength &&
  seen(link) === link &&
  /^https:\/\/[^\s/?#@\\]+([/?#]\S*)?$/.test(link) &&
  URL.canParse(link);
