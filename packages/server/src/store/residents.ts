import { Problem } from '@bellman/protocol';
import { held, isShut } from './chat/rows.js';
import { locked } from './locked.js';
import type { ConversationRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** What a token opens. */
export interface Opened {
  readonly conversation: string;
  readonly council: string;
}

/** How little a token's life must gain for it to be written down, ms. */
const worthWriting = 30_000;

/** The tokens that open conversations, by their hash (SHA-256, hex). */
export const residents = {
  /**
   * Opens a conversation by its token and puts a newer one beside it. The older serves on until
   * the newer is first used, so that an answer that was lost locks nobody out. Null where the
   * token is unknown or has expired. `life` is ms from now.
   */
  resume: write(
    async (
      { db, engine, now }: Work,
      given: { readonly tokenHash: string; readonly newTokenHash: string; readonly life: number },
    ): Promise<Opened | null> => {
      const token = await locked(
        engine,
        db
          .selectFrom('resident_tokens')
          .selectAll()
          .where('hash', '=', given.tokenHash)
          .where('expires_at', '>', now),
      ).executeTakeFirst();
      if (!token) return null;
      if (token.replaces !== null) {
        await db.deleteFrom('resident_tokens').where('hash', '=', token.replaces).execute();
      }
      await db
        .updateTable('resident_tokens')
        .set({ replaces: null, expires_at: now + given.life })
        .where('hash', '=', given.tokenHash)
        .execute();
      const { conversation, council } = token;
      await db
        .insertInto('resident_tokens')
        .values({
          hash: given.newTokenHash,
          council,
          conversation,
          issued_at: now,
          expires_at: now + given.life,
          replaces: given.tokenHash,
        })
        .execute();
      return { conversation, council };
    },
  ),

  /**
   * One more token for a conversation; `expires` is ms.
   * @throws Problem `token-unknown` where the conversation was left for good
   */
  issue: write(
    async (
      work: Work,
      given: Opened & { readonly tokenHash: string; readonly expires: number },
    ): Promise<void> => {
      const { db, now } = work;
      const row = await held(work, given.conversation);
      if (row !== undefined && isShut(row)) throw new Problem('token-unknown');
      await db
        .insertInto('resident_tokens')
        .values({
          hash: given.tokenHash,
          council: given.council,
          conversation: given.conversation,
          issued_at: now,
          expires_at: given.expires,
          replaces: null,
        })
        .execute();
    },
  ),

  /** A contact: the token lives for `life` ms more. False where it is unknown or has expired. */
  touch: write(
    async (
      { db, now }: Work,
      { tokenHash, life }: { readonly tokenHash: string; readonly life: number },
    ): Promise<boolean> => {
      const token = await db
        .selectFrom('resident_tokens')
        .select('expires_at')
        .where('hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (!token) return false;
      if (token.expires_at + worthWriting <= now + life) {
        await db
          .updateTable('resident_tokens')
          .set({ expires_at: now + life })
          .where('hash', '=', tokenHash)
          .execute();
      }
      return true;
    },
  ),

  /** What a token opens, or null; changes nothing. */
  find: read(
    async ({ db, now }, { tokenHash }: { readonly tokenHash: string }): Promise<Opened | null> =>
      (await db
        .selectFrom('resident_tokens')
        .select(['conversation', 'council'])
        .where('hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()) ?? null,
  ),

  /** The conversation that a token opens, as it is now, or null. */
  conversation: read(
    async (
      { db, now },
      { tokenHash }: { readonly tokenHash: string },
    ): Promise<ConversationRow | null> =>
      (await db
        .selectFrom('resident_tokens')
        .innerJoin('conversations', 'conversations.id', 'resident_tokens.conversation')
        .selectAll('conversations')
        .where('resident_tokens.hash', '=', tokenHash)
        .where('resident_tokens.expires_at', '>', now)
        .executeTakeFirst()) ?? null,
  ),

  /** Drops the tokens that have expired; answers how many. */
  prune: write(async ({ db, now }: Work): Promise<number> => {
    const done = await db
      .deleteFrom('resident_tokens')
      .where('expires_at', '<=', now)
      .executeTakeFirst();
    return Number(done.numDeletedRows);
  }),
};
