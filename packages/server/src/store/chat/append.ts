import type { ProblemCode } from '@bellman/protocol';
import { answeredDue } from '../chat-timers.js';
import { due } from '../due.js';
import { locked } from '../locked.js';
import { among } from '../sets.js';
import type { ConversationRow, MessageIdRow, MessageRow } from '../tables.js';
import { writeTogether, type Words, type Work } from '../work.js';
import { advance } from './advance.js';
import { idsOf, insertAll, senderKey, type NewEntry } from './entries.js';
import { rankInDanger } from './front.js';

/** What became of an entry: its place, or why it was refused. */
export type Appended =
  | { readonly seq: number; readonly at: number; readonly repeated: boolean }
  | {
      readonly refused: Extract<
        ProblemCode,
        'message-id-reused' | 'conversation-ended' | 'conversation-unknown' | 'not-yours'
      >;
    };

/** How much of the first message the desk's list shows, in characters. */
const firstWords = 140;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The start of a body, cut between what people see as characters. */
const opening = (body: string): string => {
  let end = 0;
  let seen = 0;
  for (const { index, segment } of graphemes.segment(body)) {
    if (seen === firstWords) break;
    seen += 1;
    end = index + segment.length;
  }
  return body.slice(0, end);
};

/** What must be known of a chat to add to it: a row has three times as many. */
const needed = [
  ...(['id', 'council', 'state', 'advisor', 'last_seq', 'answered_at', 'first_words'] as const),
  ...(['left', 'email', 'danger', 'rank_at', 'queued_at'] as const),
] as const;
type Chat = Pick<ConversationRow, (typeof needed)[number]>;

const idKey = (conversation: string, sender: string, id: string): string =>
  `${conversation} ${sender} ${id}`;

/** What is told along with the news: a file's entry is read, for what the file is called. */
const wordsOf = (entry: NewEntry, seq: number, at: number): { readonly entry?: Words } => {
  if (entry.file !== undefined) return {};
  const { id, body, senderKind: kind, senderName: name } = entry;
  return { entry: { id, seq, at, sender: { kind, name }, body } };
};

const place = (entry: NewEntry, row: Chat | undefined): Appended | Chat => {
  if (!row) return { refused: 'conversation-unknown' };
  if (row.state === 'ended') return { refused: 'conversation-ended' };
  if (entry.senderKind === 'staff' && row.advisor !== entry.sender) return { refused: 'not-yours' };
  return row;
};

/**
 * Gives each entry the next place in its conversation, in the order given. An id that its sender
 * used before gets the place it has, and is not told again.
 */
export const appendAll = async (work: Work, entries: readonly NewEntry[]): Promise<Appended[]> => {
  const { db, engine, now, tell } = work;
  if (entries.length === 0) return [];
  const conversations = [...new Set(entries.map(({ conversation }) => conversation))];
  const rows = await locked(
    engine,
    db
      .selectFrom('conversations')
      .select(needed)
      .where(among(work, 'id', conversations))
      .orderBy('id'),
  ).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = new Map<string, MessageIdRow>();
  const found = await idsOf(work, entries);
  for (const row of found) known.set(idKey(row.conversation, row.sender, row.id), row);

  const messages: MessageRow[] = [];
  const ids: MessageIdRow[] = [];
  const changed = new Set<Chat>();
  const flagged: Chat[] = [];
  const answered: Chat[] = [];

  const one = (entry: NewEntry): Appended => {
    const sender = senderKey(entry);
    const key = idKey(entry.conversation, sender, entry.id);
    const before = known.get(key);
    if (before) {
      return before.digest === entry.digest
        ? { seq: before.seq, at: before.at, repeated: true }
        : { refused: 'message-id-reused' };
    }
    const row = place(entry, byId.get(entry.conversation));
    if (!('last_seq' in row)) return row;
    row.last_seq += 1;
    if (entry.senderKind === 'staff') {
      if (row.answered_at === null && row.left === 1 && row.email !== null) answered.push(row);
      row.answered_at ??= now;
    } else if (row.first_words === '') row.first_words = opening(entry.body);
    if (entry.danger === true && row.danger === 0) {
      row.danger = 1;
      flagged.push(row);
      tell({ topic: 'conversation', council: row.council, conversation: row.id });
    }
    changed.add(row);
    const { council, id: conversation, last_seq: seq } = row;
    const made = {
      council,
      conversation,
      sender,
      id: entry.id,
      seq,
      at: now,
      digest: entry.digest,
    };
    ids.push(made);
    known.set(key, made);
    messages.push({
      council,
      conversation,
      seq,
      id: entry.id,
      sender_kind: entry.senderKind,
      sender: entry.sender,
      sender_name: entry.senderName,
      body: entry.body,
      event: null,
      file: entry.file ?? null,
      at: now,
    });
    tell({ topic: 'message', council, conversation, seq, ...wordsOf(entry, seq, now) });
    return { seq, at: now, repeated: false };
  };

  const answers = entries.map(one);
  await advance(work, [...changed]);
  if (flagged.length > 0) {
    // Only ever set: a chat that told of danger to life stays marked, and stands ahead (C12).
    for (const row of flagged) {
      await db
        .updateTable('conversations')
        .set({ danger: 1, rank_at: rankInDanger(row) })
        .where('id', '=', row.id)
        .execute();
    }
  }
  await insertAll(work, messages, ids);
  for (const { council, id: subject } of answered) {
    await due.put.run(work, { council, kind: answeredDue, subject, at: now });
    tell({ topic: 'conversation', council, conversation: subject });
  }
  return answers;
};

/** Adds what people wrote. Calls that arrive together are one, whoever made them. */
export const append = writeTogether(
  async (work: Work, many: readonly { readonly messages: readonly NewEntry[] }[]) => {
    const answers = await appendAll(
      work,
      many.flatMap(({ messages }) => messages),
    );
    let next = 0;
    return many.map(({ messages }) => answers.slice(next, (next += messages.length)));
  },
);
