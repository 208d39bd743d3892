import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { Problem } from '@bellman/protocol';

/** A local socket's name is this long at most on macOS; Linux allows five more. */
const longest = 103;

/**
 * Where a relay on `folder` listens for commands: `control.sock` in it, or on Windows a pipe
 * named after it.
 * @throws Problem `setting-wrong` where the folder's name is too long for a socket
 */
export const controlAddress = (folder: string): string => {
  if (process.platform === 'win32') {
    const name = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 32);
    return `\\\\.\\pipe\\bellman-${name}`;
  }
  const whole = join(folder, 'control.sock');
  const near = relative(process.cwd(), whole);
  const path = Buffer.byteLength(whole) <= longest ? whole : near;
  if (Buffer.byteLength(path) <= longest) return path;
  throw new Problem('setting-wrong', {
    setting: 'BELLMAN_DATA',
    value: folder,
    advice: `Its name is too long for the socket in it; use a folder of at most ${longest - 13} characters.`,
  });
};
