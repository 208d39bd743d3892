import { limits, Problem } from '@bellman/protocol';
import { isGuessable } from './guessable.js';
import { hashPassword } from './passwords.js';

/** A name shorter than this is in too many words to be looked for within them. */
const worthFinding = 4;

/** Letters and digits alone, however they are written: `Ann O’Hara` is `annohara`. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether `password` has a name in it, or is nothing but the name over and over. */
const tells = (password: string, name: string): boolean =>
  name !== '' &&
  (name.length >= worthFinding ? password.includes(name) : password.replaceAll(name, '') === '');

/**
 * A password that somebody is given, as it is kept: a PHC string.
 * @param about what is known of them and easily guessed: their e-mail address and their names
 * @throws Problem `password-needed` where its length is wrong; `password-weak` where it is one
 *   sign over and over, tells what is known of them, or is soon guessed (NIST SP 800-63B, section 3.1.1.2)
 */
export const hashNewPassword = async (
  password: string,
  about: readonly string[],
): Promise<string> => {
  const { least, most } = limits.passwordLength;
  if (password.length < least || password.length > most)
    throw new Problem('password-needed', { least, most });
  const signs = new Set(password.normalize('NFKC').replace(/\s/gu, ''));
  const letters = bare(password);
  if (
    signs.size < 2 ||
    (letters !== '' && about.some((each) => tells(letters, bare(each)))) ||
    isGuessable(password, about)
  )
    throw new Problem('password-weak');
  return hashPassword(password);
};
