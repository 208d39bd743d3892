import type { Shape } from '../ground/geometry.js';
import {
  reach,
  scanPage,
  scanStart,
  type Cursor,
  type ScanArea,
  type Wanted,
} from './audience-scan.js';
import { inLine, toHeard } from './line-audience.js';
import { wardsAmong, type Wards } from './wards.js';
import type { Work } from './work.js';

/** A place that a question is about. */
export interface CountedPlace {
  readonly shape: Shape;
  readonly meets: readonly string[];
  /** Whether it was drawn, so that it is told by ward as well. */
  readonly drawn: boolean;
}

/** How many a selection reaches, as they are. Showing them is another matter. */
export interface Reach {
  readonly followers: number;
  readonly channels: number;
  /** In the order of the places asked for. */
  readonly byPlace: readonly number[];
  /** Of what was drawn: the wards it meets, and whom it reaches in each. */
  readonly byWard: readonly { readonly code: string; readonly followers: number }[];
  /** Of a further version (A5): followers who have the line, and those whom it newly covers. */
  readonly line: { readonly had: number; readonly newly: number } | null;
}

/** What a further version is, and of which line. */
export interface Version {
  readonly line: string;
  readonly type: string;
}

/** Rows of the index that a count reads at a time: some 10 ms, and others wait no longer. */
const page = 2_000;

interface Counting {
  readonly council: string;
  readonly wanted: Wanted;
  /** Everybody who was found, with how many channels they have; 0: they are not wanted. */
  readonly channels: Map<string, number>;
}

/** The wanted followers in one place; each is told to `found` with what they were found by. */
const scanWhole = async (
  work: Work,
  { council, wanted, channels }: Counting,
  place: ScanArea,
  wards: { readonly of: Wards; readonly found: Map<string, Set<string>> } | null,
): Promise<number> => {
  const here = new Set<string>();
  for (let cursor: Cursor | null = scanStart; cursor !== null;) {
    const found = await scanPage(work, council, place, cursor, page);
    const fresh = [...new Set(found.followers)].filter((one) => !channels.has(one));
    for (const follower of fresh) channels.set(follower, 0);
    for (const { follower } of await reach(work, fresh, wanted))
      channels.set(follower, (channels.get(follower) ?? 0) + 1);
    found.followers.forEach((follower, index) => {
      if (channels.get(follower) === 0) return;
      here.add(follower);
      const by = found.by[index];
      if (wards === null || by === undefined) return;
      const code = 'area' in by ? by.area : wards.of.at(by.lon, by.lat);
      wards.found.get(code)?.add(follower);
    });
    cursor = found.next;
    await work.breathe();
  }
  return here.size;
};

/** Counts whom places reach, each follower once, and in each place. */
export const countReach = async (
  work: Work,
  council: string,
  places: readonly (ScanArea & { readonly drawn: boolean })[],
  wanted: Wanted,
  /** The further version that is counted for; null: a first alert. */
  version: Version | null,
): Promise<Reach> => {
  const counting: Counting = { council, wanted, channels: new Map() };
  const drawn = places.filter((place) => place.drawn);
  const of = await wardsAmong(
    work,
    council,
    drawn.flatMap(({ meets }) => meets),
  );
  const found = new Map(of.list.map(({ code }) => [code, new Set<string>()]));
  const byPlace: number[] = [];
  for (const place of places)
    byPlace.push(await scanWhole(work, counting, place, place.drawn ? { of, found } : null));
  const reached = [...counting.channels].filter(([, count]) => count > 0);
  const counted = {
    byPlace,
    byWard: [...found].map(([code, followers]) => ({ code, followers: followers.size })),
  };
  if (version === null) return { ...counted, ...sumOf(reached), line: null };
  const line = await countLine(work, version);
  if (version.type !== 'update')
    return { ...counted, ...line, line: { had: line.followers, newly: 0 } };
  const there = await inLine(
    work,
    version.line,
    reached.map(([follower]) => follower),
  );
  const fresh = sumOf(reached.filter(([follower]) => !there.has(follower)));
  return {
    ...counted,
    followers: line.followers + fresh.followers,
    channels: line.channels + fresh.channels,
    line: { had: line.followers, newly: fresh.followers },
  };
};

const sumOf = (reached: readonly (readonly [follower: string, channels: number])[]) => ({
  followers: reached.length,
  channels: reached.reduce((sum, [, count]) => sum + count, 0),
});

/** To whom of a line's audience a version goes, and the ways there are to them now. */
const countLine = async (
  { db }: Work,
  version: Version,
): Promise<{ followers: number; channels: number }> => {
  const line = db.selectFrom('audience').select('follower').where('line', '=', version.line);
  const those = toHeard(version) ? line.where('handed', '=', 1) : line;
  const { followers, channels } = await db
    .selectFrom(those.distinct().as('a'))
    .innerJoin('channels as c', 'c.follower', 'a.follower')
    .select((c) => [
      c.fn.count('c.follower').distinct().as('followers'),
      c.fn.countAll().as('channels'),
    ])
    .where((c) => c.or([c('c.kind', '=', 'push'), c('c.confirmed_at', 'is not', null)]))
    .executeTakeFirstOrThrow();
  return { followers: Number(followers), channels: Number(channels) };
};
