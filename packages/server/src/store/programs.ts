import { limits, Problem, type KeyView } from '@bellman/protocol';
import { addLine } from './audit.js';
import { holdCouncil } from './posts.js';
import type { ProgramKeyRow } from './tables.js';
import { read, write } from './work.js';

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

/** Programs' keys. */
export const programs = {
  list: read(async ({ db }, { council }: { readonly council: string }): Promise<KeyView[]> => {
    const rows = await db
      .selectFrom('program_keys')
      .selectAll()
      .where('council', '=', council)
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
      .executeTakeFirstOrThrow();
    if (many >= limits.keys) throw new Problem('keys-too-many', { limit: limits.keys });
    if (partner !== null) {
      const there = await db
        .selectFrom('partners')
        .select('id')
        .where('id', '=', partner)
        .where('council', '=', council)
        .executeTakeFirst();
      if (there === undefined) throw new Problem('partner-unknown');
    }
    const row = {
      ...{ id, council, name, hash, purpose, partner, created_by: by },
      ...{ services: JSON.stringify(given.services), created_at: now, last_used_at: null },
    };
    await db.insertInto('program_keys').values(row).execute();
    await addLine(work, { council, staff: by, act: 'key.add', subject: id, detail: { purpose } });
    return view(row);
  }),

  /** @throws Problem `key-missing` */
  drop: write(async (work, given: Pick<GivenKey, 'council' | 'id' | 'by'>): Promise<void> => {
    const { council, id, by } = given;
    const done = await work.db
      .deleteFrom('program_keys')
      .where('id', '=', id)
      .where('council', '=', council)
      .executeTakeFirst();
    if (Number(done.numDeletedRows) === 0) throw new Problem('key-missing');
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
