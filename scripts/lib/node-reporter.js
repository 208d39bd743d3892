import { inspect } from 'node:util';
import { addFailure, noResults, writeResults } from './results.js';

/**
 * What a failed test threw, as far as it helps.
 * @param {any} error node:test wraps what was thrown
 */
const textOf = (error) => inspect(error?.cause ?? error, { depth: 4 });

/**
 * A reporter for `node --test`: one line for each failure and each slow test, and the counts into
 * the results file. A file that holds no test is a failure: it would pass whatever breaks.
 * @param {AsyncIterable<any>} source
 */
export default async function* report(source) {
  const results = noResults();
  /** @type {Map<string, string[]>} names of the suites around, by file */
  const around = new Map();
  let words = '';
  for await (const { type, data } of source) {
    if (type === 'test:stderr') words += data.message;
    if (type === 'test:start') {
      const names = around.get(data.file) ?? [];
      around.set(data.file, [...names.slice(0, data.nesting), data.name]);
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const names = (around.get(data.file) ?? []).slice(0, data.nesting);
    const where = [...names, data.name].join(' › ');
    const isSuite = data.details?.type === 'suite';
    const isFile = data.nesting === 0 && data.name.endsWith('.test.js');
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
    } else if (isFile) {
      addFailure(results, data.name, 'the file holds no test');
      yield `✖ ${data.name}: the file holds no test\n`;
    } else if (!isSuite) {
      results.passed += 1;
    }
  }
  if (results.failed > 0 && words !== '')
    yield `What was written to stderr:\n${words.slice(-8_000)}\n`;
  writeResults(results);
}
