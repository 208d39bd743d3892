import { Problem } from '@bellman/protocol';
import { heldOrRefused } from './chat/rows.js';
import { wrapUpRequired } from './chat/wrap-up-required.js';
import { tellDesk } from './desk/advisors.js';
import type { ConversationRow, WrapUpRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** Nobody is to wrap a held chat up any more. */
const settle = async (work: Work, row: ConversationRow): Promise<void> => {
  const { db, tell } = work;
  if (row.wrap_by === null) return;
  await db.updateTable('conversations').set({ wrap_by: null }).where('id', '=', row.id).execute();
  tell({ topic: 'conversation', council: row.council, conversation: row.id });
  tellDesk(work, row.wrap_by);
};

/** What became of chats, in their advisers' words. */
export const wrapUps = {
  /**
   * Says what became of a chat that has ended; its adviser owes no wrap-up any more. Said again,
   * it takes the former's place.
   * @throws Problem `conversation-unknown`; `not-yours` where `staff` neither has the chat nor is
   *   to wrap it up; `wrap-up-early`
   */
  put: write(async (work: Work, given: Omit<WrapUpRow, 'council' | 'at'>): Promise<void> => {
    const { db, now } = work;
    const row = await heldOrRefused(work, given.conversation);
    if (row.advisor !== given.staff && row.wrap_by !== given.staff) throw new Problem('not-yours');
    if (row.state !== 'ended') throw new Problem('wrap-up-early');
    const { conversation, ...said } = { ...given, council: row.council, at: now };
    await db
      .insertInto('wrap_ups')
      .values({ conversation, ...said })
      .onConflict((c) => c.column('conversation').doUpdateSet(said))
      .execute();
    await settle(work, row);
  }),

  /**
   * Puts a chat that has ended away without a word of what became of it; a repeat changes nothing.
   * @throws Problem `conversation-unknown`; `not-yours` where `staff` is not to wrap it up;
   *   `wrap-up-first` (with a `name` for the chat) where its council wants that
   */
  putAway: write(
    async (
      work: Work,
      { conversation, staff }: { readonly conversation: string; readonly staff: string },
    ): Promise<void> => {
      const row = await heldOrRefused(work, conversation);
      if (row.state !== 'ended' || row.advisor !== staff) throw new Problem('not-yours');
      if (row.wrap_by === null) return;
      if (await wrapUpRequired(work, row.council)) {
        throw new Problem('wrap-up-first', { name: row.resident_name || row.reference });
      }
      await settle(work, row);
    },
  ),

  /** What was said of one chat; null: nothing yet. */
  of: read(
    async (
      { db },
      { conversation }: { readonly conversation: string },
    ): Promise<WrapUpRow | null> =>
      (await db
        .selectFrom('wrap_ups')
        .selectAll()
        .where('conversation', '=', conversation)
        .executeTakeFirst()) ?? null,
  ),
};
