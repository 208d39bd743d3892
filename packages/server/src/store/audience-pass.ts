import type { Prepared } from '../ground/geometry.js';
import type { Finding, ScanArea } from './audience-scan.js';
import { boxAround } from './wards.js';
import type { Work } from './work.js';

/** Followers in the order of their ids, and by which of their places each was found. */
export interface PassPage {
  readonly found: ReadonlyMap<string, Finding>;
  /** Where the next page begins: after this follower; null at the end. */
  readonly next: string | null;
}

/**
 * One page of a pass over all of a council's followers, for those whom some areas reach: by the same
 * rule as `scanPage`, but in the order in which followers came, so each of them once, and so that
 * what is looked up and written for them lies side by side. A page costs about the same wherever
 * its followers live. One index holds all it reads.
 * @param most places to look at; somebody's own stay together
 */
export const passPage = async (
  { db }: Pick<Work, 'db'>,
  council: string,
  areas: readonly ScanArea[],
  after: string,
  most: number,
): Promise<PassPage> => {
  const rest = db
    .selectFrom('follower_places')
    .where('council', '=', council)
    .where('follower', '>', after);
  const end = await rest
    .select('follower')
    .orderBy('follower')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst();
  const box = boxOf(areas);
  const meets = new Set(areas.flatMap((area) => area.meets));
  const page = end === undefined ? rest : rest.where('follower', '<=', end.follower);
  const rows = await page
    .select(['follower', 'lat', 'lon', 'area'])
    .where((p) =>
      p.or([
        p.and([
          ...[p('lat', '>=', box.minLat), p('lat', '<=', box.maxLat)],
          ...[p('lon', '>=', box.minLon), p('lon', '<=', box.maxLon)],
        ]),
        // Few follow a whole area, and which, is a question to this list alone.
        p('area', 'is not', null),
      ]),
    )
    .orderBy('follower')
    .execute();
  const found = new Map<string, Finding>();
  for (const { follower, lat, lon, area } of rows) {
    if (found.has(follower)) continue;
    if (area !== null) {
      if (meets.has(area)) found.set(follower, { area });
    } else if (lat !== null && lon !== null && areas.some((one) => one.contains(lon, lat))) {
      found.set(follower, { lon, lat });
    }
  }
  return { found, next: end?.follower ?? null };
};

/** The box around all the areas; one that holds nothing where they have no points. */
const boxOf = (areas: readonly ScanArea[]): Prepared['bounds'] => {
  const boxes = areas.map(({ bounds }) => bounds).filter((one) => Number.isFinite(one.minLat));
  return boxes.length === 0 ? { minLat: 1, maxLat: 0, minLon: 1, maxLon: 0 } : boxAround(boxes);
};
