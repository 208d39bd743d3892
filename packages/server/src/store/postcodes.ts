import { dropPostcodes, importBatch, unseen } from './postcodes-import.js';
import { read } from './work.js';

/** What the store knows of a postcode that a resident wrote. */
export interface Located {
  /** Its point, where it is one of the council's. */
  readonly here: { readonly lat: number; readonly lon: number } | null;
  /** Whether another council of this relay has it. */
  readonly elsewhere: boolean;
  /** Whether the council has any postcode with the same outward code. */
  readonly outwardHere: boolean;
}

/** Postcodes: points of one council each. A postcode on a border may belong to two. */
export const postcodes = {
  /** Looks a compact postcode up; `outward` is its first half (GU51). */
  locate: read(
    async (
      { db },
      { council, postcode, outward }: { council: string; postcode: string; outward: string },
    ): Promise<Located> => {
      const found = await db
        .selectFrom('postcodes')
        .select(['council', 'lat', 'lon'])
        .where('postcode', '=', postcode)
        .execute();
      const here = found.find((row) => row.council === council);
      if (here)
        return { here: { lat: here.lat, lon: here.lon }, elsewhere: false, outwardHere: true };
      // By bounds of letters and digits only: these sort alike in every collation. The length
      // tells GU1 0AA from GU10 0AA.
      const neighbour = await db
        .selectFrom('postcodes')
        .select('postcode')
        .where('council', '=', council)
        .where('postcode', '>=', `${outward}0AA`)
        .where('postcode', '<=', `${outward}9ZZ`)
        .where(({ fn }) => fn<number>('length', ['postcode']), '=', outward.length + 3)
        .limit(1)
        .executeTakeFirst();
      return { here: null, elsewhere: found.length > 0, outwardHere: neighbour !== undefined };
    },
  ),

  /** How many postcodes a council has. */
  count: read(async ({ db }, { council }: { council: string }): Promise<number> => {
    const { many } = await db
      .selectFrom('postcodes')
      .select(({ fn }) => fn.countAll<number>().as('many'))
      .where('council', '=', council)
      .executeTakeFirstOrThrow();
    return many;
  }),

  importBatch,
  unseen,
  drop: dropPostcodes,
};
