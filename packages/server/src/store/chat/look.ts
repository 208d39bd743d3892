import { sql } from 'kysely';
import { asTable } from '../sets.js';
import type { ConversationRow, MessageRow } from '../tables.js';
import { read, type Work } from '../work.js';

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

/** Entries of one conversation after `since`, up to `to`. */
export interface Stretch {
  readonly conversation: string;
  readonly since: number;
  readonly to: number;
}

/** The entries of many conversations at once, each one's in their order. */
export const stretches = read(
  async (
    work: Work,
    { asked }: { readonly asked: readonly Stretch[] },
  ): Promise<Map<string, MessageRow[]>> => {
    const found = new Map<string, MessageRow[]>();
    const wanted = asTable(
      work,
      { conversation: 'text', since: 'bigint', upto: 'bigint' },
      asked.map(({ conversation, since, to }) => [conversation, since, to]),
    );
    const { rows } = await sql<MessageRow>`
      select messages.* from ${wanted} join messages on messages.conversation = given.conversation
        and messages.seq > given.since and messages.seq <= given.upto
      order by messages.conversation, messages.seq`.execute(work.db);
    for (const row of rows) {
      const own = found.get(row.conversation);
      if (own) own.push(row);
      else found.set(row.conversation, [row]);
    }
    return found;
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
      .select(['council', 'state', 'left', 'rank_at', 'id'])
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
          e('rank_at', '<', own.rank_at),
          e.and([e('rank_at', '=', own.rank_at), e('id', '<', own.id)]),
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
          .orderBy('rank_at')
          .orderBy('id')
          .execute(),
);

/** How long a wrap-up that is only offered is asked for, ms. */
const offered = 3_600_000;

/**
 * The conversations that a staff member has now, longest first, and those that they are still to
 * wrap up: where that must be done, until it is; where it is offered, for an hour.
 */
export const ofAdvisor = read(
  async ({ db, now }, { staff }: { readonly staff: string }): Promise<ConversationRow[]> =>
    db
      .selectFrom('conversations')
      .selectAll()
      .where((e) =>
        e.or([
          e.and([e('advisor', '=', staff), e('state', '=', 'active')]),
          e.and([
            e('wrap_by', '=', staff),
            e('state', '=', 'ended'),
            e.or([e('wrap_required', '=', 1), e('ended_at', '>', now - offered)]),
          ]),
        ]),
      )
      .orderBy('taken_at')
      .orderBy('id')
      .execute(),
);
