import { Problem } from '@bellman/protocol';
import type { ClamAddress } from '../ground/clam-address.js';
import type { Log } from '../ground/log.js';
import { scan } from './clamav.js';
import { kindOf, type Kind } from './kind.js';

/** Looks a file over before anything of it is used: what it is, and whether ClamAV minds it. */
export type Check = (path: string, name: string) => Promise<Kind>;

/**
 * With an address of ClamAV nothing is taken unchecked.
 * @returns a check that throws Problem `file-kind-refused`, `file-infected`, `file-not-checked`
 */
export const createCheck = (parts: {
  readonly clamav: ClamAddress | null;
  readonly log: Log;
}): Check => {
  const { clamav, log } = parts;
  const infection = async (address: ClamAddress, path: string): Promise<string | null> => {
    try {
      return (await scan(address, path)).found;
    } catch (error) {
      log.error({ err: error }, 'the virus check cannot be had, so no file is taken');
      throw new Problem('file-not-checked');
    }
  };
  return async (path, name) => {
    const kind = await kindOf(path);
    if (kind === null) throw new Problem('file-kind-refused', { name });
    if (clamav === null) return kind;
    const found = await infection(clamav, path);
    if (found === null) return kind;
    log.warn({ signature: found }, 'the virus check found something in a file');
    throw new Problem('file-infected', { name });
  };
};
