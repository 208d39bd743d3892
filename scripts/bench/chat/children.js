import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of its own that does what it is asked. @typedef {Awaited<ReturnType<typeof startChild>>} Child */

/** @param {string} file beside this one */
export const startChild = async (file) => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    stdio: 'inherit',
    execArgv: ['--expose-gc'],
  });
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  let ended = false;
  child.on('message', (/** @type {{ id: number, answer?: any, error?: string }} */ told) => {
    const one = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.error === undefined) one?.resolve(told.answer);
    else one?.reject(new Error(told.error));
  });
  child.once('exit', (code) => {
    ended = true;
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`));
  });
  return {
    /** @param {string} act @param {object} [asked] @returns {Promise<any>} */
    ask: (act, asked = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, act, asked });
      }),
    stop: async () => {
      if (ended) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};
