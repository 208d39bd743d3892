import { sql } from 'kysely';
import { asTable, insertMany } from '../sets.js';
import type { MessageIdRow, MessageRow } from '../tables.js';
import type { Work } from '../work.js';

/** What a person wrote, checked already. */
export interface NewEntry {
  readonly conversation: string;
  readonly senderKind: 'resident' | 'staff';
  /** The staff id; empty for the resident. */
  readonly sender: string;
  /** The name shown beside it. */
  readonly senderName: string;
  /** Made by the sender; unique to conversation and sender. */
  readonly id: string;
  /** SHA-256 of the body, hex. */
  readonly digest: string;
  readonly body: string;
  /** A phrase of the council's danger list is in it. */
  readonly danger?: boolean;
  /** The file that it shows; its body is empty then. */
  readonly file?: string;
}

/** Whose ids an entry's id is unique among. */
export const senderKey = (entry: NewEntry): string =>
  entry.senderKind === 'resident' ? 'resident' : entry.sender;

/** Which of the entries' ids are known. Each is looked up by the whole key: a chat may be long. */
export const idsOf = async (work: Work, entries: readonly NewEntry[]): Promise<MessageIdRow[]> => {
  const asked = asTable(
    work,
    { conversation: 'text', sender: 'text', id: 'text' },
    entries.map((entry) => [entry.conversation, senderKey(entry), entry.id]),
  );
  const { rows } = await sql<MessageIdRow>`
    select message_ids.* from ${asked}
    join message_ids on message_ids.conversation = given.conversation
      and message_ids.sender = given.sender and message_ids.id = given.id`.execute(work.db);
  return rows;
};

/** Adds messages, and the ids that a repeat is told by: a statement each. */
export const insertAll = async (
  work: Work,
  messages: readonly MessageRow[],
  ids: readonly MessageIdRow[],
): Promise<void> => {
  await insertMany(
    work,
    'messages',
    {},
    {
      ...{ council: 'text', conversation: 'text', seq: 'bigint', id: 'text' },
      ...{ sender_kind: 'text', sender: 'text', sender_name: 'text', body: 'text' },
      ...{ event: 'text', file: 'text', at: 'bigint' },
    },
    messages.map((row) => [
      ...[row.council, row.conversation, row.seq, row.id, row.sender_kind, row.sender],
      ...[row.sender_name, row.body, row.event, row.file, row.at],
    ]),
  );
  await insertMany(
    work,
    'message_ids',
    {},
    {
      ...{ council: 'text', conversation: 'text', sender: 'text', id: 'text' },
      ...{ seq: 'bigint', at: 'bigint', digest: 'text' },
    },
    ids.map((row) => [
      ...[row.council, row.conversation, row.sender, row.id, row.seq, row.at, row.digest],
    ]),
  );
};
