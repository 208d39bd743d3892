import { sql } from 'kysely';
import { prepare, type Prepared, type Shape } from '../ground/geometry.js';
import { among } from './sets.js';
import { preparedShape } from './shapes-kept.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** A place of an alert or of a question, ready to be scanned. */
export interface ScanArea {
  readonly contains: Prepared['contains'];
  readonly bounds: Prepared['bounds'];
  /** The areas whose whole followers it reaches. */
  readonly meets: readonly string[];
}

/** Makes a place ready: its shape as it is tested, and the codes of the areas that it meets. */
export const scanArea = (shape: Shape, meets: readonly string[]): ScanArea => ({
  ...prepare(shape),
  meets,
});

/** The same of a row of `alert_areas`. */
export const scanRow = (row: { readonly shape: string; readonly meets: string }): ScanArea => ({
  ...preparedShape(row.shape),
  meets: JSON.parse(row.meets) as string[],
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
  /** What each was found by, in the same order: a point, or a whole area's code. */
  readonly by: readonly Finding[];
  /** Null at the end of the area. */
  readonly next: Cursor | null;
  /** Rows looked at. */
  readonly looked: number;
}

/** A point, 1e-7 degree, or an area's code. */
export type Finding = { readonly lon: number; readonly lat: number } | { readonly area: string };

/**
 * One page of the followers whom an area reaches. A place is reached when the area's shape
 * contains its point (`ground/geometry` has the edge rule); somebody who follows a whole area when
 * the shape meets that one's interior, which was found out when it was chosen. The box is found in the index by latitude, the exact test is ours,
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
  if (!Number.isFinite(bounds.minLat))
    return { followers: [], by: [], next: wholeStart, looked: 0 };
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
  const by: Finding[] = [];
  let next: Cursor = wholeStart;
  for (const { follower, lat, lon } of rows) {
    if (lat === null || lon === null) continue;
    if (contains(lon, lat)) {
      followers.push(follower);
      by.push({ lon, lat });
    }
    if (rows.length === most) next = { part: 'points', lat, lon, follower };
  }
  return { followers, by, next, looked: rows.length };
};

const whole = async (
  { db }: Work,
  council: string,
  { meets }: ScanArea,
  from: Extract<Cursor, { part: 'whole' }>,
  most: number,
): Promise<ScanPage> => {
  if (meets.length === 0) return { followers: [], by: [], next: null, looked: 0 };
  const rows = await db
    .selectFrom('follower_places')
    .select(['follower', (p) => p.fn.min('area').as('area')])
    .where('council', '=', council)
    .where('area', 'in', meets)
    .where('follower', '>', from.follower)
    .groupBy('follower')
    .orderBy('follower')
    .limit(most)
    .execute();
  const followers = rows.map(({ follower }) => follower);
  const last = followers.at(-1);
  return {
    followers,
    by: rows.map(({ area }) => ({ area: area ?? '' })),
    next: rows.length < most || last === undefined ? null : { part: 'whole', follower: last },
    looked: rows.length,
  };
};

/** Of those within the places: whom an alert or a question means. */
export interface Wanted {
  /** Who follows at least one of these; everybody where none is named. */
  readonly services: readonly string[];
  /** Only who chose to hear of what is of general interest (A13). */
  readonly general: boolean;
  /** Only who volunteered for drills (A11). */
  readonly drills: boolean;
}

/** Whom an alert means, as it is written now. */
export const wantedBy = async (
  { db }: Work,
  { id, kind, exercise }: Pick<AlertRow, 'id' | 'kind' | 'exercise'>,
): Promise<Wanted> => {
  const rows = await db
    .selectFrom('alert_services')
    .select('service')
    .where('alert', '=', id)
    .execute();
  return {
    services: rows.map(({ service }) => service),
    general: kind === 'general',
    drills: exercise === 1,
  };
};

/** A channel as an audience is written down and cut into batches by. */
export interface Way {
  readonly id: string;
  readonly follower: string;
  /** push, email */
  readonly kind: string;
  /** The push service's. */
  readonly host: string;
}

/**
 * The channels of those `followers` who are wanted, in the followers' order. An e-mail address
 * counts once it is confirmed. One statement for all, which for services reads two indexes and no
 * row.
 */
export const reach = async (
  work: Pick<Work, 'db' | 'engine'>,
  followers: readonly string[],
  { services, general, drills }: Wanted,
): Promise<Way[]> => {
  if (followers.length === 0) return [];
  let query = work.db
    .selectFrom('channels as c')
    .select(['c.id', 'c.follower', 'c.kind', 'c.host'])
    .where(among(work, 'c.follower', followers))
    .where((c) => c.or([c('c.kind', '=', 'push'), c('c.confirmed_at', 'is not', null)]))
    .orderBy('c.follower')
    .orderBy('c.id');
  if (services.length > 0) {
    query = query.where((c) =>
      c.exists(
        c
          .selectFrom('follower_services as s')
          .select('s.service')
          .whereRef('s.follower', '=', 'c.follower')
          .where('s.service', 'in', services),
      ),
    );
  }
  if (general || drills) {
    query = query.where((c) => {
      const chose = c
        .selectFrom('followers as f')
        .select('f.id')
        .whereRef('f.id', '=', 'c.follower');
      const both = general ? chose.where('f.general', '=', 1) : chose;
      return c.exists(drills ? both.where('f.drills', '=', 1) : both);
    });
  }
  return query.execute();
};
