import { answeredDue, callBackDue, idleDue, placeDue } from '../chat-timers.js';
import type { ConversationRow } from '../tables.js';
import type { Work } from '../work.js';
import { tellDesk } from '../desk/advisors.js';
import { note, noOffer } from './rows.js';
import { wrapUpRequired } from './wrap-up-required.js';

/** Who ended a chat, as it is noted; `reason` where the relay had one. */
export interface Ending {
  readonly by: 'resident' | 'staff' | 'relay';
  readonly name: string;
  readonly reason?: 'idle' | 'abuse';
}

/**
 * Ends a held conversation, and with it what only a chat that goes on needs: the kept place and
 * the way to call back, the idle timer, and an address that no answer is on its way to. Whoever
 * has it is to wrap it up.
 */
export const close = async (work: Work, row: ConversationRow, ending: Ending): Promise<void> => {
  const { db, now } = work;
  await db.deleteFrom('call_backs').where('conversation', '=', row.id).execute();
  await db
    .deleteFrom('due')
    .where('kind', 'in', [idleDue, placeDue, callBackDue])
    .where('subject', '=', row.id)
    .execute();
  const telling =
    row.email === null
      ? undefined
      : await db
          .selectFrom('due')
          .select('at')
          .where('kind', '=', answeredDue)
          .where('subject', '=', row.id)
          .executeTakeFirst();
  await db
    .updateTable('conversations')
    .set({
      state: 'ended',
      ended_at: now,
      ended_by: ending.by,
      kept_until: null,
      idle_ends_at: null,
      email: telling === undefined ? null : row.email,
      ...noOffer,
      wrap_by: row.advisor,
      wrap_required: Number(row.advisor !== null && (await wrapUpRequired(work, row.council))),
    })
    .where('id', '=', row.id)
    .execute();
  await db.deleteFrom('passes').where('conversation', '=', row.id).execute();
  if (row.offer_to !== null) tellDesk(work, row.offer_to);
  await note(work, row, { code: 'ended', params: { ...ending } });
};
