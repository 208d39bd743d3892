import { sql, type Expression, type RawBuilder } from 'kysely';
import type { Tables } from './tables.js';
import type { Work } from './work.js';

type Cell = string | number | null;
/** A column of a set, as the engines call its type. */
type Kind = 'text' | 'bigint';
type Doing = Pick<Work, 'db' | 'engine'>;

/**
 * Whether a column's value is among `values`, however many: they travel as one parameter, so the
 * statement's text is always the same, is prepared once, and no engine's bound on parameters counts.
 */
export const among = (
  { engine }: Pick<Work, 'engine'>,
  column: string,
  values: readonly string[],
): Expression<boolean> =>
  engine === 'sqlite'
    ? sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
    : sql<boolean>`${sql.ref(column)} = any(${values}::text[])`;

/**
 * The same of one column beside another that has the same value in all rows, by an index over both.
 * (SQLite, which gathers no statistics, would otherwise look at every row with that value.)
 */
export const amongWith = (
  { engine }: Pick<Work, 'engine'>,
  [column, value]: readonly [column: string, value: string],
  [other, values]: readonly [column: string, values: readonly string[]],
): Expression<boolean> =>
  engine === 'sqlite'
    ? sql<boolean>`(${sql.ref(column)}, ${sql.ref(other)}) in
        (select ${value}, value from json_each(${JSON.stringify(values)}))`
    : sql<boolean>`(${sql.ref(column)} = ${value} and ${sql.ref(other)} = any(${values}::text[]))`;

/**
 * Inserts many rows by one statement whose text is always the same; see `among`.
 * @param same what all rows have alike
 * @param each the other columns by name, with their types
 * @param rows a value for each of those, in their order
 */
export const insertMany = async <T extends keyof Tables>(
  { db, engine }: Doing,
  table: T,
  same: Readonly<Partial<Record<keyof Tables[T] & string, Cell>>>,
  each: Readonly<Partial<Record<keyof Tables[T] & string, Kind>>>,
  rows: readonly (readonly Cell[])[],
): Promise<void> => {
  if (rows.length === 0) return;
  const kinds = Object.entries(each) as [string, Kind][];
  const alike = Object.entries(same) as [string, Cell][];
  const columns = [...kinds, ...alike].map(([name]) => sql.ref(name));
  const typed = alike.map(([, value]) => {
    const kind = sql.raw(typeof value === 'number' ? 'bigint' : 'text');
    return sql`cast(${value} as ${kind})`;
  });
  const picked = kinds.map((_, at) =>
    engine === 'sqlite' ? sql`value ->> ${sql.lit(at)}` : sql.ref(`set.c${at}`),
  );
  const from =
    engine === 'sqlite'
      ? sql`json_each(${JSON.stringify(rows)})`
      : sql`unnest(${sql.join(
          kinds.map(([, kind], at) => sql`${rows.map((row) => row[at])}::${sql.raw(kind)}[]`),
        )}) as set(${sql.join(kinds.map((_, at) => sql.ref(`c${at}`)))})`;
  await sql`insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join([...picked, ...typed])} from ${from}`.execute(db);
};

/**
 * Rows as a table `given` for a FROM, whatever their number; see `among`.
 * @param kinds its columns by name, with their types
 * @param rows a value for each of those, in their order
 */
export const asTable = (
  { engine }: Pick<Work, 'engine'>,
  kinds: Readonly<Record<string, Kind>>,
  rows: readonly (readonly Cell[])[],
): RawBuilder<unknown> => {
  const columns = Object.entries(kinds);
  const names = columns.map(([name]) => sql.ref(name));
  if (engine === 'sqlite') {
    const picked = names.map((name, at) => sql`value ->> ${sql.lit(at)} as ${name}`);
    return sql`(select ${sql.join(picked)} from json_each(${JSON.stringify(rows)})) as given`;
  }
  const lists = columns.map(
    ([, kind], at) => sql`${rows.map((row) => row[at])}::${sql.raw(kind)}[]`,
  );
  return sql`unnest(${sql.join(lists)}) as given(${sql.join(names)})`;
};
