import { Kysely, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Tables } from '../tables.js';
import type { Database } from './driver.js';

/** Statements kept prepared; the oldest goes first. Lists of many lengths make many texts. */
const mostPrepared = 400;

/** Kysely over one open SQLite connection. It never begins a transaction: the batch does. */
export const overSqlite = (database: Database): Kysely<Tables> => {
  const prepared = new Map<string, SqliteStatement>();

  const prepare = (sql: string): SqliteStatement => {
    const known = prepared.get(sql);
    if (known) {
      prepared.delete(sql);
      prepared.set(sql, known);
      return known;
    }
    const statement = database.prepare(sql);
    const made: SqliteStatement = {
      reader: statement.columns().length > 0,
      all: (values) => statement.all(...values),
      run: (values) => statement.run(...values),
      iterate: (values) => statement.iterate(...values),
    };
    prepared.set(sql, made);
    if (prepared.size > mostPrepared) {
      const [oldest] = prepared.keys();
      if (oldest !== undefined) prepared.delete(oldest);
    }
    return made;
  };

  return new Kysely<Tables>({
    dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }),
  });
};
