import { Problem } from '@bellman/protocol';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { Engine } from '../work.js';
import { migrations, type Migration } from './index.js';

interface Recorded {
  readonly migrations: { name: string; at: number };
}

/** Where the store is, for the sentence of a refusal. */
export interface Origin {
  /** ms */
  readonly now: number;
  readonly setting: string;
  readonly value: string;
  /** False: refuse a store that has no tables yet. */
  readonly create?: boolean;
}

/** Any number that nobody else in the database locks by: "bellman" in letters of a phone. */
const lockNumber = 2_355_626;

const runMissing = async (
  db: Kysely<Recorded>,
  engine: Engine,
  origin: Origin,
  list: readonly Migration[],
): Promise<void> => {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  const rows = await db.selectFrom('migrations').select('name').execute();
  const done = new Set(rows.map(({ name }) => name));
  const wrong = (advice: string): Problem =>
    new Problem('setting-wrong', { setting: origin.setting, value: origin.value, advice });
  if (done.size === 0 && origin.create === false) {
    throw wrong('There is no store in it. Start the relay once, or name another.');
  }
  const known = new Set(list.map(({ name }) => name));
  const newer = [...done].find((name) => !known.has(name));
  if (newer !== undefined) {
    throw wrong(
      `A newer version of Bellman wrote it (${newer}). Run that version, or name another.`,
    );
  }
  for (const { name, up } of list) {
    if (done.has(name)) continue;
    await up(db as unknown as Kysely<unknown>, engine);
    await db.insertInto('migrations').values({ name, at: origin.now }).execute();
  }
};

/**
 * Brings the tables up to date: all missing migrations or none. Nodes that start at once on one
 * PostgreSQL go one after the other, and the later finds nothing to do.
 *
 * @throws Problem `setting-wrong` when a newer version of Bellman wrote the store.
 */
export const migrate = async (
  db: Kysely<Tables>,
  engine: Engine,
  origin: Origin,
  list: readonly Migration[] = migrations,
): Promise<void> => {
  const own = db as unknown as Kysely<Recorded>;
  await own.transaction().execute(async (trx) => {
    if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(trx);
    await runMissing(trx, engine, origin, list);
  });
};
