import { existsSync } from 'node:fs';
import { run } from './run.js';
import { say, seconds } from './say.js';

/** @param {readonly string[]} packages */
const install = async (packages) => {
  const update = await run('apt-get', ['update', '-qq'], { show: false });
  if (update.code !== 0) return;
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    show: false,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
};

/**
 * Installs Debian's packages where this is Debian and its administrator, for tests that need a
 * program; where it cannot be had, says what to run: those tests then count as skipped, with the
 * reason.
 * @param {object} wanted
 * @param {string} wanted.what the programs, for people to read
 * @param {string} wanted.tests what they are for
 * @param {readonly string[]} wanted.packages
 * @param {() => boolean} wanted.isThere
 */
export const wantDebian = async ({ what, tests, packages, isThere }) => {
  if (isThere()) return;
  const began = Date.now();
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`· Installing ${what} for the tests of ${tests} (Debian’s packages) …`);
    await install(packages);
    say(`  ${isThere() ? 'done' : 'did not work'} after ${seconds(Date.now() - began)}`);
  }
  if (isThere()) return;
  say(
    `· The tests of ${tests} need ${what}, and are skipped without. To run them:\n` +
      `    sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  );
};
