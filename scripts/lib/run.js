import { spawn } from 'node:child_process';
import { root } from './root.js';
import { Halt } from './say.js';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] default: the repository
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {boolean} [show] let its output through as it comes (default); else collect it
 * @property {(text: string) => void} [heard] is given its output as it comes, when it is collected
 * @property {number} [timeout] ms, after which it is ended
 */

/**
 * @typedef {object} RunResult
 * @property {number} code its exit code; 128 and more where a signal ended it
 * @property {string} output both streams, empty where they were shown
 * @property {string} stdout the one stream, empty where it was shown
 * @property {number} ms how long it took
 */

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export const run = (command, args, options = {}) =>
  new Promise((done, failed) => {
    const began = Date.now();
    const show = options.show ?? true;
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && !command.includes(process.execPath),
      ...(options.timeout ? { timeout: options.timeout, killSignal: 'SIGKILL' } : {}),
    });
    let output = '';
    let stdout = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
      stdout += text;
      options.heard?.(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      output += text;
      options.heard?.(text);
    });
    child.on('error', failed);
    child.on('close', (code, signal) =>
      done({ code: code ?? (signal ? 128 : 1), output, stdout, ms: Date.now() - began }),
    );
  });

/**
 * Runs a script with this Node.
 * @param {readonly string[]} args the script and its arguments
 * @param {RunOptions} [options]
 */
export const node = (args, options) => run(process.execPath, args, options);

/**
 * Runs npm, the one that started this script where npm did.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const npm = (args, options) => {
  const started = process.env['npm_execpath'];
  return started?.endsWith('.js') ? node([started, ...args], options) : run('npm', args, options);
};

/**
 * Throws a `Halt` with `sentence` unless the command went well.
 * @param {RunResult} result
 * @param {string} sentence
 */
export const mustGoWell = (result, sentence) => {
  if (result.code !== 0) throw new Halt(result.output ? `${result.output}\n${sentence}` : sentence);
};
