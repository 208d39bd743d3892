import { read, write, type Work } from './work.js';
import { inSlices } from './slices.js';

/** An area as an import hands it in: `shape` is JSON of polygons of rings, 1e-7 degree. */
export interface NewArea {
  readonly code: string;
  readonly name: string;
  readonly population: number | null;
  readonly shape: string;
  readonly minLat: number;
  readonly maxLat: number;
  readonly minLon: number;
  readonly maxLon: number;
}

/** An area without its shape. */
export interface StoredArea {
  readonly kind: 'ward' | 'parish' | 'district' | 'flood-area';
  readonly code: string;
  readonly name: string;
  readonly population: number | null;
}

/** An area with its shape: JSON of polygons of rings of [lon, lat], 1e-7 degree. */
export interface StoredShape extends StoredArea {
  readonly shape: string;
}

const brief = ['kind', 'code', 'name', 'population'] as const;
const full = [...brief, 'shape'] as const;

const select = ({ db }: Work, council: string) =>
  db
    .selectFrom('areas')
    .where('council', '=', council)
    .orderBy('kind')
    .orderBy('name')
    .orderBy('code');

/** Areas: named shapes with a code, of one council each. */
export const areas = {
  /** A council's areas by kind and name. */
  list: read(
    async (work, { council }: { council: string }): Promise<StoredArea[]> =>
      (await select(work, council).select(brief).execute()) as StoredArea[],
  ),

  /** The same with shapes; only those with one of `codes`, where given. */
  shapes: read(
    async (
      work,
      { council, codes }: { council: string; codes?: readonly string[] },
    ): Promise<StoredShape[]> => {
      const query = select(work, council).select(full);
      return (await (
        codes ? query.where('code', 'in', [...codes]) : query
      ).execute()) as StoredShape[];
    },
  ),

  /** Those whose box holds the point (1e-7 degree): few, and the caller tests their shapes. */
  near: read(
    async (
      work,
      { council, lat, lon }: { council: string; lat: number; lon: number },
    ): Promise<StoredShape[]> =>
      (await select(work, council)
        .select(full)
        .where('min_lat', '<=', lat)
        .where('max_lat', '>=', lat)
        .where('min_lon', '<=', lon)
        .where('max_lon', '>=', lon)
        .execute()) as StoredShape[],
  ),

  /**
   * Makes these the council's areas of a kind. One that is in the council no more goes, unless
   * somebody follows it: then it stays, so that no follower silently hears nothing. Where the
   * import knows no population, a known one stays.
   */
  replace: write(
    async (
      work,
      { council, kind, areas: found }: { council: string; kind: string; areas: readonly NewArea[] },
    ): Promise<{ removed: number; kept: number }> => {
      const { db, now, tell } = work;
      for (const slice of inSlices(found, 200)) {
        await db
          .insertInto('areas')
          .values(
            slice.map((area) => ({
              council,
              kind,
              code: area.code,
              name: area.name,
              population: area.population,
              shape: area.shape,
              min_lat: area.minLat,
              max_lat: area.maxLat,
              min_lon: area.minLon,
              max_lon: area.maxLon,
              updated_at: now,
            })),
          )
          .onConflict((conflict) =>
            conflict.columns(['council', 'code']).doUpdateSet((old) => ({
              kind: old.ref('excluded.kind'),
              name: old.ref('excluded.name'),
              population: old.fn.coalesce('excluded.population', 'areas.population'),
              shape: old.ref('excluded.shape'),
              min_lat: old.ref('excluded.min_lat'),
              max_lat: old.ref('excluded.max_lat'),
              min_lon: old.ref('excluded.min_lon'),
              max_lon: old.ref('excluded.max_lon'),
              updated_at: now,
            })),
          )
          .execute();
      }
      const outcome = await removeOthers(
        work,
        council,
        kind,
        new Set(found.map(({ code }) => code)),
      );
      tell({ topic: 'council', council });
      return outcome;
    },
  ),
};

const removeOthers = async (
  { db }: Work,
  council: string,
  kind: string,
  present: ReadonlySet<string>,
): Promise<{ removed: number; kept: number }> => {
  const known = await db
    .selectFrom('areas')
    .select('code')
    .where('council', '=', council)
    .where('kind', '=', kind)
    .execute();
  const absent = known.map(({ code }) => code).filter((code) => !present.has(code));
  let removed = 0;
  for (const slice of inSlices(absent, 500)) {
    const gone = await db
      .deleteFrom('areas')
      .where('council', '=', council)
      .where('code', 'in', slice)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('follower_places')
              .select('follower')
              .whereRef('follower_places.area', '=', 'areas.code')
              .where('follower_places.council', '=', council),
          ),
        ),
      )
      .executeTakeFirst();
    removed += Number(gone.numDeletedRows);
  }
  return { removed, kept: absent.length - removed };
};
