import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { News } from '../work.js';

/** The channel that nodes listen on. */
export const channel = 'bellman_committed';

/** PostgreSQL takes 7,999 bytes in one notice; numbers and commas are a byte each. */
const mostBytes = 7_900;

/** The database's clock in SQL, ms. */
const databaseNow = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** Numbers as JSON lists, each short enough for one notice. */
export const noticesOf = (numbers: readonly number[]): string[] => {
  const notices: string[] = [];
  let notice = '';
  for (const n of numbers) {
    if (notice.length + String(n).length + 3 > mostBytes) {
      notices.push(`[${notice}]`);
      notice = '';
    }
    notice += notice === '' ? String(n) : `,${n}`;
  }
  if (notice !== '') notices.push(`[${notice}]`);
  return notices;
};

/**
 * Writes news into the log and notifies every node, within the transaction: both happen at its
 * commit or not at all.
 */
export const tellAll = async (db: Kysely<Tables>, news: readonly News[]): Promise<void> => {
  const numbers: number[] = [];
  for (let from = 0; from < news.length; from += 1_000) {
    const rows = await db
      .insertInto('committed')
      .values(
        news.slice(from, from + 1_000).map(({ topic, council, ...rest }) => ({
          topic,
          council,
          payload: JSON.stringify(rest),
          // The database's clock, which trims the log by it: nodes need not agree on the time.
          at: databaseNow,
        })),
      )
      .returning('n')
      .execute();
    numbers.push(...rows.map(({ n }) => n));
  }
  for (const notice of noticesOf(numbers)) {
    await sql`select pg_notify(${channel}, ${notice})`.execute(db);
  }
};

/** A line of the log as it is read back. */
export interface Line {
  readonly n: number;
  readonly tx: number;
  readonly topic: string;
  readonly council: string;
  readonly payload: string;
}

/** The news that a line was written for. */
export const newsOf = ({ topic, council, payload }: Line): News =>
  ({ topic, council, ...(JSON.parse(payload) as object) }) as News;
