import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../../lib/root.js';

/**
 * One round of one side, in a process that lives no longer.
 * @param {string} program
 * @param {object} wish
 * @param {string} [caFile] a certificate that it trusts
 * @returns {Promise<import('./side.js').Found>}
 */
export const round = async (program, wish, caFile = '') => {
  const child = fork(inRoot('scripts/bench/geo', program), [], {
    execArgv: ['--max-old-space-size=8192'],
    env: { ...process.env, ...(caFile === '' ? {} : { NODE_EXTRA_CA_CERTS: caFile }) },
  });
  const told = once(child, 'message');
  const ended = once(child, 'exit');
  child.send(wish);
  const [found] = await Promise.race([
    told,
    ended.then(([code]) => {
      throw new Error(`${program} ended with ${code} before it had chosen`);
    }),
  ]);
  await ended;
  return found;
};
