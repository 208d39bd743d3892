import { write, type Work } from '../work.js';
import { close } from './close.js';
import { answeredDue } from '../chat-timers.js';
import { heldOrRefused, shutHash } from './rows.js';

/**
 * Leaves a conversation for good: it has ended, and nothing opens it any more: no token, no code,
 * no link, no repeat of its start, and no e-mail that is still on its way. A resume code on paper
 * or in a mailbox may be found by the very person who is not to know.
 *
 * @throws Problem `conversation-unknown`
 */
export const shut = write(
  async (work: Work, { conversation }: { readonly conversation: string }): Promise<void> => {
    const { db, tell } = work;
    const row = await heldOrRefused(work, conversation);
    if (row.state !== 'ended') await close(work, row, { by: 'resident', name: row.resident_name });
    // Codes first: one that is being redeemed is waited for, and then its token is there, below.
    await db
      .deleteFrom('chat_codes')
      .where('conversation', '=', conversation)
      .where('kind', 'in', ['hand-over', 'call-back', 'transcript', 'resume'])
      .execute();
    await db
      .deleteFrom('due')
      .where('kind', '=', answeredDue)
      .where('subject', '=', conversation)
      .execute();
    await db
      .updateTable('conversations')
      .set({ start_hash: shutHash(row.start_hash), email: null })
      .where('id', '=', conversation)
      .execute();
    // A token that is being renewed is waited for, too, and leaves a newer one: until none is left.
    for (let gone = 1n; gone > 0n;) {
      const done = await db
        .deleteFrom('resident_tokens')
        .where('conversation', '=', conversation)
        .executeTakeFirst();
      gone = done.numDeletedRows;
    }
    tell({ topic: 'shut', council: row.council, conversation });
  },
);
