import { dropTimer, finishIfDone } from './alert-moves.js';
import { holdAlert } from './alert-record.js';
import { sendDue } from './alert-timers.js';
import { reach, scanArea, scanPage, scanStart, type Cursor } from './audience-scan.js';
import { cutBatches, type Written } from './batch-cut.js';
import { inSlices } from './slices.js';
import type { AlertRow } from './tables.js';
import { write, type Work } from './work.js';

/** Where the writing down of an audience stands: the area's position in the alert, and in it. */
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
  let at: FillCursor | null = args.cursor ?? { position: 1, scan: scanStart };
  let left = args.most;
  const services = (
    await work.db
      .selectFrom('alert_services')
      .select('service')
      .where('alert', '=', alert.id)
      .execute()
  ).map(({ service }) => service);
  while (alert.state === 'sending' && at !== null && left > 0) {
    const area = await areaAt(work, alert.id, at.position);
    if (area === null) {
      at = null;
      break;
    }
    let scan: Cursor | null = at.scan;
    while (scan !== null && left > 0) {
      const found = await scanPage(work, alert.council, area, scan, left);
      const reached = await reach(work, [...new Set(found.followers)], services);
      await addReached(work, alert, reached, args.batch);
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

const areaAt = async ({ db }: Work, alert: string, position: number) => {
  const row = await db
    .selectFrom('alert_areas')
    .select(['code', 'shape'])
    .where('alert', '=', alert)
    .where('position', '=', position)
    .executeTakeFirst();
  return row === undefined ? null : scanArea(row.code, row.shape);
};

const addReached = async (
  work: Work,
  alert: AlertRow,
  reached: readonly { id: string; follower: string }[],
  batch: number,
): Promise<void> => {
  const { db, now } = work;
  const own = { council: alert.council, line: alert.line, alert: alert.id };
  let ord = await lastOrd(work, alert.line);
  const written: Written[] = [];
  for (const part of inSlices(reached, 500)) {
    const known = await db
      .selectFrom('audience')
      .select('channel')
      .where('line', '=', alert.line)
      .where(
        'channel',
        'in',
        part.map(({ id }) => id),
      )
      .execute();
    const there = new Set(known.map(({ channel }) => channel));
    const fresh = part
      .filter(({ id }) => !there.has(id))
      .map(({ id, follower }) => ({ ord: ++ord, follower, channel: id }));
    if (fresh.length > 0)
      await db
        .insertInto('audience')
        .values(fresh.map((row) => ({ ...own, ...row, at: now, area: '' })))
        .execute();
    written.push(...fresh);
  }
  await cutBatches(work, alert, written, batch);
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
