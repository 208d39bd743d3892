import { Problem } from '@bellman/protocol';
import { held, isShut } from './chat/rows.js';
import { read, write, type Work } from './work.js';

/** What a code is for. The first two open a chat once; a resume code opens it with the reference. */
export type CodeKind = 'hand-over' | 'call-back' | 'resume' | 'transcript';

/** What a code leads to. */
export interface Led {
  readonly conversation: string;
  readonly council: string;
}

/** Codes that let somebody in, by their hash (SHA-256, hex). */
export const codes = {
  /**
   * Keeps a code. `alone` forgets those that the conversation had of this kind.
   * @throws Problem `token-unknown` where the conversation was left for good
   */
  make: write(
    async (
      work: Work,
      given: {
        readonly hash: string;
        readonly kind: CodeKind;
        readonly council: string;
        readonly conversation: string;
        /** ms */
        readonly expires: number;
        readonly alone: boolean;
      },
    ): Promise<void> => {
      const { db } = work;
      const { hash, kind, council, conversation, expires, alone } = given;
      const row = await held(work, conversation);
      if (row !== undefined && isShut(row)) throw new Problem('token-unknown');
      if (alone) {
        await db
          .deleteFrom('chat_codes')
          .where('conversation', '=', conversation)
          .where('kind', '=', kind)
          .execute();
      }
      await db
        .insertInto('chat_codes')
        .values({ hash, kind, council, conversation, expires_at: expires })
        // A resume code is the same each time; of two who ask at once, the later's time holds.
        .onConflict((c) => c.column('hash').doUpdateSet({ expires_at: expires }))
        .execute();
    },
  ),

  /** What an unexpired code of one of these kinds leads to at this council, or null; spends nothing. */
  find: read(
    async (
      { db, now },
      given: {
        readonly hash: string;
        readonly kinds: readonly CodeKind[];
        readonly council: string;
      },
    ): Promise<Led | null> =>
      (await db
        .selectFrom('chat_codes')
        .select(['conversation', 'council'])
        .where('hash', '=', given.hash)
        .where('kind', 'in', given.kinds)
        .where('council', '=', given.council)
        .where('expires_at', '>', now)
        .executeTakeFirst()) ?? null,
  ),

  /**
   * Spends a one-use code and issues a token for its conversation, both or neither. Of all who ask
   * with the same code, on however many nodes, exactly one gets in; the others get null.
   */
  redeem: write(
    async (
      { db, now }: Work,
      given: {
        readonly hash: string;
        readonly kinds: readonly CodeKind[];
        readonly council: string;
        readonly newTokenHash: string;
        /** ms */
        readonly tokenExpires: number;
      },
    ): Promise<Led | null> => {
      // A row is deleted by one transaction alone: PostgreSQL lets the other wait, and find nothing.
      const spent = await db
        .deleteFrom('chat_codes')
        .where('hash', '=', given.hash)
        .where('kind', 'in', given.kinds)
        .where('council', '=', given.council)
        .where('expires_at', '>', now)
        .returning(['conversation', 'council'])
        .executeTakeFirst();
      if (!spent) return null;
      await db
        .insertInto('resident_tokens')
        .values({
          hash: given.newTokenHash,
          council: spent.council,
          conversation: spent.conversation,
          issued_at: now,
          expires_at: given.tokenExpires,
          replaces: null,
        })
        .execute();
      return spent;
    },
  ),

  /** Drops the codes that have expired; answers how many. */
  prune: write(async ({ db, now }: Work): Promise<number> => {
    const done = await db
      .deleteFrom('chat_codes')
      .where('expires_at', '<=', now)
      .executeTakeFirst();
    return Number(done.numDeletedRows);
  }),
};
