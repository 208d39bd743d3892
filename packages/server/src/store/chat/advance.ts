import { sql } from 'kysely';
import type { ConversationRow } from '../tables.js';
import type { Work } from '../work.js';

/** Conversations in one statement: four values each, and SQLite binds at most 32,766. */
const chunk = 500;

/** Writes down how far held conversations have come, many in one statement. */
export const advance = async ({ db }: Work, rows: readonly ConversationRow[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += chunk) {
    // The casts are for PostgreSQL, which otherwise takes a list of values for text.
    const values = rows
      .slice(from, from + chunk)
      .map(
        (row) =>
          sql`(${row.id}, cast(${row.last_seq} as bigint), cast(${row.answered_at} as bigint), ${row.first_words})`,
      );
    await sql`
      with moved (id, last_seq, answered_at, first_words) as (values ${sql.join(values)})
      update conversations set
        last_seq = moved.last_seq,
        answered_at = moved.answered_at,
        first_words = moved.first_words
      from moved where conversations.id = moved.id`.execute(db);
  }
};
