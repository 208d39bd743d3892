import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import { newId } from '../ground/ids.js';
import { atEwshot, makeHart, signUp } from '../testing/hart.js';
import { handClock } from '../testing/chats.js';
import { chanceFrom } from '../testing/population.js';
import { eachEngine } from '../testing/stores.js';
import { endBatches } from './batch-close.js';
import { openPool } from './postgres/pg.js';
import { insertMany } from './sets.js';
import { overSqlite } from './sqlite/dialect.js';
import { openFile } from './sqlite/file.js';
import type { Tables } from './tables.js';
import type { Work } from './work.js';

const many = 600;

eachEngine('the end of an alert’s batches', (stores) => {
  test('counts what waited for another try or for a morning, in a few statements however many', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    await makeHart(store, clock);
    const hosts = ['one.example', 'other.example'];
    const known = new Map<string, string>();
    for (const host of hosts) known.set((await signUp(store, atEwshot, { host })).channel, host);
    await store.close();

    const { folder, url } = stores.place();
    const usual =
      url === undefined
        ? overSqlite(await openFile(folder, false))
        : new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url) }) });
    let statements = 0;
    const db = usual.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const { engine } = stores;
    const now = clock.now();
    const work: Work = {
      ...{ db, engine, now, leaseNow: () => Promise.resolve(now), tell: () => undefined },
      breathe: () => Promise.resolve(),
    };

    const chance = chanceFrom(12);
    const batches: [string, number, number, number][] = [];
    const listed: [string, string][] = [];
    const expected = new Map<string, number>();
    const count = (batch: string, host: string, outcome: string): void => {
      const name = `${batch} ${host} ${outcome}`;
      expected.set(name, (expected.get(name) ?? 0) + 1);
    };
    for (let n = 0; n < many; n += 1) {
      const id = newId();
      const held = chance() < 0.3;
      const attempt = Math.floor(chance() * 3);
      const channels = [...known.keys(), newId(), newId()].filter(() => chance() < 0.5);
      batches.push([id, attempt, Number(held), channels.length]);
      if (attempt === 0 && !held) continue;
      for (const channel of channels) {
        listed.push([id, channel]);
        const host = known.get(channel);
        if (host === undefined) count(id, '', 'gone');
        else count(id, host, held ? 'held' : 'failed');
      }
    }
    const council = 'hart';
    await insertMany(
      work,
      'batches',
      {
        ...{ council, alert: 'over', line: 'line', state: 'ready', rank: 0, due_at: 0 },
        ...{ kind: 'push', host: '' },
      },
      { id: 'text', attempt: 'bigint', held: 'bigint', size: 'bigint' },
      batches,
    );
    await insertMany(
      work,
      'batch_channels',
      { council },
      { batch: 'text', channel: 'text' },
      listed,
    );
    try {
      statements = 0;
      assert.equal(await endBatches(work, 'over', 100), 100);
      assert.equal(await endBatches(work, 'over'), many - 100);
      assert.ok(statements <= 20, `${statements} statements`);
      assert.equal(await endBatches(work, 'over'), 0);
      const rows = await usual.selectFrom('batch_counts').selectAll().execute();
      assert.deepEqual(
        new Map(
          rows.map(({ batch, host, outcome, channels }) => [
            `${batch} ${host} ${outcome}`,
            channels,
          ]),
        ),
        expected,
      );
      assert.ok(rows.every(({ at, alert }) => at === now && alert === 'over'));
      const done = await usual.selectFrom('batches').select(['state', 'finished_at']).execute();
      assert.ok(done.every((one) => one.state === 'done' && one.finished_at === now));
      assert.deepEqual(await usual.selectFrom('batch_channels').selectAll().execute(), []);
    } finally {
      await usual.destroy();
    }
  });
});
