import { limits, Problem } from '@bellman/protocol';
import { appendAll } from './chat/append.js';
import type { NewEntry } from './chat/entries.js';
import type { FileRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A file that lies in the files' folder already, and the entry that it becomes. */
export interface NewFile {
  readonly entry: NewEntry & { readonly file: string };
  readonly row: Omit<FileRow, 'created_at'>;
}

/** The entry that a file became, this time or when it was first sent. */
export interface AddedFile {
  readonly seq: number;
  readonly at: number;
  readonly repeated: boolean;
}

/** Files in conversations; their bytes lie outside the store. */
export const files = {
  /**
   * Keeps a file's facts together with the entry that shows it. A repeat keeps nothing.
   * @throws Problem `files-too-many`, and what an entry is refused with
   */
  add: write(async (work: Work, { entry, row }: NewFile): Promise<AddedFile> => {
    const [added] = await appendAll(work, [entry]);
    if (added === undefined) throw new Error('The store answered no entry for a file');
    if ('refused' in added) throw new Problem(added.refused);
    if (added.repeated) return added;
    const { held } = await work.db
      .selectFrom('files')
      .select((e) => e.fn.countAll<number>().as('held'))
      .where('conversation', '=', row.conversation)
      .executeTakeFirstOrThrow();
    if (held >= limits.filesPerChat) {
      throw new Problem('files-too-many', { limit: limits.filesPerChat });
    }
    await work.db
      .insertInto('files')
      .values({ ...row, created_at: work.now })
      .execute();
    return added;
  }),

  /** One file's facts, or null. */
  get: read(
    async ({ db }, { id }: { readonly id: string }): Promise<FileRow | null> =>
      (await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
  ),

  /** The facts of those of `ids` that there are. */
  these: read(async ({ db }, { ids }: { readonly ids: readonly string[] }): Promise<FileRow[]> =>
    ids.length === 0 ? [] : db.selectFrom('files').selectAll().where('id', 'in', ids).execute(),
  ),

  /** The entry that an upload with this id would repeat, and how many files the chat has. */
  before: read(
    async (
      { db },
      given: { readonly conversation: string; readonly id: string },
    ): Promise<{ known: { seq: number; digest: string } | null; held: number }> => {
      const known = await db
        .selectFrom('message_ids')
        .select(['seq', 'digest'])
        .where('conversation', '=', given.conversation)
        .where('sender', '=', 'resident')
        .where('id', '=', given.id)
        .executeTakeFirst();
      const { held } = await db
        .selectFrom('files')
        .select((e) => e.fn.countAll<number>().as('held'))
        .where('conversation', '=', given.conversation)
        .executeTakeFirstOrThrow();
      return { known: known ?? null, held };
    },
  ),
};
