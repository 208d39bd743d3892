import { Problem } from '@bellman/protocol';
import type { SurveyRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** What residents thought of their chats: once each, after the end. */
export const surveys = {
  /** @throws Problem `conversation-unknown`, `survey-early`, `survey-given` */
  give: write(
    async (
      { db, now }: Work,
      given: Pick<SurveyRow, 'conversation' | 'satisfaction' | 'resolved' | 'otherwise' | 'words'>,
    ): Promise<void> => {
      const chat = await db
        .selectFrom('conversations')
        .select(['council', 'service', 'state'])
        .where('id', '=', given.conversation)
        .executeTakeFirst();
      if (!chat) throw new Problem('conversation-unknown');
      // An ended chat stays ended, so this need not be held.
      if (chat.state !== 'ended') throw new Problem('survey-early');
      const { council, service } = chat;
      const added = await db
        .insertInto('surveys')
        .values({ ...given, council, service, at: now })
        .onConflict((c) => c.column('conversation').doNothing())
        .returning('conversation')
        .executeTakeFirst();
      if (!added) throw new Problem('survey-given');
    },
  ),

  /** What was said of one chat; null: nothing. */
  of: read(
    async (
      { db },
      { conversation }: { readonly conversation: string },
    ): Promise<SurveyRow | null> =>
      (await db
        .selectFrom('surveys')
        .selectAll()
        .where('conversation', '=', conversation)
        .executeTakeFirst()) ?? null,
  ),
};
