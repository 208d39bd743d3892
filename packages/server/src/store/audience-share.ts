import type { ScanArea } from './audience-scan.js';
import { boxAround, wardsAmong } from './wards.js';
import type { Work } from './work.js';

/** How much of a ward is inside some places, by its postcodes. */
export interface Share {
  readonly code: string;
  /** Its residents; null where that is not known. */
  readonly population: number | null;
  /** Its postcodes, and those of them that are inside. */
  readonly postcodes: number;
  readonly inside: number;
}

/** See `Share`: of each ward whose interior one of the places meets. */
export const shareOf = async (
  work: Work,
  council: string,
  places: readonly ScanArea[],
): Promise<Share[]> => {
  const wards = await wardsAmong(
    work,
    council,
    places.flatMap(({ meets }) => meets),
  );
  if (wards.list.length === 0) return [];
  const box = boxAround(wards.list.map(({ shape }) => shape.bounds));
  const points = await work.db
    .selectFrom('postcodes')
    .select(['lat', 'lon'])
    .where('council', '=', council)
    .where('lat', '>=', box.minLat)
    .where('lat', '<=', box.maxLat)
    .where('lon', '>=', box.minLon)
    .where('lon', '<=', box.maxLon)
    .execute();
  const counts = new Map(wards.list.map(({ code }) => [code, { postcodes: 0, inside: 0 }]));
  for (const { lat, lon } of points) {
    const count = counts.get(wards.at(lon, lat));
    if (count === undefined) continue;
    count.postcodes += 1;
    if (places.some(({ contains }) => contains(lon, lat))) count.inside += 1;
  }
  return wards.list.map(({ code, population }) => ({
    code,
    population,
    ...(counts.get(code) ?? { postcodes: 0, inside: 0 }),
  }));
};
