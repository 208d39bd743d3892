import { existsSync } from 'node:fs';
import { run } from './run.js';
import { say, seconds } from './say.js';

const PATHS = ['/usr/sbin/clamd', '/usr/bin/clamd', '/opt/homebrew/sbin/clamd'];

const find = () => {
  const chosen = process.env['BELLMAN_CLAMD'];
  return (chosen ? [chosen] : PATHS).find((path) => existsSync(path)) ?? null;
};

const installDebian = async () => {
  const update = await run('apt-get', ['update', '-qq'], { show: false });
  if (update.code !== 0) return;
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'clamav-daemon'], {
    show: false,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
};

/**
 * ClamAV's `clamd` for the tests of the virus check: by BELLMAN_CLAMD, else the system's, else
 * Debian's package, installed as root. Where none can be had, says what to run: those tests then
 * count as skipped, with the reason.
 */
export const wantClamd = async () => {
  if (find() !== null) return;
  const began = Date.now();
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('· Installing clamd for the tests of the virus check (Debian’s package) …');
    await installDebian();
    say(`  ${find() === null ? 'did not work' : 'done'} after ${seconds(Date.now() - began)}`);
  }
  if (find() !== null) return;
  say(
    '· The tests of the virus check need clamd, and are skipped without it. To run them:\n' +
      '    sudo apt-get install -y --no-install-recommends clamav-daemon',
  );
};
