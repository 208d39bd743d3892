import { limits } from '@bellman/protocol';
import { read } from './work.js';

/** Whether an audience grew since approval by more than both a tenth and a hundred (A4). */
export const grown = (approved: number, now: number): boolean =>
  now - approved > limits.audienceGrowth.followers &&
  now - approved > approved * limits.audienceGrowth.share;

/**
 * Whoever changed so long before the approval was written down counts as changed since, ms: it was
 * counted a little earlier, and another node's clock may be behind.
 */
const before = 10 * 60_000;

/**
 * The most followers that an approved first version can reach now: those whom its approval counted
 * and all who signed up, changed or confirmed since. Null where that may be too many, and of a
 * further version: then only counting tells. So what is sent as soon as it is approved, as nearly
 * all is, is not counted once more while people wait for it.
 */
export const reachesAtMost = read(
  async ({ db }, { alert: id }: { alert: string }): Promise<number | null> => {
    const alert = await db
      .selectFrom('alerts')
      .select(['council', 'version', 'approved_followers as approved'])
      .where('id', '=', id)
      .executeTakeFirst();
    const step = await db
      .selectFrom('alert_steps')
      .select((s) => s.fn.max('at').as('at'))
      .where('alert', '=', id)
      .where('to_state', '=', 'approved')
      .executeTakeFirst();
    if (alert?.version !== 1 || alert.approved === null || !step?.at) return null;
    const { council, approved } = alert;
    const since = step.at - before;
    // An import moves places with their postcodes.
    const imported = await db
      .selectFrom('imports')
      .select('kind')
      .where('council', '=', council)
      .where('updated_at', '>=', since)
      .executeTakeFirst();
    if (imported !== undefined) return null;
    const most =
      Math.ceil(approved * limits.audienceGrowth.share) + limits.audienceGrowth.followers;
    const changed = await db
      .selectFrom('followers')
      .select('id')
      .where('council', '=', council)
      .where('updated_at', '>=', since)
      .limit(most)
      .execute();
    const confirmed = await db
      .selectFrom('channels')
      .select('id')
      .where('council', '=', council)
      .where('confirmed_at', '>=', since)
      .limit(most)
      .execute();
    const now = approved + changed.length + confirmed.length;
    return grown(approved, now) ? null : now;
  },
);
