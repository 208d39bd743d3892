import { Problem, type AlertState } from '@bellman/protocol';
import { alertHash } from './alert-hash.js';
import { holdLine } from './alert-line.js';
import { dropTimer, finishIfDone, move, setTimer } from './alert-moves.js';
import { findAlert, holdAlert, readApprovable } from './alert-record.js';
import { endVersion, unapproved } from './alert-steps.js';
import { expiryDue, sendDue } from './alert-timers.js';
import { grown } from './audience-growth.js';
import { endBatches } from './batch-close.js';
import { lineFollowers } from './line-audience.js';
import type { AlertRow } from './tables.js';
import { write, type Work } from './work.js';

/** How long a version waits for an earlier one to be written down, ms, before it looks again. */
const patience = 1_000;

export interface SendArgs {
  readonly id: string;
  /** Followers whom it would reach now. */
  readonly followers: number;
  /** Of a further version: those of them who are newly covered. */
  readonly newly?: number;
  /** Of a further version: those who had the line before. */
  readonly had?: number;
}

/**
 * The relay's own step from `approved`: to `sending` if the alert is the one that was approved
 * and its audience has not outgrown the approval (A4); else back to its author, with the reason;
 * or to `expired`, if its end has passed. A further version takes the place of what still waits of
 * earlier ones. Answers the state it is in.
 * @throws Problem `alert-unknown`
 */
export const send = write(async (work, args: SendArgs): Promise<AlertState> => {
  const { id } = args;
  const { line } = await findAlert(work, null, id);
  await holdLine(work, line);
  const alert = await holdAlert(work, null, id);
  if (alert.state !== 'approved') return alert.state as AlertState;
  const refusal = await judgeAgain(work, alert, args);
  if (refusal !== null) {
    await dropTimer(work, id, sendDue);
    const { code, view } = refusal;
    return move(work, alert, 'refuse', {
      ...{ by: null, reason: view.title, set: unapproved, detail: { code } },
    });
  }
  if (alert.expires_at === null || alert.expires_at <= work.now) {
    await dropTimer(work, id, sendDue);
    return move(work, alert, 'expire', { by: null });
  }
  if (!(await makeWay(work, alert))) {
    await setTimer(work, alert, sendDue, work.now + patience);
    return 'approved';
  }
  await setTimer(work, alert, expiryDue, alert.expires_at);
  const had = alert.version === 1 ? 0 : (args.had ?? (await lineFollowers(work, alert)));
  return move(work, alert, 'send', { by: null, set: { sent_at: work.now, had } });
});

/** What stands against sending it after all, by what approval fixed (A4). */
const judgeAgain = async (
  work: Work,
  alert: AlertRow,
  { followers, newly = 0 }: SendArgs,
): Promise<Problem | null> => {
  if (alertHash(await readApprovable(work, alert)) !== alert.approved_hash)
    return new Problem('alert-altered-after-approval');
  // Those who had the line before cannot grow; of a version, the newly covered are held against it.
  const first = alert.version === 1;
  const approved = (first ? alert.approved_followers : alert.newly) ?? 0;
  const now = first ? followers : newly;
  return grown(approved, now) ? new Problem('alert-audience-grown', { now, approved }) : null;
};

/**
 * Ends what still waits of the line's earlier versions: the newer takes its place. An all-clear
 * ends the versions themselves. An update or a correction waits until an earlier version is written
 * down, or those whom it had not got to would get neither.
 * @returns false where it has to wait
 */
const makeWay = async (work: Work, alert: AlertRow): Promise<boolean> => {
  const earlier = await work.db
    .selectFrom('alerts')
    .selectAll()
    .where('line', '=', alert.line)
    .where('version', '<', alert.version)
    .where('state', 'in', ['sending', 'sent'])
    .orderBy('version')
    .execute();
  if (alert.type === 'all-clear') {
    for (const row of earlier) await endVersion(work, row);
    return true;
  }
  const ids = ['', ...earlier.map(({ id }) => id)];
  const writing = await work.db
    .selectFrom('due')
    .select('subject')
    .where('kind', '=', sendDue)
    .where('subject', 'in', ids)
    .executeTakeFirst();
  if (writing !== undefined) return false;
  for (const row of earlier) {
    await endBatches(work, row.id);
    await finishIfDone(work, row);
  }
  return true;
};
