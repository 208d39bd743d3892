import { readdirSync } from 'node:fs';
import { wantDebian } from './debian.js';

/** Whether libfaketime lies where Debian puts it. */
const isThere = () => {
  try {
    return readdirSync('/usr/lib', { recursive: false })
      .map((name) => `/usr/lib/${name}/faketime`)
      .some((folder) => readdirSync(folder).includes('libfaketimeMT.so.1'));
  } catch {
    return false;
  }
};

/** libfaketime for the tests of a clock that is stepped. */
export const wantFaketime = () =>
  wantDebian({
    what: 'libfaketime',
    tests: 'a clock that is stepped',
    packages: ['libfaketime'],
    isThere,
  });
