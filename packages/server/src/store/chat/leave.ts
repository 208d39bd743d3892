import { Problem } from '@bellman/protocol';
import { callBackDue, placeDue } from '../chat-timers.js';
import { tellDesk } from '../desk/advisors.js';
import type { ConversationRow } from '../tables.js';
import { read, write, type Work } from '../work.js';
import { heldOrRefused, noOffer, note } from './rows.js';

/** What an entry says of a message that was left: by when it is answered, where that is known. */
export const leftNote = (answerBy: number | null) =>
  ({ code: 'left', params: answerBy === null ? {} : { answerBy } }) as const;

/** Whether a start was taken before, so that a repeat is not turned away from its own chat. */
export const begun = read(
  async (
    { db },
    given: { readonly council: string; readonly startHash: string },
  ): Promise<boolean> =>
    (await db
      .selectFrom('conversations')
      .select('id')
      .where('council', '=', given.council)
      .where('start_hash', '=', given.startHash)
      .executeTakeFirst()) !== undefined,
);

/**
 * Makes a waiting chat a message that is answered later: no place is kept for it and nobody is
 * called back, and it rings at no desk any more. One that was left already stays as it is.
 *
 * @throws Problem `not-waiting`, `conversation-unknown`
 */
export const leave = write(
  async (
    work: Work,
    given: { readonly conversation: string; readonly answerBy: number | null },
  ): Promise<ConversationRow> => {
    const { db } = work;
    const row = await heldOrRefused(work, given.conversation);
    if (row.state !== 'waiting') throw new Problem('not-waiting');
    if (row.left === 1) return row;
    await db.deleteFrom('call_backs').where('conversation', '=', row.id).execute();
    await db
      .deleteFrom('due')
      .where('kind', 'in', [placeDue, callBackDue])
      .where('subject', '=', row.id)
      .execute();
    await db
      .updateTable('conversations')
      .set({ left: 1, answer_by: given.answerBy, kept_until: null, ...noOffer })
      .where('id', '=', row.id)
      .execute();
    if (row.offer_to !== null) tellDesk(work, row.offer_to);
    await note(work, row, leftNote(given.answerBy));
    return heldOrRefused(work, row.id);
  },
);
