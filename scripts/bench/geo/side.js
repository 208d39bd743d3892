import { createHash } from 'node:crypto';

/**
 * One side of the comparison, in a process of its own that lives for one round.
 * @typedef {object} Wish
 * @property {string} folder where a copy of the relay's SQLite file is
 * @property {string} [url] a PostgreSQL with the same rows instead
 * @property {[number, number][]} ring corners, 1e-7 degree
 *
 * @typedef {object} Found
 * @property {number} ms
 * @property {number} count
 * @property {string} digest of the followers' ids, in order
 */

/**
 * Opens the database, then chooses, and answers what that took: opening is not counted.
 * @param {(wish: Wish) => Promise<() => Promise<Set<string>>>} open
 */
export const takePart = (open) => {
  process.once('message', (/** @type {Wish} */ wish) => {
    const carryOut = async () => {
      const choose = await open(wish);
      const began = performance.now();
      const chosen = await choose();
      const ms = performance.now() - began;
      const digest = createHash('sha256')
        .update([...chosen].toSorted().join())
        .digest('hex');
      process.send?.({ ms, count: chosen.size, digest }, () => process.exit(0));
    };
    void carryOut();
  });
};
