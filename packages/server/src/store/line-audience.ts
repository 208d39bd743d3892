import { reach, type Wanted, type Way } from './audience-scan.js';
import { cutBatches, type Written } from './batch-cut.js';
import { amongWith, insertMany } from './sets.js';
import { inSlices } from './slices.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** Followers asked for by one statement. */
const most = 5_000;
const everybody: Wanted = { services: [], general: false, drills: false };

/** Whether a version goes to those alone who were handed an earlier one, or asked to hear more. */
export const toHeard = ({ type }: Pick<AlertRow, 'type'>): boolean => type === 'all-clear';

/** How many followers of a line's audience a version would go to, whichever way there is to them. */
export const lineFollowers = async (
  { db }: Work,
  version: Pick<AlertRow, 'line' | 'type'>,
): Promise<number> => {
  const all = db
    .selectFrom('audience as a')
    .innerJoin('channels as c', 'c.follower', 'a.follower')
    .select((a) => a.fn.count('a.follower').distinct().as('followers'))
    .where('a.line', '=', version.line)
    .where((c) => c.or([c('c.kind', '=', 'push'), c('c.confirmed_at', 'is not', null)]));
  const those = toHeard(version) ? all.where('a.handed', '=', 1) : all;
  const { followers } = await those.executeTakeFirstOrThrow();
  return Number(followers);
};

/** Which of `followers` are in a line's audience already. */
export const inLine = async (
  work: Pick<Work, 'db' | 'engine'>,
  line: string,
  followers: readonly string[],
  /** Only those who were handed a version of it. */
  heard = false,
): Promise<ReadonlySet<string>> => {
  const there = new Set<string>();
  for (const part of inSlices(followers, most)) {
    const all = work.db
      .selectFrom('audience')
      .select('follower')
      .distinct()
      .where(amongWith(work, ['line', line], ['follower', part]));
    const rows = await (heard ? all.where('handed', '=', 1) : all).execute();
    for (const { follower } of rows) there.add(follower);
  }
  return there;
};

/**
 * Cuts the next part of a line's former audience into batches of a further version (A5): the very
 * channels that had the line before, wherever their followers have moved; and, in place of one that
 * is gone, those that its follower has now. An all-clear goes to those of them alone who were handed
 * a version before: what somebody's quiet hours held back needs no end. How far it came stands in the alert's row, so that after
 * a stop at any moment nobody is cut in twice.
 * @param most rows to look at
 * @returns false when there are no more
 */
export const cutLine = async (
  work: Work,
  alert: AlertRow,
  sizes: { readonly most: number; readonly batch: number },
): Promise<boolean> => {
  const { db } = work;
  const { cut_ord: from } = await db
    .selectFrom('alerts')
    .select('cut_ord')
    .where('id', '=', alert.id)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('audience as a')
    .leftJoin('channels as c', 'c.id', 'a.channel')
    .select(['a.ord', 'a.follower', 'a.channel', 'a.area', 'a.alert', 'c.kind', 'c.host'])
    .where('a.line', '=', alert.line)
    .where('a.ord', '>', from)
    .orderBy('a.ord')
    .limit(sizes.most)
    .execute();
  const last = rows.at(-1);
  if (last === undefined) return false;
  const heard = toHeard(alert)
    ? await inLine(work, alert.line, [...new Set(rows.map(({ follower }) => follower))], true)
    : null;
  // What this version itself wrote down, in place of channels that are gone, is cut already.
  const isTold = (row: { readonly follower: string; readonly alert: string }): boolean =>
    row.alert !== alert.id && (heard?.has(row.follower) ?? true);
  const still = rows.flatMap(({ kind, host, ...row }) =>
    kind === null || host === null ? [] : [{ ...row, kind, host }],
  );
  const passed = still.filter((row) => !isTold(row));
  await cutBatches(work, alert, still.filter(isTold), sizes.batch, passed);
  const told = rows.filter(isTold);
  const lost = told.filter(({ kind }) => kind === null);
  await cutBatches(work, alert, await writeReplacements(work, alert, lost), sizes.batch);
  await db.updateTable('alerts').set({ cut_ord: last.ord }).where('id', '=', alert.id).execute();
  return true;
};

/** Takes those channels into the audience that their followers have in place of ones that are gone. */
const writeReplacements = async (
  work: Work,
  alert: AlertRow,
  lost: readonly { readonly follower: string; readonly area: string }[],
): Promise<Written[]> => {
  const written: Written[] = [];
  const areaOf = new Map(lost.map(({ follower, area }) => [follower, area]));
  for (const part of inSlices([...areaOf.keys()], most)) {
    const now = await reach(work, part, everybody);
    written.push(...(await writeAudience(work, alert, now, areaOf)));
  }
  return written;
};

/**
 * Writes channels into a line's audience, each once, and answers those that are new in it.
 * @param areaOf the ward by which a follower was found
 */
export const writeAudience = async (
  work: Work,
  alert: AlertRow,
  channels: readonly Way[],
  areaOf: ReadonlyMap<string, string> = new Map(),
): Promise<Written[]> => {
  if (channels.length === 0) return [];
  const ids = channels.map(({ id }) => id);
  const known = await work.db
    .selectFrom('audience')
    .select('channel')
    .where(amongWith(work, ['line', alert.line], ['channel', ids]))
    .execute();
  const there = new Set(known.map(({ channel }) => channel));
  let ord = await lastOrd(work, alert.line);
  const fresh = channels
    .filter(({ id }) => !there.has(id))
    .map(({ id: channel, follower, kind, host }) => {
      const area = areaOf.get(follower) ?? '';
      return { ord: ++ord, follower, channel, area, kind, host };
    });
  const { council, line, id } = alert;
  await insertMany(
    work,
    'audience',
    { council, line, alert: id, at: work.now, handed: 0 },
    { ord: 'bigint', follower: 'text', channel: 'text', area: 'text' },
    fresh.map(({ ord: number, follower, channel, area }) => [number, follower, channel, area]),
  );
  return fresh;
};

/** Numbers are never used twice in a line, even when the last ones have left the audience since. */
const lastOrd = async ({ db }: Work, line: string): Promise<number> => {
  const written = await db
    .selectFrom('audience')
    .select((a) => a.fn.max('ord').as('last'))
    .where('line', '=', line)
    .executeTakeFirstOrThrow();
  const batched = await db
    .selectFrom('batches as b')
    .innerJoin('alerts as a', 'a.id', 'b.alert')
    .select((b) => b.fn.max('b.to_ord').as('last'))
    .where('a.line', '=', line)
    .executeTakeFirstOrThrow();
  return Math.max(written.last ?? 0, batched.last ?? 0);
};
