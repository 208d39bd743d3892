import { locked } from '../locked.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { close } from './close.js';

/** Conversations changed by one operation; what is left over waits for the next. */
const most = 200;

const open = ({ db }: Work) =>
  db.selectFrom('conversations').selectAll('conversations').orderBy('conversations.id').limit(most);

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
