import { Problem, transition, type AlertEvent, type AlertState } from '@bellman/protocol';
import { capDue, lineDue, sendDue } from './alert-timers.js';
import { addLine, type AuditDetail } from './audit.js';
import { due } from './due.js';
import { endFollowing } from './line-end.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

interface Move {
  /** The staff id; null for the relay. */
  readonly by: string | null;
  readonly reason?: string;
  /** Further columns to change with it. */
  readonly set?: Partial<AlertRow>;
  /** What the audit says besides: codes and numbers. */
  readonly detail?: AuditDetail;
}

/** The states in which a version is over. */
const over: readonly AlertState[] = ['rejected', 'expired', 'stopped'];

/**
 * Takes one step along the table of transitions and writes it into the alert's record, and into the
 * council's audit. The row must be held (`holdAlert`), so that of two steps at once the second meets the first one's state.
 * @throws Problem `alert-not-now` where the table has no such step
 */
export const move = async (
  work: Work,
  alert: AlertRow,
  event: AlertEvent,
  { by, reason = '', set = {}, detail = {} }: Move,
): Promise<AlertState> => {
  const row = transition(alert.state as AlertState, event);
  if (row === undefined) throw new Problem('alert-not-now', { state: alert.state });
  const revision = set.revision ?? alert.revision;
  await work.db
    .updateTable('alerts')
    .set({ ...set, state: row.to, updated_at: work.now })
    .where('id', '=', alert.id)
    .execute();
  await work.db
    .insertInto('alert_steps')
    .values({
      council: alert.council,
      alert: alert.id,
      position: (await stepsTaken(work, alert.id)) + 1,
      event,
      from_state: row.from,
      to_state: row.to,
      by_staff: by,
      at: work.now,
      reason,
      revision,
    })
    .execute();
  if (row.cap !== undefined) await setTimer(work, alert, capDue, work.now);
  // Everybody who waited for the end has been told of it.
  if (event === 'finish' && alert.type === 'all-clear') await endFollowing(work, alert.line);
  if (over.includes(row.to)) {
    await due.put.run(work, {
      ...{ council: alert.council, kind: lineDue, subject: alert.line, at: work.now },
    });
  }
  work.tell({ topic: 'alert', council: alert.council, alert: alert.id });
  await addLine(work, {
    ...{ council: alert.council, staff: by ?? '', act: `alert.${event}`, subject: alert.id },
    detail: { ...detail, from: row.from, to: row.to, revision, version: alert.version },
  });
  return row.to;
};

/** How many steps an alert's record has. */
export const stepsTaken = async ({ db }: Work, alert: string): Promise<number> => {
  const { taken } = await db
    .selectFrom('alert_steps')
    .select((s) => s.fn.countAll().as('taken'))
    .where('alert', '=', alert)
    .executeTakeFirstOrThrow();
  return Number(taken);
};

/** Sets or moves a timer of the alert. */
export const setTimer = async (
  work: Work,
  alert: AlertRow,
  kind: string,
  at: number,
): Promise<void> => {
  await due.put.run(work, { council: alert.council, kind, subject: alert.id, at });
};

/** Forgets a timer, whoever holds it. */
export const dropTimer = async ({ db }: Work, alert: string, kind: string): Promise<void> => {
  await db.deleteFrom('due').where('kind', '=', kind).where('subject', '=', alert).execute();
};

/**
 * `sending` → `sent` once the audience is all written down and no batch is open. The alert's row
 * must be held, or two last batches could each think the other open.
 */
export const finishIfDone = async (work: Work, alert: AlertRow): Promise<boolean> => {
  if (alert.state !== 'sending') return false;
  const writing = await work.db
    .selectFrom('due')
    .select('subject')
    .where('kind', '=', sendDue)
    .where('subject', '=', alert.id)
    .executeTakeFirst();
  if (writing !== undefined) return false;
  const open = await work.db
    .selectFrom('batches')
    .select('id')
    .where('alert', '=', alert.id)
    .where('state', 'in', ['ready', 'leased'])
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined) return false;
  await move(work, alert, 'finish', { by: null });
  return true;
};
