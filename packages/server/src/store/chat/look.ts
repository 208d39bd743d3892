import type { ConversationRow, MessageRow } from '../tables.js';
import { read } from '../work.js';

/** One conversation, or null. */
export const get = read(
  async (
    { db },
    { conversation }: { readonly conversation: string },
  ): Promise<ConversationRow | null> =>
    (await db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', conversation)
      .executeTakeFirst()) ?? null,
);

/** The conversation of a council that has one of these references, or null. */
export const byReference = read(
  async (
    { db },
    given: { readonly council: string; readonly references: readonly string[] },
  ): Promise<ConversationRow | null> =>
    (await db
      .selectFrom('conversations')
      .selectAll()
      .where('council', '=', given.council)
      .where('reference', 'in', given.references)
      .executeTakeFirst()) ?? null,
);

/** The entries after `since`, oldest first, at most `limit`; `more` says that others follow. */
export const page = read(
  async (
    { db },
    given: { readonly conversation: string; readonly since: number; readonly limit: number },
  ): Promise<{ messages: MessageRow[]; more: boolean }> => {
    const rows = await db
      .selectFrom('messages')
      .selectAll()
      .where('conversation', '=', given.conversation)
      .where('seq', '>', given.since)
      .orderBy('seq')
      .limit(given.limit + 1)
      .execute();
    return { messages: rows.slice(0, given.limit), more: rows.length > given.limit };
  },
);

/**
 * A waiting conversation's place in its council's queue, 1 being next; null when not waiting. A
 * message that was left has no place, and keeps nobody waiting.
 */
export const position = read(
  async ({ db }, { conversation }: { readonly conversation: string }): Promise<number | null> => {
    const own = await db
      .selectFrom('conversations')
      .select(['council', 'state', 'left', 'priority', 'queued_at', 'id'])
      .where('id', '=', conversation)
      .executeTakeFirst();
    if (own?.state !== 'waiting' || own.left === 1) return null;
    const { ahead } = await db
      .selectFrom('conversations')
      .select((e) => e.fn.countAll<number>().as('ahead'))
      .where('state', '=', 'waiting')
      .where('council', '=', own.council)
      .where('left', '=', 0)
      .where((e) =>
        e.or([
          e('priority', '>', own.priority),
          e.and([e('priority', '=', own.priority), e('queued_at', '<', own.queued_at)]),
          e.and([
            e('priority', '=', own.priority),
            e('queued_at', '=', own.queued_at),
            e('id', '<', own.id),
          ]),
        ]),
      )
      .executeTakeFirstOrThrow();
    return ahead + 1;
  },
);

/** The waiting conversations of these councils, the next one first. */
export const waiting = read(
  async (
    { db },
    { councils }: { readonly councils: readonly string[] },
  ): Promise<ConversationRow[]> =>
    councils.length === 0
      ? []
      : db
          .selectFrom('conversations')
          .selectAll()
          .where('state', '=', 'waiting')
          .where('council', 'in', councils)
          .orderBy('priority', 'desc')
          .orderBy('queued_at')
          .orderBy('id')
          .execute(),
);

/** The conversations that a staff member has now, longest first. */
export const ofAdvisor = read(
  async ({ db }, { staff }: { readonly staff: string }): Promise<ConversationRow[]> =>
    db
      .selectFrom('conversations')
      .selectAll()
      .where('advisor', '=', staff)
      .where('state', '=', 'active')
      .orderBy('taken_at')
      .orderBy('id')
      .execute(),
);
