import { limits } from '@bellman/protocol';
import { goneDue } from '../chat-timers.js';
import { due } from '../due.js';
import type { Work } from '../work.js';
import { tellDesk } from './advisors.js';

/** Which of these people have a live socket somewhere. */
export const presentOf = async (
  { db, leaseNow }: Pick<Work, 'db' | 'leaseNow'>,
  staff: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (staff.length === 0) return new Set();
  const rows = await db
    .selectFrom('presence')
    .select('staff')
    .distinct()
    .where('staff', 'in', staff)
    .where('until', '>', await leaseNow())
    .execute();
  return new Set(rows.map((row) => row.staff));
};

/**
 * These people, whose rows are held, are there again: nobody waits for them any more. Answers who
 * had gone.
 */
export const cameBack = async (work: Work, staff: readonly string[]): Promise<string[]> => {
  const { db } = work;
  const rows = await db
    .selectFrom('advisors')
    .select('staff')
    .where('staff', 'in', staff)
    .where('gone_at', 'is not', null)
    .execute();
  const back = rows.map((row) => row.staff);
  if (back.length === 0) return [];
  await db.updateTable('advisors').set({ gone_at: null }).where('staff', 'in', back).execute();
  await db.deleteFrom('due').where('kind', '=', goneDue).where('subject', 'in', back).execute();
  return back;
};

/**
 * The last socket of these people, whose rows are held, has gone: their chats are kept for a while
 * (D9).
 */
export const wentAway = async (work: Work, staff: readonly string[]): Promise<void> => {
  const { db, now } = work;
  for (const one of staff.toSorted()) {
    const row = await db
      .updateTable('advisors')
      .set({ gone_at: now })
      .where('staff', '=', one)
      .where('gone_at', 'is', null)
      .returning('staff')
      .executeTakeFirst();
    tellDesk(work, one);
    // Who is known to no desk has nothing to hand back.
    if (row === undefined) continue;
    const at = now + limits.handBackAfter;
    await due.put.run(work, { council: '', kind: goneDue, subject: one, at });
  }
};

/** People who are not there. */
export interface Gone {
  /**
   * Whoever has left their chats: signed out everywhere, or without a live socket for
   * `limits.handBackAfter`; or whose node was killed, so that its sign of them ran out, and who has
   * not come back by another.
   */
  readonly left: readonly string[];
  /** Whoever has no socket, though nobody wrote down when they went: they are gone from now on. */
  readonly unnoticed: readonly string[];
}

/** Who of these people is gone. */
export const goneOf = async (
  work: Pick<Work, 'db' | 'now' | 'leaseNow'>,
  staff: readonly string[],
): Promise<Gone> => {
  if (staff.length === 0) return { left: [], unnoticed: [] };
  const { db, now } = work;
  const present = await presentOf(work, staff);
  const listed = async (rows: Promise<{ staff: string }[]>): Promise<ReadonlySet<string>> =>
    new Set((await rows).map((row) => row.staff));
  const signedIn = await listed(
    db.selectFrom('staff_sessions').select('staff').where('staff', 'in', staff).execute(),
  );
  const ranOut = await listed(
    db.selectFrom('presence').select('staff').where('staff', 'in', staff).execute(),
  );
  const rows = await db
    .selectFrom('advisors')
    .select(['staff', 'gone_at'])
    .where('staff', 'in', staff)
    .execute();
  const goneAt = new Map(rows.map((row) => [row.staff, row.gone_at]));
  const stateOf = (one: string): keyof Gone | null => {
    if (!signedIn.has(one)) return 'left';
    if (present.has(one)) return null;
    const since = goneAt.get(one) ?? null;
    if (since === null) return ranOut.has(one) ? 'left' : 'unnoticed';
    return since + limits.handBackAfter <= now ? 'left' : null;
  };
  return {
    left: staff.filter((one) => stateOf(one) === 'left'),
    unnoticed: staff.filter((one) => stateOf(one) === 'unnoticed'),
  };
};
