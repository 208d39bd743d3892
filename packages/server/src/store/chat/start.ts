import { limits, Problem, rankOf, usualHeadStart } from '@bellman/protocol';
import { sentLine } from '../alert-headlines.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { appendAll } from './append.js';
import { leftNote } from './leave.js';
import { heldOrRefused, isShut, note, shutHash } from './rows.js';

/** What a resident begins with. Hashes and digests are SHA-256, hex. */
export interface NewConversation {
  /** A new id, used unless this start is a repeat. */
  readonly conversation: string;
  readonly council: string;
  readonly startHash: string;
  readonly tokenHash: string;
  /** ms */
  readonly tokenExpires: number;
  readonly service: string;
  readonly language: string;
  readonly name: string;
  /** Short and unique at the council: the first of these that no other chat has. */
  readonly references: readonly string[];
  /** Steps of priority that its service has, what each is worth in minutes, and its weight. */
  readonly priority?: number;
  readonly headStart?: number;
  readonly weight?: number;
  /** The id of an alert that it is about; one that never went out there is not kept. */
  readonly alert?: string | undefined;
  /** A message left for later. */
  readonly left?: { readonly answerBy: number | null; readonly email: string | null };
  readonly message?: {
    readonly id: string;
    readonly digest: string;
    readonly body: string;
    readonly danger?: boolean;
  };
}

/** The conversation that a start made, by anyone who sent it, shut or not; undefined: none yet. */
const startedBy = ({ db }: Work, given: NewConversation): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('conversations')
    .select('id')
    .where('council', '=', given.council)
    .where('start_hash', 'in', [given.startHash, shutHash(given.startHash)])
    .executeTakeFirst();

/** Adds the row, unless the start or the reference is there already. */
const insert = async (work: Work, given: NewConversation, reference: string): Promise<boolean> => {
  const { db, now } = work;
  const made = await db
    .insertInto('conversations')
    .values({
      id: given.conversation,
      council: given.council,
      start_hash: given.startHash,
      service: given.service,
      language: given.language,
      state: 'waiting',
      resident_name: given.name,
      person: null,
      first_words: '',
      queued_at: now,
      priority: given.priority ?? 0,
      advisor: null,
      taken_at: null,
      answered_at: null,
      ended_at: null,
      ended_by: null,
      last_seq: 0,
      created_at: now,
      reference,
      left: Number(given.left !== undefined),
      answer_by: given.left?.answerBy ?? null,
      email: given.left?.email ?? null,
      danger: 0,
      resident_delivered: 0,
      resident_read: 0,
      staff_delivered: 0,
      staff_read: 0,
      kept_until: null,
      idle_ends_at: null,
      rank_at: rankOf(now, given.priority ?? 0, given.headStart ?? usualHeadStart),
      weight: given.weight ?? 1,
      offer_to: null,
      offer_until: null,
      offer_from: null,
      wrap_by: null,
      wrap_required: 0,
      warned: 0,
      returned: 0,
      alert: await sentLine(work, given.council, given.alert),
    })
    // Either index may be in the way, and an error would end PostgreSQL's whole transaction.
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
};

/** Makes the conversation with the first reference that is free; false: this start made one before. */
const make = async (work: Work, given: NewConversation): Promise<boolean> => {
  if ((await startedBy(work, given)) !== undefined) return false;
  for (const reference of given.references) {
    if (await insert(work, given, reference)) {
      const row = await heldOrRefused(work, given.conversation);
      await note(work, row, { code: 'started', params: { reference } });
      return true;
    }
    // Told apart by what is there: where the start is not, it was the reference.
    if ((await startedBy(work, given)) !== undefined) return false;
  }
  throw new Error('Every reference that was offered for a new chat is taken');
};

/** @throws Problem `conversation-ended` */
const checkRepeat = (row: ConversationRow, now: number): void => {
  const late = row.ended_at !== null && row.ended_at + limits.startRepeat <= now;
  if (isShut(row) || late) throw new Problem('conversation-ended');
};

/**
 * Begins a conversation, once for each start: a repeat finds the first, adds what it lacks, and
 * gets a token of its own. A chat that was left for good, or ended `limits.startRepeat` ago, is
 * opened by its start no more.
 *
 * @throws Problem `message-id-reused`, `conversation-ended` for a first message that cannot be
 *   added, and for a repeat that comes too late
 */
export const start = write(
  async (
    work: Work,
    given: NewConversation,
  ): Promise<{ conversation: ConversationRow; repeated: boolean }> => {
    const { db, now } = work;
    const repeated = !(await make(work, given));
    const begun = await startedBy(work, given);
    if (!begun) throw new Error('A start made no conversation');
    const { id } = begun;
    if (repeated) checkRepeat(await heldOrRefused(work, id), now);
    await db
      .insertInto('resident_tokens')
      .values({
        hash: given.tokenHash,
        council: given.council,
        conversation: id,
        issued_at: now,
        expires_at: given.tokenExpires,
        replaces: null,
      })
      .execute();
    if (given.message) {
      const [added] = await appendAll(work, [
        {
          ...given.message,
          conversation: id,
          senderKind: 'resident',
          sender: '',
          senderName: given.name,
        },
      ]);
      if (added && 'refused' in added) throw new Problem(added.refused);
    }
    if (given.left && !repeated) {
      await note(work, await heldOrRefused(work, id), leftNote(given.left.answerBy));
    }
    return { conversation: await heldOrRefused(work, id), repeated };
  },
);
