import { write, type Work } from './work.js';

/** What is imported, by which it is known again. */
export interface ImportKey {
  readonly council: string;
  readonly kind: 'postcodes' | 'areas';
  /** Its file, and how it was asked for, hex. */
  readonly digest: string;
}

/** How far an import is. */
export interface ImportMark {
  /** Bytes, rows and bad rows that are done. */
  readonly done: number;
  readonly rows: number;
  readonly bad: number;
}

/** Imports, so that one that was broken off goes on where it stopped. */
export const imports = {
  /**
   * Begins an import. The same one that was broken off goes on; any other begins anew, and takes
   * its place.
   * @returns rows that are done already
   */
  begin: write(
    async (
      { db, now },
      args: ImportKey & { file: string; size: number },
    ): Promise<{ rows: number }> => {
      const { council, kind, digest, file, size } = args;
      const anew = {
        ...{ file, size, digest, done: 0, rows: 0, bad: 0, state: 'running' },
        ...{ started_at: now, updated_at: now },
      };
      // One statement, for two relays of a new installation may begin the same import at once.
      await db
        .insertInto('imports')
        .values({ council, kind, ...anew })
        .onConflict((conflict) =>
          conflict
            .columns(['council', 'kind'])
            .doUpdateSet(anew)
            .where((e) =>
              e.or([e('imports.digest', '!=', digest), e('imports.state', '!=', 'running')]),
            ),
        )
        .execute();
      return db
        .selectFrom('imports')
        .select('rows')
        .where('council', '=', council)
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow();
    },
  ),

  /** Notes that all of it is done. */
  finish: write(async ({ db, now }, { council, kind, digest }: ImportKey): Promise<void> => {
    await db
      .updateTable('imports')
      .set({ state: 'done', updated_at: now })
      .where('council', '=', council)
      .where('kind', '=', kind)
      .where('digest', '=', digest)
      .execute();
  }),
};

/** Notes how far an import is, with what it stores; false where another took its place. */
export const markImport = async (
  { db, now }: Work,
  { council, kind, digest }: ImportKey,
  mark: ImportMark,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({ ...mark, updated_at: now })
    .where('council', '=', council)
    .where('kind', '=', kind)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};
