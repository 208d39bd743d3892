import { existsSync } from 'node:fs';
import { wantDebian } from './debian.js';

const PATHS = ['/usr/sbin/clamd', '/usr/bin/clamd', '/opt/homebrew/sbin/clamd'];

const find = () => {
  const chosen = process.env['BELLMAN_CLAMD'];
  return (chosen ? [chosen] : PATHS).find((path) => existsSync(path)) ?? null;
};

/** ClamAV's `clamd` for the tests of the virus check: by BELLMAN_CLAMD, else the system's. */
export const wantClamd = () =>
  wantDebian({
    what: 'clamd',
    tests: 'the virus check',
    packages: ['clamav-daemon'],
    isThere: () => find() !== null,
  });
