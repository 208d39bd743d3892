import { Problem } from '@bellman/protocol';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { appendAll } from './append.js';
import { heldOrRefused, note } from './rows.js';

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
  /** Short, unique at the council. */
  readonly reference: string;
  /** A phrase of the council's danger list was written. */
  readonly danger?: boolean;
  /** A message left for later. */
  readonly left?: { readonly answerBy: number; readonly email: string | null };
  readonly message?: { readonly id: string; readonly digest: string; readonly body: string };
}

const make = async (work: Work, given: NewConversation): Promise<boolean> => {
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
      priority: 0,
      advisor: null,
      taken_at: null,
      answered_at: null,
      ended_at: null,
      ended_by: null,
      last_seq: 0,
      created_at: now,
      reference: given.reference,
      left: Number(given.left !== undefined),
      answer_by: given.left?.answerBy ?? null,
      email: given.left?.email ?? null,
      danger: Number(given.danger ?? false),
      resident_delivered: 0,
      resident_read: 0,
      staff_delivered: 0,
      staff_read: 0,
      kept_until: null,
      idle_ends_at: null,
    })
    .onConflict((c) => c.columns(['council', 'start_hash']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return false;
  await note(work, await heldOrRefused(work, given.conversation), { code: 'started', params: {} });
  return true;
};

/**
 * Begins a conversation, once for each start: a repeat finds the first, adds what it lacks, and
 * gets a token of its own.
 *
 * @throws Problem `message-id-reused`, `conversation-ended` for a first message that cannot be added
 */
export const start = write(
  async (
    work: Work,
    given: NewConversation,
  ): Promise<{ conversation: ConversationRow; repeated: boolean }> => {
    const { db, now } = work;
    const repeated = !(await make(work, given));
    const { id } = await db
      .selectFrom('conversations')
      .select('id')
      .where('council', '=', given.council)
      .where('start_hash', '=', given.startHash)
      .executeTakeFirstOrThrow();
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
    return { conversation: await heldOrRefused(work, id), repeated };
  },
);
