import {
  randomBytes,
  scrypt as scryptCallback,
  timingSafeEqual,
  type ScryptOptions,
} from 'node:crypto';
import { promisify } from 'node:util';
import { Problem } from '@bellman/protocol';
import { createTurns } from '../ground/turns.js';

const scrypt = promisify<string, Buffer, number, ScryptOptions, Buffer>(scryptCallback);

/** RFC 7914; OWASP's first choice for scrypt: 128 MiB and a fraction of a second. */
const COST = { ln: 17, r: 8, p: 1 } as const;
const KEY_BYTES = 32;

/** Each takes 128 MiB, so few run at once, and not many may wait. */
const turns = createTurns({ atOnce: 2, waiting: 64 });

interface Cost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

const derive = (password: string, salt: Buffer, cost: Cost, bytes: number): Promise<Buffer> =>
  turns(
    () =>
      scrypt(password.normalize('NFKC'), salt, bytes, {
        N: 2 ** cost.ln,
        r: cost.r,
        p: cost.p,
        maxmem: 256 * 2 ** cost.ln * cost.r,
      }),
    () => new Problem('overloaded', { seconds: 5 }),
  );

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** Hashes a password for keeping, as a PHC string: `$scrypt$ln=17,r=8,p=1$salt$hash`. */
export const hashPassword = async (password: string, cost: Cost = COST): Promise<string> => {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost, KEY_BYTES);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(key)}`;
};

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** What an unknown account is measured against, so that it takes as long as a known one. */
const NOBODY = `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${unpadded(Buffer.alloc(16))}$${unpadded(Buffer.alloc(KEY_BYTES))}`;

/**
 * Whether `password` is the one behind `kept`. With null, for an account that does not exist, it
 * takes the same time and answers no.
 * @throws Problem `overloaded` where too many are being checked
 */
export const checkPassword = async (password: string, kept: string | null): Promise<boolean> => {
  const parts = PHC.exec(kept ?? NOBODY);
  if (parts === null) throw new Error('A password hash in the store is not a scrypt PHC string');
  const [, ln, r, p, salt = '', hash = ''] = parts;
  const expected = Buffer.from(hash, 'base64');
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const key = await derive(password, Buffer.from(salt, 'base64'), cost, expected.length);
  return timingSafeEqual(key, expected) && kept !== null;
};
