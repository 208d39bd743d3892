import { boundsOf, type Prepared } from '../ground/geometry.js';
import type { Finding, ScanArea } from './audience-scan.js';
import { preparedShape } from './shapes-kept.js';
import { inSlices } from './slices.js';
import type { AreaRow } from './tables.js';
import type { Work } from './work.js';

/** An area by which people are counted: a ward. */
interface Ward {
  readonly code: string;
  readonly population: number | null;
  readonly shape: Prepared;
}

/** Some of a council's wards, to find the one that a point is in. */
export interface Wards {
  /** By name. */
  readonly list: readonly Ward[];
  /** The code of the ward that holds a point (1e-7 degree); empty where none does. */
  at(lon: number, lat: number): string;
}

/** What people are counted by, the first of these that a council has. */
const kinds = ['ward', 'parish', 'district'] as const;

/** Those among `codes` that people are counted by: wards, or where there are none the next larger. */
export const wardsAmong = async (
  { db }: Work,
  council: string,
  codes: readonly string[],
): Promise<Wards> => {
  const rows: Pick<AreaRow, 'code' | 'name' | 'kind' | 'population' | 'shape'>[] = [];
  for (const part of inSlices([...new Set(codes)], 500)) {
    const some = await db
      .selectFrom('areas')
      .select(['code', 'name', 'kind', 'population', 'shape'])
      .where('council', '=', council)
      .where('code', 'in', part)
      .execute();
    rows.push(...some);
  }
  const kind = kinds.find((one) => rows.some((row) => row.kind === one));
  const list = rows
    .filter((row) => row.kind === kind)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ code, population, shape }) => ({
      code,
      population,
      shape: preparedShape(shape),
    }));
  return {
    list,
    at: (lon, lat) => list.find(({ shape }) => shape.contains(lon, lat))?.code ?? '',
  };
};

/** The ward by which each follower of a page was found. */
export const wardsFound = async (
  work: Work,
  council: string,
  areas: readonly ScanArea[],
  found: ReadonlyMap<string, Finding>,
): Promise<ReadonlyMap<string, string>> => {
  if (found.size === 0) return new Map();
  const wards = await wardsAmong(
    work,
    council,
    areas.flatMap(({ meets }) => meets),
  );
  return new Map(
    [...found].map(([follower, by]) => [
      follower,
      'area' in by ? by.area : wards.at(by.lon, by.lat),
    ]),
  );
};

/** The box around several shapes. */
export const boxAround = (boxes: readonly Prepared['bounds'][]): Prepared['bounds'] =>
  boundsOf([
    [
      boxes.flatMap(({ minLon, minLat, maxLon, maxLat }) => [
        [minLon, minLat] as const,
        [maxLon, maxLat] as const,
      ]),
    ],
  ]);
