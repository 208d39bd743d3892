import { limits, Problem, type KeyView } from '@bellman/protocol';
import { sql } from 'kysely';
import { addLine } from './audit.js';
import { holdCouncil } from './posts.js';
import type { ProgramKeyRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A key as it is to be; of the key itself only the hash. */
export interface GivenKey extends Omit<KeyView, 'createdAt' | 'lastUsedAt'> {
  readonly council: string;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly by: string;
}

const view = (row: ProgramKeyRow): KeyView => ({
  id: row.id,
  name: row.name,
  purpose: row.purpose as KeyView['purpose'],
  partner: row.partner,
  services: JSON.parse(row.services) as string[],
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
});

/** A use is written down at most this often, ms: it is for people to see that a key is in use. */
const seldom = 60_000;

/** Makes keys open nothing any more; answers how many. Only their names are kept. */
export const dropKeys = async (
  { db, now }: Work,
  which: { readonly id: string } | { readonly partner: string },
): Promise<number> => {
  const [column, value] =
    'id' in which ? (['id', which.id] as const) : (['partner', which.partner] as const);
  const done = await db
    .updateTable('program_keys')
    .set({ hash: sql<string>`'dropped ' || id`, dropped_at: now })
    .where(column, '=', value)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
};

/** Programs' keys. */
export const programs = {
  list: read(async ({ db }, { council }: { readonly council: string }): Promise<KeyView[]> => {
    const rows = await db
      .selectFrom('program_keys')
      .selectAll()
      .where('council', '=', council)
      .where('dropped_at', 'is', null)
      .orderBy('id')
      .execute();
    return rows.map(view);
  }),

  /** @throws Problem `keys-too-many`, `partner-unknown` */
  add: write(async (work, given: GivenKey): Promise<KeyView> => {
    const { db, now } = work;
    const { council, id, name, purpose, partner, hash, by } = given;
    await holdCouncil(work, council);
    const { many } = await db
      .selectFrom('program_keys')
      .select(({ fn }) => fn.countAll<number>().as('many'))
      .where('council', '=', council)
      .where('dropped_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (many >= limits.keys) throw new Problem('keys-too-many', { limit: limits.keys });
    if (partner !== null) {
      const there = await db
        .selectFrom('partners')
        .select('id')
        .where('id', '=', partner)
        .where('council', '=', council)
        .where('dropped_at', 'is', null)
        .executeTakeFirst();
      if (there === undefined) throw new Problem('partner-unknown');
    }
    const row = {
      ...{ id, council, name, hash, purpose, partner, created_by: by },
      ...{
        services: JSON.stringify(given.services),
        created_at: now,
        last_used_at: null,
        dropped_at: null,
      },
    };
    await db.insertInto('program_keys').values(row).execute();
    await addLine(work, { council, staff: by, act: 'key.add', subject: id, detail: { purpose } });
    return view(row);
  }),

  /** @throws Problem `key-missing` */
  drop: write(async (work, given: Pick<GivenKey, 'council' | 'id' | 'by'>): Promise<void> => {
    const { council, id, by } = given;
    const own = await work.db
      .selectFrom('program_keys')
      .select('id')
      .where('id', '=', id)
      .where('council', '=', council)
      .executeTakeFirst();
    if (own === undefined || (await dropKeys(work, { id })) === 0) throw new Problem('key-missing');
    await addLine(work, { council, staff: by, act: 'key.drop', subject: id, detail: {} });
  }),

  /** Whose key has this hash; null: nobody's at this council. */
  byHash: read(
    async (
      { db },
      { council, hash }: { readonly council: string; readonly hash: string },
    ): Promise<KeyView | null> => {
      const row = await db
        .selectFrom('program_keys')
        .selectAll()
        .where('hash', '=', hash)
        .where('council', '=', council)
        .executeTakeFirst();
      return row === undefined ? null : view(row);
    },
  ),

  /** Notes that a key was used. */
  used: write(async ({ db, now }, { id }: { readonly id: string }): Promise<void> => {
    await db
      .updateTable('program_keys')
      .set({ last_used_at: now })
      .where('id', '=', id)
      .where((e) => e.or([e('last_used_at', 'is', null), e('last_used_at', '<', now - seldom)]))
      .execute();
  }),
};
