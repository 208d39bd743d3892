import { isAbsolute } from 'node:path';
import { Problem } from '@bellman/protocol';

/** Where ClamAV's `clamd` listens. */
export type ClamAddress =
  | { readonly host: string; readonly port: number }
  | { readonly path: string };

const PORT = 3_310;

/**
 * Reads BELLMAN_CLAMAV: `tcp://host:3310`, or `unix:/path/to/socket`.
 * @throws Problem `setting-wrong`
 */
export const readClamAddress = (value: string | null): ClamAddress | null => {
  if (value === null) return null;
  const path = /^unix:(?:\/\/)?(.+)$/.exec(value)?.[1];
  if (path !== undefined && isAbsolute(path)) return { path };
  if (URL.canParse(value)) {
    const { protocol, hostname, port, pathname, username } = new URL(value);
    const bare = (pathname === '' || pathname === '/') && username === '';
    if (protocol === 'tcp:' && hostname !== '' && bare) {
      return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? PORT : Number(port) };
    }
  }
  throw new Problem('setting-wrong', {
    setting: 'BELLMAN_CLAMAV',
    value,
    advice:
      'Set it to tcp:// with a host and a port, such as tcp://127.0.0.1:3310, or to unix: with a path, such as unix:/run/clamav/clamd.ctl.',
  });
};
