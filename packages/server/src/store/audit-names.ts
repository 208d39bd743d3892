import { read, write, type Work } from './work.js';

/** Somebody in a council's audit; null: their name was erased, or never known. */
export interface NamedActor {
  readonly id: string;
  readonly name: string | null;
}

/**
 * Keeps the names of people who did something, beside the chain and not in it: it holds ids alone,
 * and stays as it is when a name is erased.
 */
export const nameActors = async ({ db, now }: Work, staff: readonly string[]): Promise<void> => {
  const ids = [...new Set(staff)].filter((id) => id !== '');
  if (ids.length === 0) return;
  const people = await db
    .selectFrom('staff as s')
    .leftJoin('audit_names as a', 'a.id', 's.id')
    .select(['s.id', 's.name', 'a.name as known'])
    .where('s.id', 'in', ids)
    .orderBy('s.id')
    .execute();
  for (const { id, name, known } of people) {
    // Most often it is there already, and nobody need wait for its row.
    if (name === known) continue;
    await db
      .insertInto('audit_names')
      .values({ id, name, at: now })
      .onConflict((c) => c.column('id').doUpdateSet({ name, at: now }))
      .execute();
  }
};

/** Everybody who did something at a council, by id. */
export const names = read(
  async ({ db }: Work, { council }: { readonly council: string }): Promise<NamedActor[]> =>
    db
      .selectFrom('audit as a')
      .leftJoin('audit_names as n', 'n.id', 'a.staff')
      .select(['a.staff as id', 'n.name'])
      .distinct()
      .where('a.council', '=', council)
      .where('a.staff', '!=', '')
      .orderBy('a.staff')
      .execute(),
);

/**
 * Erases somebody's name from every council's audit; the lines stay, and the chain holds. Answers
 * whether there was one. Whoever still works here is named anew by the next thing they do.
 */
export const eraseName = write(
  async ({ db }: Work, { staff }: { readonly staff: string }): Promise<boolean> => {
    const done = await db.deleteFrom('audit_names').where('id', '=', staff).executeTakeFirst();
    return Number(done.numDeletedRows) > 0;
  },
);
