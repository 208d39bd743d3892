import { sql } from 'kysely';
import { key, type Maker } from './maker.js';

/** Timers, and the log of what was committed. */
export const makeShared = async ({ db, engine, table, index }: Maker): Promise<void> => {
  await table(
    'due',
    'council, kind, subject, at int, lease_until int?, leased_by text?',
    key('kind', 'subject'),
  );
  await index('due_next', 'due', 'at');
  const sqlite = engine === 'sqlite';
  await db.schema
    .createTable('committed')
    .addColumn('n', sqlite ? 'integer' : 'bigserial', (c) =>
      sqlite ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn('council', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('tx', 'bigint', (c) =>
      c.notNull().defaultTo(sqlite ? sql`0` : sql`(pg_current_xact_id()::text::bigint)`),
    )
    .execute();
  await index('committed_tx', 'committed', 'tx');
};
