import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeDatabase, startPostgres, type Server } from '@bellman/server/testing/database';
import { drawDay } from './day.js';
import { playByTheRules, pooled, type Mode } from './oracle.js';
import { playForReal } from './real.js';

const IS_LONG = process.env['BELLMAN_ROUTING'] === 'long';
const SEED = Number(process.env['ROUTING_SEED'] ?? 2026);
/** The whole day; or the crest of it, from half past eleven. */
const day = IS_LONG ? drawDay(SEED) : drawDay(SEED, { from: 11.5 * 3_600, chats: 600 });

/** How many of a hundred were answered within 30 seconds. */
const quick = (waits: readonly number[]): number =>
  (waits.filter((wait) => wait <= 30).length / waits.length) * 100;

describe(`who gets which of ${day.chats.length} chats, from ROUTING_SEED=${SEED}`, () => {
  let server: Server | undefined;
  let url = process.env['TEST_DATABASE_URL'];

  before(async () => {
    if (url !== undefined) return;
    server = await startPostgres();
    url = server.url;
  });
  after(() => server?.stop());

  const cases: readonly (readonly [string, Mode])[] = [
    ['SQLite', 'take'],
    ['SQLite', 'offer'],
    ['two relays on PostgreSQL', 'take'],
    ['two relays on PostgreSQL', 'offer'],
  ];
  for (const [engine, mode] of cases) {
    it(`${mode}, ${engine}: right, and as quick as the rules allow`, async (test) => {
      const database =
        engine === 'SQLite' || url === undefined ? undefined : await makeDatabase(url);
      const { waits, observer, missed } = await playForReal(day, mode, database?.url);
      await database?.drop();
      const shares = {
        real: quick(waits),
        oracle: quick(playByTheRules(day, mode)),
        pooled: quick(playByTheRules(pooled(day), mode)),
      };
      const words = Object.entries(shares).map(([name, share]) => `${name} ${share.toFixed(1)} %`);
      test.diagnostic(
        `${mode}, ${engine}: answered within 30 s: ${words.join(', ')}; ` +
          `${observer.taken} taken, ${observer.rung} rings, ${missed} asked in vain`,
      );
      assert.deepEqual(observer.faults.slice(0, 10), []);
      assert.equal(observer.taken, day.chats.length);
      assert.equal(waits.length, day.chats.length);
      assert.ok(shares.real >= 0.95 * shares.oracle, words.join(', '));
    });
  }
});
