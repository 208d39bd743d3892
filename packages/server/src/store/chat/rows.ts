import { Problem, type EventCode } from '@bellman/protocol';
import type { ConversationRow, MessageRow } from '../tables.js';
import { locked } from '../locked.js';
import type { Work } from '../work.js';

/** What the relay itself notes in a conversation. */
export interface Noted {
  readonly code: EventCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A conversation that is about to change, held until the operation ends; undefined: none such. */
export const held = ({ db, engine }: Work, id: string): Promise<ConversationRow | undefined> =>
  locked(
    engine,
    db.selectFrom('conversations').selectAll().where('id', '=', id),
  ).executeTakeFirst();

/**
 * What the hash of a start becomes once its chat was left for good: a repeat of that start is known
 * for one, and opens nothing.
 */
export const shutHash = (startHash: string): string =>
  startHash.startsWith('shut ') ? startHash : `shut ${startHash}`;

/** Whether a conversation was left for good, so that nothing may open it any more. */
export const isShut = ({ start_hash: hash }: Pick<ConversationRow, 'start_hash'>): boolean =>
  hash === shutHash(hash);

/** A conversation held as by `held`, or the refusal. @throws Problem `conversation-unknown` */
export const heldOrRefused = async (work: Work, id: string): Promise<ConversationRow> => {
  const row = await held(work, id);
  if (!row) throw new Problem('conversation-unknown');
  return row;
};

/** An event as an entry of its conversation. Its id is made of its place, which is unique. */
const noteRow = (
  conversation: { readonly id: string; readonly council: string },
  seq: number,
  noted: Noted,
  at: number,
): MessageRow => ({
  council: conversation.council,
  conversation: conversation.id,
  seq,
  id: `event-${seq}`,
  sender_kind: 'system',
  sender: '',
  sender_name: '',
  body: '',
  event: JSON.stringify(noted),
  file: null,
  at,
});

/** Adds an event to a held conversation as its next entry, and tells of both. */
export const note = async (work: Work, row: ConversationRow, noted: Noted): Promise<void> => {
  const seq = row.last_seq + 1;
  await work.db
    .insertInto('messages')
    .values(noteRow(row, seq, noted, work.now))
    .execute();
  await work.db
    .updateTable('conversations')
    .set({ last_seq: seq })
    .where('id', '=', row.id)
    .execute();
  work.tell({ topic: 'message', council: row.council, conversation: row.id, seq });
  work.tell({ topic: 'conversation', council: row.council, conversation: row.id });
};

/** A conversation that rings at nobody's desk. */
export const noOffer = { offer_to: null, offer_until: null, offer_from: null } as const;

/** Whether a chat rings at somebody's desk now. */
export const rings = (
  row: Pick<ConversationRow, 'offer_to' | 'offer_until'>,
  now: number,
): boolean => row.offer_to !== null && row.offer_until !== null && row.offer_until > now;

/** What somebody is called; empty where nobody is meant, or they are no more. */
export const nameOf = async ({ db }: Work, staff: string | null): Promise<string> => {
  if (staff === null) return '';
  const row = await db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', staff)
    .executeTakeFirst();
  return row?.name ?? '';
};
