import { sql } from 'kysely';
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

/** Rows that one statement takes: SQLite binds at most 32,766 values. */
const chunk = 500;

/** Which of the entries' ids are known. Each is looked up by the whole key: a chat may be long. */
export const idsOf = async (
  { db }: Work,
  entries: readonly NewEntry[],
): Promise<MessageIdRow[]> => {
  const found: MessageIdRow[] = [];
  for (let from = 0; from < entries.length; from += chunk) {
    const asked = entries
      .slice(from, from + chunk)
      .map((entry) => sql`(${entry.conversation}, ${senderKey(entry)}, ${entry.id})`);
    const { rows } = await sql<MessageIdRow>`
      with asked (conversation, sender, id) as (values ${sql.join(asked)})
      select message_ids.* from asked
      join message_ids on message_ids.conversation = asked.conversation
        and message_ids.sender = asked.sender and message_ids.id = asked.id`.execute(db);
    found.push(...rows);
  }
  return found;
};

/** Adds messages, and the ids that a repeat is told by. */
export const insertAll = async (
  { db }: Work,
  messages: readonly MessageRow[],
  ids: readonly MessageIdRow[],
): Promise<void> => {
  for (let from = 0; from < messages.length; from += chunk) {
    await db
      .insertInto('messages')
      .values(messages.slice(from, from + chunk))
      .execute();
    await db
      .insertInto('message_ids')
      .values(ids.slice(from, from + chunk))
      .execute();
  }
};
