import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import { newId } from '../../ground/ids.js';
import { fromResident } from '../../testing/chats.js';
import { eachEngine, type Place } from '../../testing/stores.js';
import { openPool } from '../postgres/pg.js';
import { overSqlite } from '../sqlite/dialect.js';
import { loadDriver } from '../sqlite/driver.js';
import { storeFile } from '../sqlite/file.js';
import type { Tables } from '../tables.js';
import { migrations } from './index.js';
import { migrate } from './run.js';

/** The bare database, and how to let go of it. */
const open = async ({
  url,
  folder,
}: Place): Promise<{ db: Kysely<Tables>; close: () => Promise<void> }> => {
  if (url === undefined) {
    // Not as the relay opens it: its lock would outlive the closing, until statements are collected.
    const { DatabaseSync } = await loadDriver();
    const file = new DatabaseSync(storeFile(folder));
    return { db: overSqlite(file), close: async () => file.close() };
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url) }) });
  return { db, close: () => db.destroy() };
};

/** A conversation as the first release kept it. */
const before = (id: string) => ({
  id,
  council: 'hart',
  start_hash: id,
  service: 'waste',
  language: 'en',
  state: 'waiting',
  resident_name: 'Ann',
  first_words: 'My bin was missed',
  queued_at: 1,
  priority: 0,
  last_seq: 0,
  created_at: 1,
});

eachEngine('a store of the first release', (stores) => {
  test('goes on with the chats that it has, each with a reference of its own', async () => {
    const [first] = migrations;
    assert.ok(first);
    const { db, close } = await open(stores.place());
    const origin = { now: 1, setting: 'BELLMAN_DATA', value: 'here' };
    await migrate(db, stores.engine, origin, [first]);
    const ids = Array.from({ length: 50 }, () => newId());
    for (const id of ids) {
      await db
        .insertInto('conversations')
        .values(before(id) as never)
        .execute();
    }
    await close();

    const store = await stores.open();
    const rows = await Promise.all(ids.map((id) => store.chat.get({ conversation: id })));
    assert.equal(new Set(rows.map((row) => row?.reference)).size, ids.length);
    for (const row of rows) assert.match(row?.reference ?? '', /^[0-9A-F]{12}$/);
    const [id = ''] = ids;
    const [kept] = await store.chat.append({ messages: [fromResident(id, 'a')] });
    assert.equal(kept && 'seq' in kept && kept.seq, 1);
    assert.equal(rows[0]?.left, 0);
  });
});
