import { cutBatches, type Written } from './batch-cut.js';
import { inSlices } from './slices.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

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
  { db }: Work,
  line: string,
  followers: readonly string[],
  /** Only those who were handed a version of it. */
  heard = false,
): Promise<ReadonlySet<string>> => {
  const there = new Set<string>();
  for (const part of inSlices(followers, 500)) {
    const all = db
      .selectFrom('audience')
      .select('follower')
      .distinct()
      .where('line', '=', line)
      .where('follower', 'in', part);
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
    .select(['a.ord', 'a.follower', 'a.channel', 'a.area', 'c.id as there'])
    .where('a.line', '=', alert.line)
    .where('a.alert', '<>', alert.id)
    .where('a.ord', '>', from)
    .orderBy('a.ord')
    .limit(sizes.most)
    .execute();
  const last = rows.at(-1);
  if (last === undefined) return false;
  const heard = toHeard(alert)
    ? await inLine(work, alert.line, [...new Set(rows.map(({ follower }) => follower))], true)
    : null;
  const told = rows.filter(({ follower }) => heard?.has(follower) ?? true);
  const still = told.filter(({ there }) => there !== null);
  await cutBatches(work, alert, still, sizes.batch);
  const lost = told.filter(({ there }) => there === null);
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
  for (const part of inSlices([...areaOf.keys()], 500)) {
    const now = await work.db
      .selectFrom('channels')
      .select(['id', 'follower'])
      .where('follower', 'in', part)
      .where((c) => c.or([c('kind', '=', 'push'), c('confirmed_at', 'is not', null)]))
      .orderBy('follower')
      .orderBy('id')
      .execute();
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
  channels: readonly { readonly id: string; readonly follower: string }[],
  areaOf: ReadonlyMap<string, string> = new Map(),
): Promise<Written[]> => {
  const { db, now } = work;
  const own = { council: alert.council, line: alert.line, alert: alert.id, at: now };
  const written: Written[] = [];
  let ord = await lastOrd(work, alert.line);
  for (const part of inSlices(channels, 500)) {
    const ids = part.map(({ id }) => id);
    const known = await db
      .selectFrom('audience')
      .select('channel')
      .where('line', '=', alert.line)
      .where('channel', 'in', ids)
      .execute();
    const there = new Set(known.map(({ channel }) => channel));
    const fresh = part
      .filter(({ id }) => !there.has(id))
      .map(({ id, follower }) => {
        const area = areaOf.get(follower) ?? '';
        return { ord: ++ord, follower, channel: id, area };
      });
    if (fresh.length > 0)
      await db
        .insertInto('audience')
        .values(fresh.map((row) => ({ ...own, ...row, handed: 0 })))
        .execute();
    written.push(...fresh);
  }
  return written;
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
