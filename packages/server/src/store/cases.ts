import { limits, Problem, type CaseState } from '@bellman/protocol';
import { heldOrRefused, note } from './chat/rows.js';
import type { CaseRow, ConversationRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A case as it is first written down. */
export interface NewCase extends Pick<
  CaseRow,
  'id' | 'kind' | 'words' | 'staff' | 'name' | 'made'
> {
  /** Short and unique at the council: the first of these that no other case has. */
  readonly references: readonly string[];
  /** By when the next step is due, ms. */
  readonly dueAt: number | null;
}

const checkCount = async (db: Work['db'], conversation: string): Promise<void> => {
  const { count } = await db
    .selectFrom('cases')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('conversation', '=', conversation)
    .where('kind', '!=', 'abuse')
    .executeTakeFirstOrThrow();
  const limit = limits.casesPerChat;
  if (count >= limit) throw new Problem('cases-too-many', { limit });
};

/**
 * Writes a case down about a held conversation, and tells supervisors. `made` that was there
 * already finds the case that it made.
 * @throws Problem `cases-too-many`, but never of abuse: that ends the chat, so there is one
 */
export const addCase = async (
  { db, now, tell }: Work,
  chat: ConversationRow,
  given: NewCase,
): Promise<{ readonly row: CaseRow; readonly repeated: boolean }> => {
  const before = await db
    .selectFrom('cases')
    .selectAll()
    .where('conversation', '=', chat.id)
    .where('made', '=', given.made)
    .executeTakeFirst();
  if (before !== undefined) return { row: before, repeated: true };
  if (given.kind !== 'abuse') await checkCount(db, chat.id);
  const { references, dueAt, ...made } = given;
  for (const reference of references) {
    const row = await db
      .insertInto('cases')
      .values({
        ...made,
        reference,
        council: chat.council,
        state: 'open',
        conversation: chat.id,
        chat: chat.reference,
        service: chat.service,
        at: now,
        moved_at: now,
        due_at: dueAt,
      })
      // The conversation is held, so only the reference can be in the way.
      .onConflict((c) => c.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) continue;
    tell({ topic: 'case', council: row.council, case: row.id });
    return { row, repeated: false };
  }
  throw new Error('Every reference that was offered for a new case is taken');
};

/** Complaints, compliments, requests, concerns and abuse: each with a clock of its own (D7). */
export const cases = {
  /**
   * Writes one down. With `recorded` the chat says so, too, with these values and the reference.
   * Only whoever has the chat, or had it last, may; with `anyChat`, whoever asks.
   * @throws Problem `conversation-unknown`, `not-yours`, `cases-too-many`
   */
  raise: write(
    async (
      work: Work,
      given: NewCase & {
        readonly conversation: string;
        readonly anyChat: boolean;
        readonly recorded: Readonly<Record<string, string | number>> | null;
      },
    ): Promise<{ row: CaseRow; repeated: boolean }> => {
      const { conversation, anyChat, recorded, ...made } = given;
      const chat = await heldOrRefused(work, conversation);
      if (!anyChat && chat.advisor !== given.staff) throw new Problem('not-yours');
      const raised = await addCase(work, chat, made);
      if (recorded !== null && !raised.repeated) {
        const { kind, reference } = raised.row;
        await note(work, chat, { code: 'recorded', params: { ...recorded, kind, reference } });
      }
      return raised;
    },
  ),

  /** One case of a council, or null. */
  get: read(
    async (
      { db },
      { id, council }: { readonly id: string; readonly council: string },
    ): Promise<CaseRow | null> =>
      (await db
        .selectFrom('cases')
        .selectAll()
        .where('id', '=', id)
        .where('council', '=', council)
        .executeTakeFirst()) ?? null,
  ),

  /** A council's: those not closed, what is due first; then those closed since `since` (ms). */
  list: read(
    async (
      { db },
      given: { readonly council: string; readonly since: number; readonly most: number },
    ): Promise<CaseRow[]> => {
      const of = db.selectFrom('cases').selectAll().where('council', '=', given.council);
      const open = await of
        .where('state', '!=', 'closed')
        .orderBy('due_at', (o) => o.asc().nullsLast())
        .orderBy('id')
        .limit(given.most)
        .execute();
      const closed = await of
        .where('state', '=', 'closed')
        .where('moved_at', '>=', given.since)
        .orderBy('moved_at', 'desc')
        .orderBy('id')
        .limit(given.most)
        .execute();
      return [...open, ...closed].slice(0, given.most);
    },
  ),

  /** Moves a case on, if it still is as `from` says; null: it is otherwise, or there is none. */
  move: write(
    async (
      { db, now, tell }: Work,
      given: {
        readonly id: string;
        readonly council: string;
        readonly from: CaseState;
        readonly to: CaseState;
        readonly dueAt: number | null;
      },
    ): Promise<CaseRow | null> => {
      const moved = await db
        .updateTable('cases')
        .set({ state: given.to, due_at: given.dueAt, moved_at: now })
        .where('id', '=', given.id)
        .where('council', '=', given.council)
        .where('state', '=', given.from)
        .returningAll()
        .executeTakeFirst();
      if (moved === undefined) return null;
      tell({ topic: 'case', council: moved.council, case: moved.id });
      return moved;
    },
  ),
};
