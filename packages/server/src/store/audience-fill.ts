import { dropTimer, finishIfDone } from './alert-moves.js';
import { holdAlert } from './alert-record.js';
import { sendDue } from './alert-timers.js';
import {
  reach,
  scanPage,
  scanRow,
  scanStart,
  wantedBy,
  type Cursor,
  type ScanArea,
} from './audience-scan.js';
import { cutBatches } from './batch-cut.js';
import { cutLine, writeAudience } from './line-audience.js';
import type { AlertRow } from './tables.js';
import { wardsFound } from './wards.js';
import { write, type Work } from './work.js';

/**
 * Where the writing down of an audience stands: the area's position in the alert, and in it;
 * position 0 is, of a further version, the line's audience as it was before.
 */
export interface FillCursor {
  readonly position: number;
  readonly scan: Cursor;
}

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
  let at: FillCursor | null = args.cursor ?? {
    position: alert.version === 1 ? 1 : 0,
    scan: scanStart,
  };
  let left = args.most;
  const wanted = await wantedBy(work, alert);
  while (alert.state === 'sending' && at !== null && left > 0) {
    if (at.position === 0) {
      if (await cutLine(work, alert, { most: left, batch: args.batch })) break;
      at = { position: 1, scan: scanStart };
    }
    // Whom a version does not newly cover (A5) only those get who had the line before.
    const area = covers(alert) ? await areaAt(work, alert.id, at.position) : null;
    if (area === null) {
      at = null;
      break;
    }
    let scan: Cursor | null = at.scan;
    while (scan !== null && left > 0) {
      const found = await scanPage(work, alert.council, area, scan, left);
      const reached = await reach(work, [...new Set(found.followers)], wanted);
      const wardOf = await wardsFound(work, alert.council, area, found);
      const fresh = await writeAudience(work, alert, reached, wardOf);
      await cutBatches(work, alert, fresh, args.batch);
      left -= Math.max(1, found.looked);
      scan = found.next;
    }
    at = scan === null ? { position: at.position + 1, scan: scanStart } : { ...at, scan };
  }
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

const renew = async (work: Work, alert: string, { by, ms }: FillArgs['lease']): Promise<void> => {
  await work.db
    .updateTable('due')
    .set({ lease_until: (await work.leaseNow()) + ms })
    .where('kind', '=', sendDue)
    .where('subject', '=', alert)
    .where('leased_by', '=', by)
    .execute();
};

const areaAt = async ({ db }: Work, alert: string, position: number): Promise<ScanArea | null> => {
  const row = await db
    .selectFrom('alert_areas')
    .select(['shape', 'meets'])
    .where('alert', '=', alert)
    .where('position', '=', position)
    .executeTakeFirst();
  return row === undefined ? null : scanRow(row);
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
