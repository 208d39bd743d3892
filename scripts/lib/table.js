import { say, seconds } from './say.js';

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} ms
 * @property {import('./results.js').Results} results
 */

/**
 * Says what each suite took and how it went, then every skip with its reason, and closes with
 * the one line that others read: `N passed, N failed` (`, N skipped`).
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
