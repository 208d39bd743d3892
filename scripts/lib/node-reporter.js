import { inspect } from 'node:util';
import { relative, resolve } from 'node:path';
import { addFailure, noResults, writeResults } from './results.js';
import { root } from './root.js';
import { isSharedFile, isSeveral } from './shared.js';

/**
 * What a failed test threw, as far as it helps.
 * @param {any} error node:test wraps what was thrown
 */
const textOf = (error) => inspect(error?.cause ?? error, { depth: 4 });

/**
 * Whether it stands for a whole process: node:test reports one only where it failed or held no test.
 * @param {any} data
 */
const isProcess = (data) =>
  data.nesting === 0 && data.name.endsWith('.test.js') && !isSharedFile(data);

/**
 * Whether it stands for one test file, however many share its process.
 * @param {any} data
 */
const isFile = (data) => isSharedFile(data) || (isProcess(data) && !isSeveral(data.name));

/**
 * A reporter for `node --test`: one line for each failure and for what a test says of itself
 * (`diagnostic`), and the counts into the results file. A file that holds no test is a failure, and
 * so is a test whose process ended before it: both would pass whatever breaks.
 * @param {AsyncIterable<any>} source
 */
export default async function* report(source) {
  const results = noResults();
  /** @type {string[]} names of the suites around: one file's reports come at a time */
  let around = [];
  /** How many tests came of the file at hand, where it shares its process. */
  let inFile = 0;
  /** @type {Map<string, number>} tests that were announced and have not ended, by where they stand */
  const pending = new Map();
  const count = (/** @type {any} */ data, /** @type {number} */ by) => {
    const place = `${data.file} › ${data.name}`;
    if (!isProcess(data)) pending.set(place, (pending.get(place) ?? 0) + by);
  };
  let words = '';
  for await (const { type, data } of source) {
    if (type === 'test:stderr') words += data.message;
    if (type === 'test:enqueue') count(data, 1);
    // Without nesting they are the runner's own sums.
    if (type === 'test:diagnostic' && data.nesting > 0) {
      results.notes.push(data.message);
      yield `  ${data.message}\n`;
    }
    if (type === 'test:start') {
      if (isSharedFile(data)) inFile = 0;
      around = [...around.slice(0, data.nesting), data.name];
    }
    if (type === 'test:complete' && isFile(data))
      results.files.push({
        name: relative(root, resolve(root, data.name)),
        ms: data.details.duration_ms,
      });
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    count(data, -1);
    const where = [...around.slice(0, data.nesting), data.name].join(' › ');
    const isSuite = data.details?.type === 'suite';
    const isTest = !isSuite && !isSharedFile(data);
    if (isTest) inFile += 1;
    if (type === 'test:fail') {
      const error = data.details?.error;
      if (isSuite && error?.failureType === 'subtestsFailed') continue;
      addFailure(results, where, textOf(error));
      yield `✖ ${where}\n${textOf(error)}\n`;
    } else if (data.skip !== undefined || data.todo !== undefined) {
      const reason = data.skip ?? data.todo;
      results.skips.push({
        where,
        reason: typeof reason === 'string' ? reason : 'no reason given',
      });
    } else if (isProcess(data) || (isSharedFile(data) && inFile === 0)) {
      addFailure(results, data.name, 'the file holds no test');
      yield `✖ ${data.name}: the file holds no test\n`;
    } else if (isTest) {
      results.passed += 1;
    }
    // Written as it grows: where the runner itself is ended, what it found until then still counts.
    if (data.nesting === 0) writeResults(results);
  }
  for (const [place, left] of pending) {
    if (left <= 0) continue;
    addFailure(results, place, 'its process ended before it did');
    yield `✖ ${place}: its process ended before it did\n`;
  }
  if (results.failed > 0 && words !== '')
    yield `What was written to stderr:\n${words.slice(-8_000)}\n`;
  writeResults(results);
}
