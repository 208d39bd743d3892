import { sql } from 'kysely';
import { prepare, type Prepared, type Shape } from '../ground/geometry.js';
import { inSlices } from './slices.js';
import type { Work } from './work.js';

/** An area as an alert or a question names it. */
export interface ScanArea {
  readonly code: string;
  readonly contains: Prepared['contains'];
  readonly bounds: Prepared['bounds'];
}

/** Makes an area's stored shape (JSON) ready. */
export const scanArea = (code: string, shape: string): ScanArea => ({
  code,
  ...prepare(JSON.parse(shape) as Shape),
});

/** Where a scan of one area stands: first the points inside it, then those who follow it whole. */
export type Cursor =
  | {
      readonly part: 'points';
      readonly lat: number;
      readonly lon: number;
      readonly follower: string;
    }
  | { readonly part: 'whole'; readonly follower: string };

export const scanStart: Cursor = {
  part: 'points',
  lat: Number.MIN_SAFE_INTEGER,
  lon: Number.MIN_SAFE_INTEGER,
  follower: '',
};

export interface ScanPage {
  /** May name one twice: somebody with two places in the area. */
  readonly followers: readonly string[];
  /** Null at the end of the area. */
  readonly next: Cursor | null;
  /** Rows looked at. */
  readonly looked: number;
}

/**
 * One page of the followers whom an area reaches. A place is reached when the area's shape
 * contains its point (`ground/geometry` has the edge rule); somebody who follows a whole area when
 * the chosen area is that one. The box is found in the index by latitude, the exact test is ours,
 * so both engines give the same people.
 * @param most rows to look at
 */
export const scanPage = async (
  work: Work,
  council: string,
  area: ScanArea,
  from: Cursor,
  most: number,
): Promise<ScanPage> =>
  from.part === 'points'
    ? points(work, council, area, from, most)
    : whole(work, council, area, from, most);

const wholeStart: Cursor = { part: 'whole', follower: '' };

const points = async (
  { db }: Work,
  council: string,
  { bounds, contains }: ScanArea,
  from: Extract<Cursor, { part: 'points' }>,
  most: number,
): Promise<ScanPage> => {
  if (!Number.isFinite(bounds.minLat)) return { followers: [], next: wholeStart, looked: 0 };
  const rows = await db
    .selectFrom('follower_places')
    .select(['follower', 'lat', 'lon'])
    .where('council', '=', council)
    .where('lat', '>=', Math.max(bounds.minLat, from.lat))
    .where('lat', '<=', bounds.maxLat)
    .where('lon', '>=', bounds.minLon)
    .where('lon', '<=', bounds.maxLon)
    .where(sql<boolean>`(lat, lon, follower) > (${from.lat}, ${from.lon}, ${from.follower})`)
    .orderBy('lat')
    .orderBy('lon')
    .orderBy('follower')
    .limit(most)
    .execute();
  const followers: string[] = [];
  let next: Cursor = wholeStart;
  for (const { follower, lat, lon } of rows) {
    if (lat === null || lon === null) continue;
    if (contains(lon, lat)) followers.push(follower);
    if (rows.length === most) next = { part: 'points', lat, lon, follower };
  }
  return { followers, next, looked: rows.length };
};

const whole = async (
  { db }: Work,
  council: string,
  { code }: ScanArea,
  from: Extract<Cursor, { part: 'whole' }>,
  most: number,
): Promise<ScanPage> => {
  const rows = await db
    .selectFrom('follower_places')
    .select('follower')
    .where('council', '=', council)
    .where('area', '=', code)
    .where('follower', '>', from.follower)
    .orderBy('follower')
    .limit(most)
    .execute();
  const followers = rows.map(({ follower }) => follower);
  const last = followers.at(-1);
  return {
    followers,
    next: rows.length < most || last === undefined ? null : { part: 'whole', follower: last },
    looked: rows.length,
  };
};

/**
 * The channels of those `followers` who follow one of `services`, or of all of them where none is
 * named, in the followers' order.
 */
export const reach = async (
  { db }: Work,
  followers: readonly string[],
  services: readonly string[],
): Promise<{ id: string; follower: string }[]> => {
  const found: { id: string; follower: string }[] = [];
  for (const part of inSlices(followers, 500)) {
    let query = db
      .selectFrom('channels')
      .select(['channels.id', 'channels.follower'])
      .where('channels.follower', 'in', part)
      .orderBy('channels.follower')
      .orderBy('channels.id');
    if (services.length > 0) {
      query = query.where((c) =>
        c.exists(
          c
            .selectFrom('follower_services as s')
            .select('s.service')
            .whereRef('s.follower', '=', 'channels.follower')
            .where('s.service', 'in', services),
        ),
      );
    }
    found.push(...(await query.execute()));
  }
  return found;
};
