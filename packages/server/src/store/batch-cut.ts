import { newId } from '../ground/ids.js';
import { countByWard } from './alert-wards.js';
import { rankOf } from './batch-rows.js';
import { inSlices } from './slices.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** One of a line's audience, as it stands written down. */
export interface Written {
  readonly ord: number;
  readonly follower: string;
  /** Id in `channels`. */
  readonly channel: string;
  /** push, email */
  readonly kind: string;
  /** The push service's. */
  readonly host: string;
  /** The ward by which they were found; empty where none is known. */
  readonly area: string;
}

/**
 * Cuts some of an alert's audience into batches, which can be sent from that moment on: each of
 * one kind and one push service, so that a service that is slow holds up nobody else's. E-mails
 * are a batch each: what a mail server has taken is written down before the next goes, and a relay
 * that is killed repeats at most those that were on their way. A batch for a service that asked to
 * be left alone falls due when that is over.
 * @param rows in the order of `ord`
 * @param most channels in a batch
 * @param passed those of the same range to whom it does not go: a batch that has one of them between
 *   its first and its last names whom it goes to, or whoever leases it would take them along
 */
export const cutBatches = async (
  work: Work,
  alert: AlertRow,
  rows: readonly Written[],
  most: number,
  passed: readonly Pick<Written, 'ord' | 'host'>[] = [],
): Promise<void> => {
  const lanes = new Map<string, { kind: string; host: string; ords: number[] }>();
  for (const { ord, kind, host } of rows) {
    const name = `${kind} ${host}`;
    const lane = lanes.get(name) ?? { kind, host, ords: [] };
    lane.ords.push(ord);
    lanes.set(name, lane);
  }
  const areas = rows.map(({ area }) => area);
  await countByWard(work, alert, 'audience', areas);
  for (const { kind, host, ords } of lanes.values()) {
    const due = await dueAt(work, alert.council, host);
    const others = passed.filter((one) => one.host === host);
    for (const slice of inSlices(ords, kind === 'email' ? 1 : most)) {
      const whole = slice.length === 1 || !others.some(({ ord }) => isBetween(ord, slice));
      await putBatch(work, alert, { kind, host, due, ords: slice, whole });
    }
  }
};

/** @param ords in their order */
const isBetween = (ord: number, ords: readonly number[]): boolean =>
  ord > (ords[0] ?? ord) && ord < (ords.at(-1) ?? ord);

const putBatch = async (
  { db, now }: Work,
  { id: alert, council, line, severity }: AlertRow,
  {
    kind,
    host,
    due,
    ords,
    whole,
  }: {
    readonly kind: string;
    readonly host: string;
    readonly due: number;
    readonly ords: readonly number[];
    /** Whether that is everybody of the push service between the first and the last. */
    readonly whole: boolean;
  },
): Promise<void> => {
  await db
    .insertInto('batches')
    .values({
      ...{ id: newId(now), council, alert, line, kind, host, size: ords.length, held: 0 },
      ...{ from_ord: ords[0] ?? 0, to_ord: ords.at(-1) ?? 0, rank: rankOf(severity) },
      ...{ ords: whole ? null : JSON.stringify(ords), state: 'ready', due_at: due, attempt: 0 },
      ...{ lease_until: null, leased_by: null, finished_at: null },
    })
    .execute();
};

/** From when a push service takes the council's messages, ms: now, unless it asked for time. */
const dueAt = async ({ db, now }: Work, council: string, host: string): Promise<number> => {
  const service = await db
    .selectFrom('push_services')
    .select('until')
    .where('council', '=', council)
    .where('host', '=', host)
    .executeTakeFirst();
  return Math.max(now, service?.until ?? 0);
};
