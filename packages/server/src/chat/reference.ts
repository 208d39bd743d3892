import { hkdfSync, randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, so that nothing is misread or spells a word. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const some = (count: number): string =>
  Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');

/** A reference that people can read out: `7K4M-2Q9X`. 40 bits; no secret, and unique by its index. */
export const newReference = (): string => `${some(4)}-${some(4)}`;

/**
 * References to try in turn for one new chat. After n chats at a council one is taken with a
 * chance of n in 2^40, so that all of them being taken will not happen to anybody.
 */
export const newReferences = (): readonly string[] => [1, 2, 3, 4].map(newReference);

/**
 * A conversation's resume code, which is a secret: `7K4M-2Q9X-TB5W`, 60 bits. It is made of the
 * relay's secret (HKDF, RFC 5869), so that what was printed yesterday and what is e-mailed today
 * say the same, and no store needs to hold it.
 */
export const resumeCodeOf = (secret: string, conversation: string): string => {
  const bytes = new Uint8Array(
    hkdfSync('sha256', secret, 'bellman', `resume v1 ${conversation}`, 12),
  );
  const code = [...bytes].map((byte) => letters[byte % letters.length]).join('');
  return code.replace(/(....)(?=.)/g, '$1-');
};

/**
 * A reference as it may be kept, however it was typed. Chats that were begun before there were
 * references have one without hyphens.
 */
export const referencesLike = (typed: string): readonly string[] => {
  const plain = plainCode(typed);
  return [plain, `${plain.slice(0, 4)}-${plain.slice(4)}`];
};

/** As it is compared: upper case, look-alikes as the letters they stand for, no gaps. */
export const plainCode = (code: string): string =>
  code
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
