import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { limits, Problem, type LinkAnswer } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';

/** Links that show one file for a while, and nothing else. */
export interface FileLinks {
  /** A link to a file's bytes. */
  to(id: string): LinkAnswer;
  /**
   * The file that the last part of a link's path names.
   * @throws Problem `file-unknown` where it is forged, or too old
   */
  open(signed: string): string;
}

const ID = 16;
const TIME = 6;
const MAC = 32;
/** Base64url of the three. */
const form = new RegExp(`^[A-Za-z0-9_-]{${(ID + TIME + MAC) * (4 / 3)}}$`);

const uuid = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * Links under the relay's secret: `/f/` and base64url of the file's id, the moment at which the
 * link ends (ms, 48 bits), and HMAC-SHA256 (RFC 2104) of both under a key of this one purpose
 * (HKDF-SHA256, RFC 5869). Every relay with the same secret knows them; none is kept.
 */
export const createFileLinks = (parts: {
  readonly secret: string;
  readonly clock: Clock;
  readonly baseUrl: () => string;
}): FileLinks => {
  const key = Buffer.from(hkdfSync('sha256', parts.secret, 'bellman', 'file links v1', 32));
  const macOf = (said: Buffer): Buffer => createHmac('sha256', key).update(said).digest();
  return {
    to: (id) => {
      const expiresAt = parts.clock.now() + limits.linkLife.file;
      const said = Buffer.alloc(ID + TIME);
      said.write(id.replaceAll('-', ''), 'hex');
      said.writeUIntBE(expiresAt, ID, TIME);
      const signed = Buffer.concat([said, macOf(said)]).toString('base64url');
      return { url: `${parts.baseUrl()}/f/${signed}`, expiresAt };
    },
    open: (signed) => {
      if (!form.test(signed)) throw new Problem('file-unknown');
      const bytes = Buffer.from(signed, 'base64url');
      const said = bytes.subarray(0, ID + TIME);
      const right = timingSafeEqual(bytes.subarray(ID + TIME), macOf(said));
      if (!right || said.readUIntBE(ID, TIME) <= parts.clock.now()) {
        throw new Problem('file-unknown');
      }
      return uuid(said.subarray(0, ID));
    },
  };
};
