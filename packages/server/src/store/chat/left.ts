import { locked } from '../locked.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { close } from './close.js';
import { note } from './rows.js';

/** Conversations changed by one operation; what is left over waits for the next. */
const most = 200;

const open = ({ db }: Work) =>
  db.selectFrom('conversations').selectAll('conversations').orderBy('conversations.id').limit(most);

/**
 * Puts the chats of advisors who are signed in nowhere back into the queue, at the place of those
 * who have waited since they began: nobody goes on reading "You are chatting with Jo" after Jo
 * has gone. Answers how many.
 */
export const handBack = write<object, number>(async (work) => {
  const { db, engine } = work;
  const left: ConversationRow[] = await locked(
    engine,
    open(work)
      .where('state', '=', 'active')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('staff_sessions')
              .select('staff_sessions.hash')
              .whereRef('staff_sessions.staff', '=', 'conversations.advisor'),
          ),
        ),
      ),
  ).execute();
  for (const row of left) {
    await db
      .updateTable('conversations')
      .set({ state: 'waiting', advisor: null, taken_at: null, idle_ends_at: null })
      .where('id', '=', row.id)
      .execute();
    await note(work, row, { code: 'returned', params: {} });
  }
  return left.length;
});

/**
 * Ends the conversations that no resident can come back to, since every token of theirs has
 * expired: nobody waits in the queue behind people who have gone. A message that was left is
 * nobody who has gone, nor is whoever is called back; and a chat that told of danger to life is
 * ended by people alone (C12). Answers how many.
 */
export const endAbandoned = write<object, number>(async (work) => {
  const { engine, now } = work;
  const abandoned: ConversationRow[] = await locked(
    engine,
    open(work)
      .where('state', 'in', ['waiting', 'active'])
      .where('left', '=', 0)
      .where('danger', '=', 0)
      .where((e) => e.or([e('kept_until', 'is', null), e('kept_until', '<=', now)]))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('resident_tokens')
              .select('resident_tokens.hash')
              .whereRef('resident_tokens.conversation', '=', 'conversations.id')
              .where('resident_tokens.expires_at', '>', now),
          ),
        ),
      ),
  ).execute();
  for (const row of abandoned) {
    await close(work, row, { by: 'relay', name: '' });
  }
  return abandoned.length;
});
