import { IN_PAGES } from './bundle-tests.js';
import { addFailure, noResults, writeResults } from './results.js';
import { say } from './say.js';

/**
 * @typedef {{ name: string, passed: boolean, skipped: boolean, error?: { message: string, stack?: string, expected?: string, actual?: string } }} TestResult
 * @typedef {{ name: string, suites: SuiteResult[], tests: TestResult[] }} SuiteResult
 */

/**
 * @param {SuiteResult | undefined} suite
 * @param {string} where
 * @returns {{ where: string, test: TestResult }[]}
 */
const testsOf = (suite, where) => {
  if (!suite) return [];
  const here = [where, suite.name].filter(Boolean).join(' › ');
  return [
    ...suite.tests.map((test) => ({ where: `${here} › ${test.name}`, test })),
    ...suite.suites.flatMap((inner) => testsOf(inner, here)),
  ];
};

/**
 * What @web/test-runner says of one file in one browser, as far as it is read here.
 * @typedef {object} Session
 * @property {{ name: string }} browser
 * @property {string} testFile
 * @property {Parameters<typeof testsOf>[0]} testResults
 * @property {NonNullable<TestResult['error']>[]} errors
 */

/**
 * The files that hold no test; where several share a page, each has a suite of its own there.
 * @param {Session} session
 * @param {string} file what to call its page
 * @param {number} count of all tests in it
 */
const withoutTest = ({ testFile, testResults }, file, count) => {
  if (count === 0) return [file];
  const files = testFile.includes(IN_PAGES) ? (testResults?.suites ?? []) : [];
  return files.filter((suite) => testsOf(suite, '').length === 0).map(({ name }) => name);
};

/** @param {NonNullable<TestResult['error']>} error */
const textOf = ({ message, stack, expected, actual }) =>
  [message, expected === undefined ? '' : `expected ${expected}, got ${actual}`, stack ?? '']
    .filter(Boolean)
    .join('\n');

/**
 * A reporter for @web/test-runner: failures as they come, the counts into the results file. Each
 * browser counts for itself.
 */
export const browserReporter = () => ({
  /** @param {{ sessions: Session[] }} run */
  onTestRunFinished({ sessions }) {
    const results = noResults();
    for (const session of sessions) {
      const file = `${session.browser.name} › ${session.testFile.split('/dist/').pop()}`;
      const tests = testsOf(session.testResults, file);
      for (const error of session.errors) addFailure(results, file, textOf(error));
      if (session.errors.length === 0)
        for (const empty of withoutTest(session, file, tests.length))
          addFailure(results, empty, 'the file holds no test');
      for (const { where, test } of tests) {
        if (test.skipped) results.skips.push({ where, reason: 'no reason given' });
        else if (test.passed) results.passed += 1;
        else addFailure(results, where, test.error ? textOf(test.error) : 'no error was given');
      }
    }
    for (const { where, text } of results.failures) say(`✖ ${where}\n${text}\n`);
    writeResults(results);
  },
});
