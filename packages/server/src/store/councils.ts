import { read, write } from './work.js';

/** Councils: their settings, and their being there. */
export const councils = {
  list: read(async ({ db }, _: object) =>
    db.selectFrom('councils').select(['id', 'settings', 'version']).orderBy('id').execute(),
  ),
  save: write(async ({ db, now, tell }, council: { id: string; settings: string }) => {
    await db
      .insertInto('councils')
      .values({ ...council, version: 1, created_at: now, updated_at: now })
      .onConflict((c) =>
        c.column('id').doUpdateSet((old) => ({
          settings: old.ref('excluded.settings'),
          version: old('councils.version', '+', 1),
          updated_at: now,
        })),
      )
      .execute();
    tell({ topic: 'council', council: council.id });
  }),
};
