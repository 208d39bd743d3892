import { write, type Work } from '../work.js';
import { close } from './close.js';
import { heldOrRefused } from './rows.js';

/**
 * Leaves a conversation for good: it has ended, no token opens it, and no code or link but a
 * resume code, which was asked for, and lies on paper or in a mailbox rather than in the browser
 * that is left.
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
      .where('kind', 'in', ['hand-over', 'call-back', 'transcript'])
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
