import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@bellman/protocol';
import { sql } from 'kysely';
import { read, write, type Operation } from '../work.js';
import { createBatch, type Told } from './batch.js';
import { overSqlite } from './dialect.js';
import type { Database } from './driver.js';
import { openFile } from './file.js';

let folder = '';
let database: Database;
let run: (names: readonly string[]) => Promise<Told[]>;

const told = { topic: 'council', council: 'hart' } as const;

const operations: Record<string, Operation<never, unknown>> = {
  add: write(async ({ db, tell }) => {
    await sql`insert into kept values (1, null)`.execute(db);
    tell(told);
    return 'added';
  }),
  refuse: write(async ({ db, tell }) => {
    await sql`insert into kept values (2, null)`.execute(db);
    tell(told);
    throw new Problem('already-taken', { name: 'Sam' });
  }),
  fill: write(async ({ db }) => {
    for (;;) await sql`insert into kept values (3, hex(zeroblob(10000)))`.execute(db);
  }),
  orphan: write(async ({ db }) => {
    await sql`insert into child values (99)`.execute(db);
  }),
  count: read(async ({ db }) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from kept`.execute(db);
    return rows[0]?.n;
  }),
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellman-test-'));
  database = await openFile(folder, true);
  database.exec('create table kept (id integer, body text)');
  database.exec('create table parent (id integer primary key)');
  database.exec(
    'create table child (parent integer references parent (id) deferrable initially deferred)',
  );
  const find = (_: string, name: string) => operations[name] as Operation<unknown, unknown>;
  const batch = createBatch(database, overSqlite(database), find);
  run = async (names) => {
    const posted: Told[] = [];
    const requests = names.map((name, id) => ({ id, group: '', name, args: {}, now: 0 }));
    await batch(requests, (one) => posted.push(one));
    return posted;
  };
});

after(async () => {
  database.close();
  await rm(folder, { recursive: true });
});

const count = async (): Promise<unknown> => {
  const [one] = await run(['count']);
  const reply = one?.replies[0];
  return reply && 'value' in reply ? reply.value : undefined;
};

test('a refusal takes back only itself, and is not told', async () => {
  const [reads, writes] = await run(['add', 'refuse', 'count', 'add']);
  assert.deepEqual(reads, { replies: [{ id: 2, value: 0 }], news: [] });
  assert.deepEqual(writes, {
    replies: [
      { id: 0, value: 'added' },
      { id: 1, refusal: { code: 'already-taken', params: { name: 'Sam' } } },
      { id: 3, value: 'added' },
    ],
    news: [told, told],
  });
  assert.equal(await count(), 2);
});

test('a commit that fails refuses every write of the batch, and tells nothing', async () => {
  const earlier = await count();
  database.exec('pragma foreign_keys = on');
  const [writes] = await run(['add', 'orphan', 'add']);
  database.exec('pragma foreign_keys = off');
  assert.deepEqual(
    writes?.replies.map((reply) => 'refusal' in reply && reply.refusal.code),
    ['internal', 'internal', 'internal'],
  );
  assert.deepEqual(writes?.news, []);
  assert.equal(await count(), earlier);
});

test('a full disk refuses with its reason, keeps nothing, and all goes on when there is room', async () => {
  const earlier = await count();
  database.exec('pragma max_page_count = 64');
  const [writes] = await run(['add', 'fill', 'add']);
  assert.deepEqual(
    writes?.replies.map((reply) => 'refusal' in reply && reply.refusal.code),
    ['store-full', 'store-full', 'store-full'],
  );
  assert.equal(await count(), earlier);
  database.exec('pragma max_page_count = 100000');
  const [again] = await run(['add']);
  assert.deepEqual(again?.replies, [{ id: 0, value: 'added' }]);
});
