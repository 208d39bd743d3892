import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { drawDay, type Day } from './day.js';
import { playByTheRules, pooled, type Mode } from './oracle.js';
import { playForReal } from './real.js';

export const seed = Number(process.env['ROUTING_SEED'] ?? 2026);

/** The whole day in the long run; else its crest: so many chats, from half past eleven. */
export const dayOf = (chats: number): Day =>
  process.env['BELLMAN_ROUTING'] === 'long'
    ? drawDay(seed)
    : drawDay(seed, { from: 11.5 * 3_600, chats });

/** How many of a hundred were answered within 30 seconds. */
const quick = (waits: readonly number[]): number =>
  (waits.filter((wait) => wait <= 30).length / waits.length) * 100;

/**
 * Plays a day for real and by the rules, says how quick each was, and holds the one against the
 * other: every promise kept, and at least 0.95 of the share that the rules allow.
 */
export const tellDay = async (
  test: TestContext,
  day: Day,
  mode: Mode,
  url?: string,
): Promise<void> => {
  const { waits, observer, missed } = await playForReal(day, mode, url);
  const shares = {
    real: quick(waits),
    'by the rules': quick(playByTheRules(day, mode)),
    pooled: quick(playByTheRules(pooled(day), mode)),
  };
  const words = Object.entries(shares).map(([name, share]) => `${name} ${share.toFixed(1)} %`);
  test.diagnostic(
    `${mode}, ${url === undefined ? 'SQLite' : 'PostgreSQL with two relays'}, ` +
      `${day.chats.length} chats: answered within 30 s: ${words.join(', ')}; ` +
      `${observer.rung} rings, ${missed} asked for the next in vain`,
  );
  assert.deepEqual(observer.faults.slice(0, 10), []);
  assert.deepEqual([observer.taken, waits.length], [day.chats.length, day.chats.length]);
  assert.ok(shares.real >= 0.95 * shares['by the rules'], words.join(', '));
};
