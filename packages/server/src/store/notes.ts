import { limits, Problem } from '@bellman/protocol';
import { heldOrRefused } from './chat/rows.js';
import type { ConversationRow, NoteRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A note as its writer made it, checked and masked already. */
export type NewNote = Pick<NoteRow, 'id' | 'staff' | 'name' | 'body'>;

/**
 * Adds a note to a held conversation, and tells the desk. The same id with the same words is
 * answered alike, and told once. With `always`, however many its writer wrote before.
 * @throws Problem `message-id-reused`, `notes-too-many`
 */
export const addNote = async (
  { db, now, tell }: Work,
  { id: conversation, council }: Pick<ConversationRow, 'id' | 'council'>,
  note: NewNote,
  always = false,
): Promise<NoteRow> => {
  const theirs = db
    .selectFrom('notes')
    .where('conversation', '=', conversation)
    .where('staff', '=', note.staff);
  const before = await theirs.selectAll().where('id', '=', note.id).executeTakeFirst();
  if (before !== undefined) {
    if (before.body !== note.body) throw new Problem('message-id-reused');
    return before;
  }
  const { count } = await theirs
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (!always && count >= limits.notesPerChat) {
    throw new Problem('notes-too-many', { limit: limits.notesPerChat });
  }
  const row = { ...note, council, conversation, at: now };
  await db.insertInto('notes').values(row).execute();
  tell({ topic: 'note', council, conversation, staff: note.staff, note: note.id });
  return row;
};

/** What staff write about a chat among themselves. Nothing of it is for its resident. */
export const notes = {
  /** @throws Problem `conversation-unknown`, `message-id-reused`, `notes-too-many` */
  add: write(
    async (
      work: Work,
      { conversation, ...note }: NewNote & { readonly conversation: string },
    ): Promise<NoteRow> => addNote(work, await heldOrRefused(work, conversation), note),
  ),

  /** All of a conversation's, oldest first. */
  of: read(
    async ({ db }, { conversation }: { readonly conversation: string }): Promise<NoteRow[]> =>
      db
        .selectFrom('notes')
        .selectAll()
        .where('conversation', '=', conversation)
        .orderBy('at')
        .orderBy('id')
        .execute(),
  ),

  /** One of them, by who wrote it and the id they gave it; null: none. */
  one: read(
    async (
      { db },
      given: { readonly conversation: string; readonly staff: string; readonly id: string },
    ): Promise<NoteRow | null> =>
      (await db
        .selectFrom('notes')
        .selectAll()
        .where('conversation', '=', given.conversation)
        .where('staff', '=', given.staff)
        .where('id', '=', given.id)
        .executeTakeFirst()) ?? null,
  ),
};
