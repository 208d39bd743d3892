import { existsSync, readdirSync } from 'node:fs';
import { wantDebian } from './debian.js';

const LIBRARIES = '/usr/lib';

/** Whether libfaketime lies where Debian puts it. */
const isThere = () =>
  existsSync(LIBRARIES) &&
  readdirSync(LIBRARIES).some((name) =>
    existsSync(`${LIBRARIES}/${name}/faketime/libfaketimeMT.so.1`),
  );

/** libfaketime for the tests of a clock that is stepped. */
export const wantFaketime = () =>
  wantDebian({
    what: 'libfaketime',
    tests: 'a clock that is stepped',
    packages: ['libfaketime'],
    isThere,
  });
