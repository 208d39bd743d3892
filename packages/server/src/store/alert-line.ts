import type { AlertState } from '@bellman/protocol';
import { versionsOf, type LineVersion } from './alert-record.js';
import { lineDue } from './alert-timers.js';
import { due } from './due.js';
import { endFollowing } from './line-end.js';
import { locked } from './locked.js';
import { write, type Work } from './work.js';

const DAY = 24 * 3_600_000;

/** States in which a version holds, or may yet: while one does, its line is open. */
const live: readonly AlertState[] = ['submitted', 'approved', 'sending', 'sent'];

/**
 * When a line's audience is to be erased, ms: `days` after the last thing that happened to any of
 * its versions; null while one of them is live. A draft that nobody goes on with counts by its last
 * change, so that it keeps nobody's record for ever.
 */
export const lineEnds = (
  versions: readonly Pick<LineVersion, 'state' | 'updatedAt'>[],
  days: number,
): number | null =>
  versions.some(({ state }) => live.includes(state))
    ? null
    : Math.max(0, ...versions.map(({ updatedAt }) => updatedAt)) + days * DAY;

/** Every version of a line, held until the transaction ends, so that its versions move one by one. */
export const holdLine = async (work: Work, line: string): Promise<LineVersion[]> => {
  await locked(
    work.engine,
    work.db.selectFrom('alerts').select('id').where('line', '=', line).orderBy('version'),
  ).execute();
  return versionsOf(work, line);
};

/**
 * What the line's timer does: erases who got it and who waited for its end, once it is time; looks
 * again then, where it is not; and rests while the line is open. Answers whether it erased.
 * @param days how long a closed line's audience is kept
 */
export const tendLine = write(
  async (
    work,
    { council, line, days }: { council: string; line: string; days: number },
  ): Promise<boolean> => {
    const ends = lineEnds(await holdLine(work, line), days);
    if (ends !== null && ends > work.now) {
      await due.put.run(work, { council, kind: lineDue, subject: line, at: ends });
      return false;
    }
    await work.db
      .deleteFrom('due')
      .where('kind', '=', lineDue)
      .where('subject', '=', line)
      .execute();
    if (ends === null) return false;
    await work.db.deleteFrom('audience').where('line', '=', line).execute();
    await endFollowing(work, line);
    return true;
  },
);
