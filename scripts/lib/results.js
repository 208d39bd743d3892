import { readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {object} Results
 * @property {number} passed
 * @property {number} failed
 * @property {{ where: string, reason: string }[]} skips each with its reason
 * @property {{ where: string, text: string }[]} failures
 * @property {string[]} notes what tests said of themselves
 * @property {{ name: string, ms: number }[]} files how long each took, where the runner tells
 */

/** @returns {Results} */
export const noResults = () => ({
  passed: 0,
  failed: 0,
  skips: [],
  failures: [],
  notes: [],
  files: [],
});

/**
 * @param {Results} results
 * @param {string} where
 * @param {string} text
 */
export const addFailure = (results, where, text) => {
  results.failed += 1;
  results.failures.push({ where, text });
};

/** The file that a runner's reporter writes to, for whoever started the runner. */
export const RESULTS_FILE = 'BELLMAN_RESULTS';

/** @param {Results} results */
export const writeResults = (results) => {
  const file = process.env[RESULTS_FILE];
  if (file) writeFileSync(file, JSON.stringify(results));
};

/** @param {string} file @returns {Results} */
export const readResults = (file) => JSON.parse(readFileSync(file, 'utf8'));
