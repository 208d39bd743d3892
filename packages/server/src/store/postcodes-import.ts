import { markImport, type ImportKey, type ImportMark } from './imports.js';
import { inSlices } from './slices.js';
import { read, write, type Work } from './work.js';

/** A postcode in compact form (GU514AE) and its point, 1e-7 degree (WGS84). */
export interface NewPostcode {
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

/** What one batch of an import did. */
export interface BatchDone {
  /** Places of followers that moved with their postcode. */
  readonly moved: number;
  /** Ended ones that stay, since somebody follows them. */
  readonly followed: number;
  /** Whether another import took this one's place meanwhile: then nothing was stored. */
  readonly replaced: boolean;
}

/** A postcode as followers' places have it: written, GU51 4AE. */
const written = (compact: string): string => `${compact.slice(0, -3)} ${compact.slice(-3)}`;

/**
 * One batch of an import: adds or moves `current`, with the places of those who follow them, and
 * takes `ended` away, but for those that somebody follows. A postcode may stand only once in
 * `current` and not in both.
 */
export const importBatch = write(
  async (
    work,
    batch: {
      council: string;
      current: readonly NewPostcode[];
      ended: readonly string[];
      importing?: { readonly digest: string; readonly mark: ImportMark };
    },
  ): Promise<BatchDone> => {
    const { council, current, ended, importing } = batch;
    const done = { moved: 0, followed: 0, replaced: false };
    if (importing !== undefined) {
      const key: ImportKey = { council, kind: 'postcodes', digest: importing.digest };
      if (!(await markImport(work, key, importing.mark))) return { ...done, replaced: true };
    }
    const seen = importing?.digest ?? '';
    for (const slice of inSlices(current, 1_000)) {
      done.moved += await movePlaces(work, council, slice);
      await put(work, council, slice, seen);
    }
    for (const slice of inSlices(ended, 1_000)) {
      const kept = await followedAmong(work, council, slice);
      const going = slice.filter((postcode) => !kept.has(postcode));
      await remove(work, council, going);
      done.followed += kept.size;
      if (kept.size === 0) continue;
      await work.db
        .updateTable('postcodes')
        .set({ seen })
        .where('council', '=', council)
        .where('postcode', 'in', [...kept])
        .execute();
    }
    return done;
  },
);

const put = async (
  { db, now }: Work,
  council: string,
  rows: readonly NewPostcode[],
  seen: string,
): Promise<void> => {
  await db
    .insertInto('postcodes')
    .values(rows.map((row) => ({ council, ...row, updated_at: now, seen })))
    .onConflict((conflict) =>
      conflict.columns(['council', 'postcode']).doUpdateSet((old) => ({
        lat: old.ref('excluded.lat'),
        lon: old.ref('excluded.lon'),
        seen: old.ref('excluded.seen'),
        updated_at: now,
      })),
    )
    .execute();
};

/** Moves the places of those who follow a postcode that has another point now. */
const movePlaces = async (
  work: Work,
  council: string,
  rows: readonly NewPostcode[],
): Promise<number> => {
  const known = await work.db
    .selectFrom('postcodes')
    .select(['postcode', 'lat', 'lon'])
    .where('council', '=', council)
    .where(
      'postcode',
      'in',
      rows.map(({ postcode }) => postcode),
    )
    .execute();
  const before = new Map(known.map((row) => [row.postcode, row]));
  const moved = new Map(
    rows
      .filter(({ postcode, lat, lon }) => {
        const old = before.get(postcode);
        return old !== undefined && (old.lat !== lat || old.lon !== lon);
      })
      .map((row) => [row.postcode, row]),
  );
  let places = 0;
  for (const postcode of await followedAmong(work, council, [...moved.keys()])) {
    const { lat, lon } = moved.get(postcode) as NewPostcode;
    const { numUpdatedRows } = await work.db
      .updateTable('follower_places')
      .set({ lat, lon })
      .where('council', '=', council)
      .where('postcode', 'in', [postcode, written(postcode)])
      .executeTakeFirst();
    places += Number(numUpdatedRows);
  }
  return places;
};

/** Those that are the place of a follower. */
const followedAmong = async (
  { db }: Work,
  council: string,
  postcodes: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (postcodes.length === 0) return new Set();
  const rows = await db
    .selectFrom('follower_places')
    .select('postcode')
    .distinct()
    .where('council', '=', council)
    .where('postcode', 'in', [...postcodes, ...postcodes.map(written)])
    .execute();
  return new Set(rows.map(({ postcode }) => (postcode ?? '').replace(' ', '')));
};

const remove = async (
  { db }: Work,
  council: string,
  postcodes: readonly string[],
): Promise<number> => {
  if (postcodes.length === 0) return 0;
  const { numDeletedRows } = await db
    .deleteFrom('postcodes')
    .where('council', '=', council)
    .where('postcode', 'in', postcodes)
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** A page of the postcodes that an import did not see, in their order. */
export const unseen = read(
  async (
    { db },
    args: { council: string; digest: string; after: string; most: number },
  ): Promise<string[]> => {
    const rows = await db
      .selectFrom('postcodes')
      .select('postcode')
      .where('council', '=', args.council)
      .where('postcode', '>', args.after)
      .where('seen', '<>', args.digest)
      .orderBy('postcode')
      .limit(args.most)
      .execute();
    return rows.map(({ postcode }) => postcode);
  },
);

/** Takes postcodes away, but for those that somebody follows. */
export const dropPostcodes = write(
  async (
    work,
    { council, postcodes }: { council: string; postcodes: readonly string[] },
  ): Promise<{ removed: number; followed: number }> => {
    let [removed, followed] = [0, 0];
    for (const slice of inSlices(postcodes, 1_000)) {
      const kept = await followedAmong(work, council, slice);
      removed += await remove(
        work,
        council,
        slice.filter((postcode) => !kept.has(postcode)),
      );
      followed += kept.size;
    }
    return { removed, followed };
  },
);
