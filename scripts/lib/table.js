import { say, seconds } from './say.js';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} ms
 * @property {import('./results.js').Results} results
 */

/** How many of the slowest files are named: where to begin when a run takes too long. */
const SLOWEST = 10;

/** @param {readonly Row[]} rows */
const saySlowest = (rows) => {
  const files = rows.flatMap(({ results }) => results.files).toSorted((a, b) => b.ms - a.ms);
  if (files.length > 0) say('the slowest files:');
  for (const { name, ms } of files.slice(0, SLOWEST)) say(`${seconds(ms).padStart(10)}  ${name}`);
};

/**
 * Says what each suite took and how it went, the slowest files, then every skip with its
 * reason, and closes with the one line that others read: `N passed, N failed` (`, N skipped`).
 * @param {readonly Row[]} rows
 * @param {number} [took] all of it by the clock, ms; the rows' sum where nothing ran beside another
 * @returns {number} the exit code: 1 where anything failed
 */
export const closeWith = (rows, took) => {
  const wide = Math.max(...rows.map(({ name }) => name.length));
  say('');
  for (const { name, ms, results } of rows) {
    const mark = results.failed === 0 ? '✔' : '✖';
    const counts = `${results.passed} passed, ${results.failed} failed`;
    say(`${mark} ${name.padEnd(wide)}  ${seconds(ms).padStart(8)}  ${counts}`);
  }
  saySlowest(rows);
  const skips = rows.flatMap(({ results }) => results.skips);
  for (const { where, reason } of skips) say(`skipped: ${where}: ${reason}`);
  const sum = (/** @type {(row: Row) => number} */ of) =>
    rows.reduce((total, row) => total + of(row), 0);
  const passed = sum(({ results }) => results.passed);
  const failed = sum(({ results }) => results.failed);
  say(`  in all ${seconds(took ?? sum(({ ms }) => ms))}`);
  say(`${passed} passed, ${failed} failed${skips.length > 0 ? `, ${skips.length} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
};
