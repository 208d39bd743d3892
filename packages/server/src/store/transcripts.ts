import { write, type Work } from './work.js';

/** The first free place of a recipient; of all who take at once, each gets another. Null: none is. */
const takePlace = async (
  db: Work['db'],
  now: number,
  given: {
    readonly council: string;
    readonly conversation: string;
    readonly places: readonly string[];
    readonly placeLife: number;
  },
): Promise<string | null> => {
  const { council, conversation, places, placeLife } = given;
  const expires_at = now + placeLife;
  for (const hash of places) {
    const taken = await db
      .insertInto('chat_codes')
      .values({ hash, kind: 'mail-to', council, conversation, expires_at })
      .onConflict((c) =>
        c
          .column('hash')
          .doUpdateSet({ council, conversation, expires_at })
          .where('chat_codes.expires_at', '<=', now),
      )
      .returning('hash')
      .executeTakeFirst();
    if (taken !== undefined) return hash;
  }
  return null;
};

/** E-mails of transcripts, counted among a chat's codes so that they go when those go. */
export const transcripts = {
  /**
   * Makes one of at most `most` mails this chat's, and takes one of the recipient's places; answers
   * the place's hash, or which of the two has none left.
   */
  claimMail: write(
    async (
      { db, now }: Work,
      given: {
        readonly id: string;
        readonly council: string;
        readonly conversation: string;
        readonly most: number;
        /** Hashes, one for each mail that the recipient may get until it counts no longer. */
        readonly places: readonly string[];
        /** How long a place is taken, ms. */
        readonly placeLife: number;
        /** How long it counts, ms. */
        readonly life: number;
      },
    ): Promise<{ readonly place: string } | 'chat' | 'recipient'> => {
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
      if (had >= most) return 'chat';
      const taken = await takePlace(db, now, given);
      if (taken === null) return 'recipient';
      await db
        .insertInto('chat_codes')
        .values({ hash: id, kind: 'mail', council, conversation, expires_at: now + given.life })
        .execute();
      return { place: taken };
    },
  ),

  /** It was not sent, so it does not count. */
  unclaimMail: write(
    async ({ db }: Work, given: { readonly id: string; readonly place: string }): Promise<void> => {
      await db
        .deleteFrom('chat_codes')
        .where('hash', 'in', [given.id, given.place])
        .where('kind', 'in', ['mail', 'mail-to'])
        .execute();
    },
  ),
};
