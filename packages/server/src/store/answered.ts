import { answeredDue } from './chat-timers.js';
import { write, type Work } from './work.js';

/** Messages that were left, and whose writers wait for an e-mail about the answer. */
export const answered = {
  /** They were told, or cannot be: the address is forgotten, and nothing is left to do. */
  told: write(
    async ({ db }: Work, { conversation }: { readonly conversation: string }): Promise<void> => {
      await db
        .updateTable('conversations')
        .set({ email: null })
        .where('id', '=', conversation)
        .execute();
      await db
        .deleteFrom('due')
        .where('kind', '=', answeredDue)
        .where('subject', '=', conversation)
        .execute();
    },
  ),
};
