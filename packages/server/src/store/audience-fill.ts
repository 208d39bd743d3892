import { dropTimer, finishIfDone } from './alert-moves.js';
import { holdAlert } from './alert-record.js';
import { sendDue } from './alert-timers.js';
import { passPage } from './audience-pass.js';
import { reach, scanRow, wantedBy, type ScanArea } from './audience-scan.js';
import { cutBatches } from './batch-cut.js';
import { cutLine, writeAudience } from './line-audience.js';
import type { AlertRow } from './tables.js';
import { wardsFound } from './wards.js';
import { write, type Work } from './work.js';

/**
 * Where the writing down of an audience stands: of a further version, first in the line's audience
 * as it was before; then after which follower.
 */
export type FillCursor =
  | { readonly part: 'line' }
  | { readonly part: 'places'; readonly after: string };

export interface FillArgs {
  readonly alert: string;
  /** Null at the start, and after a stop at any moment: what is written already stays as it is. */
  readonly cursor: FillCursor | null;
  /** Rows to look at in this operation. */
  readonly most: number;
  /** Channels in a batch. */
  readonly batch: number;
  /** Whose lease of the `alert-send` timer this renews, and for how long. */
  readonly lease: { readonly by: string; readonly ms: number };
  /** Whether to tell of the progress. */
  readonly tell: boolean;
}

/**
 * Writes down the next part of a sending alert's audience and cuts it into batches, which can be
 * sent from that moment on. A channel is in a line's audience once, however often this is called.
 * With the last part the `alert-send` timer goes, and an alert that reaches nobody is `sent`.
 * @returns the next cursor; null when all is written, or the alert is over
 * @throws Problem `alert-unknown`
 */
export const writeDown = write(async (work, args: FillArgs): Promise<FillCursor | null> => {
  const alert = await holdAlert(work, null, args.alert);
  const begin: FillCursor = alert.version === 1 ? { part: 'places', after: '' } : { part: 'line' };
  let at: FillCursor | null = args.cursor ?? begin;
  if (alert.state === 'sending') at = await fillPart(work, alert, at, args);
  if (at !== null && alert.state === 'sending') {
    await renew(work, alert.id, args.lease);
    if (args.tell) work.tell({ topic: 'alert', council: alert.council, alert: alert.id });
    return at;
  }
  await dropTimer(work, alert.id, sendDue);
  await countNewly(work, alert);
  // The last part is always told of, for other nodes have batches to take now.
  const finished = await finishIfDone(work, alert);
  if (!finished) work.tell({ topic: 'alert', council: alert.council, alert: alert.id });
  return null;
});

/** One page of what is left; answers where the next one begins. */
const fillPart = async (
  work: Work,
  alert: AlertRow,
  at: FillCursor,
  { most, batch }: Pick<FillArgs, 'most' | 'batch'>,
): Promise<FillCursor | null> => {
  if (at.part === 'line') {
    if (await cutLine(work, alert, { most, batch })) return at;
    // Whom a version does not newly cover (A5) only those get who had the line before.
    return covers(alert) ? { part: 'places', after: '' } : null;
  }
  const areas = await areasOf(work, alert.id);
  const { found, next } = await passPage(work, alert.council, areas, at.after, most);
  const reached = await reach(work, [...found.keys()], await wantedBy(work, alert));
  const wardOf = await wardsFound(work, alert.council, areas, found);
  const fresh = await writeAudience(work, alert, reached, wardOf);
  await cutBatches(work, alert, fresh, batch);
  return next === null ? null : { part: 'places', after: next };
};

const renew = async (work: Work, alert: string, { by, ms }: FillArgs['lease']): Promise<void> => {
  await work.db
    .updateTable('due')
    .set({ lease_until: (await work.leaseNow()) + ms })
    .where('kind', '=', sendDue)
    .where('subject', '=', alert)
    .where('leased_by', '=', by)
    .execute();
};

const areasOf = async ({ db }: Work, alert: string): Promise<ScanArea[]> => {
  const rows = await db
    .selectFrom('alert_areas')
    .select(['shape', 'meets'])
    .where('alert', '=', alert)
    .orderBy('position')
    .execute();
  return rows.map(scanRow);
};

/** Whether a version goes to more than its line's audience. */
const covers = ({ type }: AlertRow): boolean => type === 'alert' || type === 'update';

/** Notes how many followers a further version brought into its line. */
const countNewly = async (work: Work, { id, line, version }: AlertRow): Promise<void> => {
  if (version === 1) return;
  const { newly } = await work.db
    .selectFrom('audience as a')
    .select((a) => a.fn.count('a.follower').distinct().as('newly'))
    .where('a.line', '=', line)
    .where('a.alert', '=', id)
    .where((a) =>
      a.not(
        a.exists(
          a
            .selectFrom('audience as b')
            .select('b.ord')
            .whereRef('b.line', '=', 'a.line')
            .whereRef('b.follower', '=', 'a.follower')
            .where('b.alert', '<>', id),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  await work.db
    .updateTable('alerts')
    .set({ newly: Number(newly) })
    .where('id', '=', id)
    .execute();
};
