import { write, type Work } from './work.js';

/** E-mails of transcripts, counted among a chat's codes so that they go when those go. */
export const transcripts = {
  /** Makes one of at most `most` mails this chat's; false where it has had them all. */
  claimMail: write(
    async (
      { db, now }: Work,
      given: {
        readonly id: string;
        readonly council: string;
        readonly conversation: string;
        readonly most: number;
        /** How long it counts, ms. */
        readonly life: number;
      },
    ): Promise<boolean> => {
      const { id, council, conversation, most } = given;
      // An empty update holds the chat, so that two who ask at once are counted one after the other.
      await db
        .updateTable('conversations')
        .set({ id: conversation })
        .where('id', '=', conversation)
        .execute();
      const { had } = await db
        .selectFrom('chat_codes')
        .select((e) => e.fn.countAll<number>().as('had'))
        .where('conversation', '=', conversation)
        .where('kind', '=', 'mail')
        .where('expires_at', '>', now)
        .executeTakeFirstOrThrow();
      if (had >= most) return false;
      await db
        .insertInto('chat_codes')
        .values({ hash: id, kind: 'mail', council, conversation, expires_at: now + given.life })
        .execute();
      return true;
    },
  ),

  /** It was not sent, so it does not count. */
  unclaimMail: write(async ({ db }: Work, { id }: { readonly id: string }): Promise<void> => {
    await db.deleteFrom('chat_codes').where('hash', '=', id).where('kind', '=', 'mail').execute();
  }),
};
