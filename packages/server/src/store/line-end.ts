import { eraseFollowers } from './follower-erase.js';
import type { Work } from './work.js';

/**
 * Ends the following of a line: its end has been told, or will not be. Who came for it alone, and
 * has neither a place nor another alert to wait for, is erased with all that hangs on them.
 */
export const endFollowing = async (work: Work, line: string): Promise<void> => {
  const ended = await work.db
    .deleteFrom('line_followers')
    .where('line', '=', line)
    .returning('follower')
    .execute();
  await eraseIdle(
    work,
    ended.map(({ follower }) => follower),
  );
};

/** Erases those of `ids` who follow nothing: no place, and no alert. */
export const eraseIdle = async (work: Work, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const idle = await work.db
    .selectFrom('followers as f')
    .select('f.id')
    .where('f.id', 'in', ids)
    .where((f) =>
      f.not(
        f.exists(
          f
            .selectFrom('follower_places as p')
            .select('p.follower')
            .whereRef('p.follower', '=', 'f.id'),
        ),
      ),
    )
    .where((f) =>
      f.not(
        f.exists(
          f.selectFrom('line_followers as l').select('l.line').whereRef('l.follower', '=', 'f.id'),
        ),
      ),
    )
    .execute();
  await eraseFollowers(
    work,
    idle.map(({ id }) => id),
  );
};

/** Whoever takes a browser over from `one` waits for the end of the same alerts as `one` did. */
export const copyFollowing = async ({ db }: Work, one: string, other: string): Promise<void> => {
  const rows = await db
    .selectFrom('line_followers')
    .select(['council', 'line', 'at'])
    .where('follower', '=', one)
    .execute();
  if (rows.length === 0) return;
  await db
    .insertInto('line_followers')
    .values(rows.map((row) => ({ ...row, follower: other })))
    .onConflict((c) => c.columns(['line', 'follower']).doNothing())
    .execute();
};
