import { limits, Problem } from '@bellman/protocol';
import { demandHolder } from './chat/holder.js';
import { heldOrRefused } from './chat/rows.js';
import type { ListenerRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** Who may read a chat along because its adviser asked them. */
export const listeners = {
  /**
   * Asks `staff` to read along. Asked again, they are told again, but not within
   * `limits.inviteRepeat`.
   * @throws Problem `conversation-unknown`, `conversation-ended`; `not-yours` where `by` does not
   *   have the chat; `listeners-too-many`
   */
  invite: write(
    async (
      work: Work,
      given: { readonly conversation: string; readonly staff: string; readonly by: string },
    ): Promise<void> => {
      const { db, now, tell } = work;
      const row = await heldOrRefused(work, given.conversation);
      demandHolder(row, given.by);
      const asked = await db
        .selectFrom('listeners')
        .selectAll()
        .where('conversation', '=', row.id)
        .where('by', '=', given.by)
        .execute();
      const before = asked.find(({ staff }) => staff === given.staff);
      const limit = limits.listenersPerChat;
      if (!before && asked.length >= limit) throw new Problem('listeners-too-many', { limit });
      if (before && now - before.at < limits.inviteRepeat) return;
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

  /**
   * Who asked `staff` to read along, and when; null: nobody did. It holds only as long as the chat
   * is under way and whoever asked has it.
   */
  invited: read(
    async (
      { db },
      given: { readonly conversation: string; readonly staff: string },
    ): Promise<ListenerRow | null> =>
      (await db
        .selectFrom('listeners as l')
        .innerJoin('conversations as c', 'c.id', 'l.conversation')
        .selectAll('l')
        .where('l.conversation', '=', given.conversation)
        .where('l.staff', '=', given.staff)
        .where('c.state', '=', 'active')
        .whereRef('c.advisor', '=', 'l.by')
        .executeTakeFirst()) ?? null,
  ),
};
