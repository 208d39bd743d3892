import { sql, type Expression } from 'kysely';
import type { ConversationRow } from '../tables.js';
import { read, write, type Work } from '../work.js';

/** How far each side has come: the `seq` up to which entries reached it, and were seen. */
export type MarksRow = Pick<
  ConversationRow,
  'resident_delivered' | 'resident_read' | 'staff_delivered' | 'staff_read'
>;

/** The larger of the two. SQLite's max(a, b) is PostgreSQL's greatest(a, b): this is both's. */
const further = (held: Expression<number>, seq: number) =>
  sql<number>`case when ${held} < ${seq} then ${seq} else ${held} end`;

/** Both sides' marks, or null where there is no such conversation. */
export const marks = read(
  async ({ db }, { conversation }: { readonly conversation: string }): Promise<MarksRow | null> =>
    (await db
      .selectFrom('conversations')
      .select(['resident_delivered', 'resident_read', 'staff_delivered', 'staff_read'])
      .where('id', '=', conversation)
      .executeTakeFirst()) ?? null,
);

/**
 * Moves one side's marks on: only ever further, never beyond the newest entry, and what was read
 * was delivered. A mark that is no further writes nothing, holds nothing, and is not told.
 * Answers whether it moved.
 */
export const mark = write(
  async (
    { db, tell }: Work,
    given: {
      readonly conversation: string;
      /** Whose: the resident's, or those of the staff member who has the chat. */
      readonly by:
        | { readonly side: 'resident' }
        | { readonly side: 'staff'; readonly staff: string };
      readonly delivered: number;
      readonly read: number;
    },
  ): Promise<boolean> => {
    const { conversation, by } = given;
    const row = await db
      .selectFrom('conversations')
      .select(['council', 'last_seq'])
      .where('id', '=', conversation)
      .executeTakeFirst();
    if (!row) return false;
    const delivered = Math.min(Math.max(given.delivered, given.read), row.last_seq);
    const seen = Math.min(given.read, row.last_seq);
    const columns = {
      delivered: `${by.side}_delivered`,
      read: `${by.side}_read`,
    } as const;
    // Decided by the row as it is when it is written: two tabs may tell at once.
    const { numUpdatedRows } = await db
      .updateTable('conversations')
      .set((e) => ({
        [columns.delivered]: further(e.ref(columns.delivered), delivered),
        [columns.read]: further(e.ref(columns.read), seen),
      }))
      .where('id', '=', conversation)
      .where((e) => e.or([e(columns.delivered, '<', delivered), e(columns.read, '<', seen)]))
      .$if(by.side === 'staff', (q) => q.where('advisor', '=', by.side === 'staff' ? by.staff : ''))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    tell({ topic: 'marks', council: row.council, conversation });
    return true;
  },
);
