import { sql } from 'kysely';
import { asTable } from '../sets.js';
import type { ConversationRow } from '../tables.js';
import type { Work } from '../work.js';

type Moved = Pick<ConversationRow, 'id' | 'last_seq' | 'answered_at' | 'first_words'>;

/** Writes down how far held conversations have come, all by one statement. */
export const advance = async (work: Work, rows: readonly Moved[]): Promise<void> => {
  if (rows.length === 0) return;
  const moved = asTable(
    work,
    { id: 'text', last_seq: 'bigint', answered_at: 'bigint', first_words: 'text' },
    rows.map((row) => [row.id, row.last_seq, row.answered_at, row.first_words]),
  );
  await sql`
    update conversations set
      last_seq = given.last_seq,
      answered_at = given.answered_at,
      first_words = given.first_words
    from ${moved} where conversations.id = given.id`.execute(work.db);
};
