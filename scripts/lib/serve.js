import { spawn } from 'node:child_process';
import { inRoot, root } from './root.js';

/** What a terminal or a service manager sends to ask for an end. */
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs the command line until it ends, passing signals on, and answers its exit code.
 * @param {readonly string[]} args as after `bellman`
 * @param {string} [cwd] where relative paths start from
 * @returns {Promise<number>}
 */
export const bellman = (args, cwd = root) =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [inRoot('packages/server/dist/cli/main.js'), ...args], {
      cwd,
      stdio: 'inherit',
    });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    child.on('error', failed);
    child.on('close', (code) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      done(code ?? 1);
    });
  });
