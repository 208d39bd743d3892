import { demandHolder } from './chat/holder.js';
import { heldOrRefused } from './chat/rows.js';
import type { ListenerRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** Who may read a chat along because its adviser asked them. */
export const listeners = {
  /**
   * Asks `staff` to read along. Asked again, they are told again.
   * @throws Problem `conversation-unknown`, `conversation-ended`; `not-yours` where `by` does not
   *   have the chat
   */
  invite: write(
    async (
      work: Work,
      given: { readonly conversation: string; readonly staff: string; readonly by: string },
    ): Promise<void> => {
      const { db, now, tell } = work;
      const row = await heldOrRefused(work, given.conversation);
      demandHolder(row, given.by);
      await db
        .insertInto('listeners')
        .values({ ...given, at: now })
        .onConflict((c) =>
          c.columns(['conversation', 'staff']).doUpdateSet({ by: given.by, at: now }),
        )
        .execute();
      tell({
        topic: 'invited',
        council: row.council,
        conversation: row.id,
        staff: given.staff,
      });
    },
  ),

  /** Who asked `staff` to read along, and when; null: nobody did. */
  invited: read(
    async (
      { db },
      given: { readonly conversation: string; readonly staff: string },
    ): Promise<ListenerRow | null> =>
      (await db
        .selectFrom('listeners')
        .selectAll()
        .where('conversation', '=', given.conversation)
        .where('staff', '=', given.staff)
        .executeTakeFirst()) ?? null,
  ),
};
