import { newId } from '../ground/ids.js';
import { rankOf } from './batch-rows.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** One of a line's audience, as it stands written down. */
export interface Written {
  readonly ord: number;
  readonly follower: string;
  /** Id in `channels`; it is there. */
  readonly channel: string;
}

/**
 * Cuts those of an alert's audience that were just found into batches, which can be sent from that
 * moment on.
 * @param rows in the order of `ord`, without a gap
 * @param most channels in a batch
 */
export const cutBatches = async (
  { db, now }: Work,
  alert: AlertRow,
  rows: readonly Written[],
  most: number,
): Promise<void> => {
  const { council, line, id } = alert;
  for (let at = 0; at < rows.length; at += most) {
    const part = rows.slice(at, at + most);
    const [first, last] = [part[0], part.at(-1)];
    if (first === undefined || last === undefined) continue;
    await db
      .insertInto('batches')
      .values({
        ...{ id: newId(now), council, line, alert: id },
        ...{ from_ord: first.ord, to_ord: last.ord, size: part.length },
        ...{ state: 'ready', rank: rankOf(alert.severity), due_at: now, attempt: 0, held: 0 },
        ...{ lease_until: null, leased_by: null, kind: 'push', host: '', finished_at: null },
      })
      .execute();
  }
};
