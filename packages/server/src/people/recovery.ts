import { randomBytes } from 'node:crypto';
import { digest } from '../ground/ids.js';

/** How many somebody is given. */
const COUNT = 10;
/** RFC 4648, Base32: no 0, 1, 8 or 9, which look like its letters. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const newCode = (): string => {
  const signs = [...randomBytes(16)].map((byte) => SIGNS.charAt(byte % SIGNS.length));
  return (signs.join('').match(/.{4}/g) ?? []).join('-');
};

/** Ten recovery codes, such as `ABCD-EFGH-IJKL-MNOP`: 80 bits each, so that a plain digest keeps them. */
export const newRecoveryCodes = (): string[] => Array.from({ length: COUNT }, newCode);

/**
 * What is kept of a recovery code: SHA-256, hex. Case, spaces, hyphens and the digits that look
 * like letters do not matter, since people copy these from paper.
 */
export const recoveryDigest = (code: string): string =>
  digest(
    code
      .toUpperCase()
      .replace(/[\s-]/g, '')
      .replaceAll('0', 'O')
      .replaceAll('1', 'I')
      .replaceAll('8', 'B'),
  );
