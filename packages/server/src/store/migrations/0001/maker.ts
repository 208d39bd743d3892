import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../../work.js';

type Table = CreateTableBuilder<string, string>;

/** What a table has besides its columns. */
export type Rule = (table: Table, name: string, engine: Engine) => Table;

/** Makes tables and indexes on either engine. */
export interface Maker {
  readonly db: Kysely<unknown>;
  readonly engine: Engine;
  /**
   * `columns` by name, with commas between: text, or `int` (64 bits); `?` after the type where
   * the value may be absent.
   */
  table(name: string, columns: string, ...rules: readonly Rule[]): Promise<void>;
  index(name: string, table: string, ...columns: readonly string[]): Promise<void>;
}

/** The primary key. */
export const key =
  (...columns: readonly string[]): Rule =>
  (table, name) =>
    table.addPrimaryKeyConstraint(`${name}_key`, [...columns] as never);

/** No two rows have the same in these columns. */
export const unique =
  (constraint: string, ...columns: readonly string[]): Rule =>
  (table) =>
    table.addUniqueConstraint(constraint, [...columns] as never);

/** Narrow tables that are only looked up by key lie in the key's own tree on SQLite. */
export const inKeyOrder: Rule = (table, _name, engine) =>
  engine === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table;

/** A maker over a database, within the migration's transaction. */
export const makerOn = (db: Kysely<unknown>, engine: Engine): Maker => ({
  db,
  engine,
  table: async (name, columns, ...rules) => {
    let table: Table = db.schema.createTable(name);
    for (const column of columns.split(',')) {
      const [, called = '', type = 'text', open = ''] =
        /^\s*(\w+)(?: (int|text)(\?)?)?\s*$/.exec(column) ?? [];
      if (called === '') throw new Error(`${name} cannot have a column "${column.trim()}".`);
      table = table.addColumn(called, type === 'int' ? 'bigint' : 'text', (c) =>
        open === '?' ? c : c.notNull(),
      );
    }
    for (const rule of rules) table = rule(table, name, engine);
    await table.execute();
  },
  index: async (name, table, ...columns) => {
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  },
});
