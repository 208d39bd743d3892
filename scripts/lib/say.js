/** What the scripts tell whoever runs them: one line for each thing that starts or ends. */

/** @param {string} line */
export const say = (line) => {
  process.stdout.write(`${line}\n`);
};

/**
 * Seconds with one digit: "12.3 s".
 * @param {number} ms
 */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Says what starts, does it, and says how long it took.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export const step = async (what, act) => {
  say(`· ${what} …`);
  const began = Date.now();
  const result = await act();
  say(`  done in ${seconds(Date.now() - began)}`);
  return result;
};

/** An end that needs no stack: the sentence says what to do. */
export class Halt extends Error {}

/**
 * Runs a script's whole body: a `Halt` ends it with its sentence, anything else with its stack.
 * @param {() => Promise<number | void>} body answers an exit code, or nothing for 0
 */
export const main = async (body) => {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    process.exitCode = 1;
    const text =
      error instanceof Halt ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`\n${text}\n`);
  }
};
