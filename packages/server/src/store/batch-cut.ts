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
  /** The ward by which they were found; empty or left out where none is known. */
  readonly area?: string;
}

/**
 * Cuts some of an alert's audience into batches, which can be sent from that moment on: each of
 * one kind and one push service, so that a service that is slow holds up nobody else's. E-mails
 * are a batch each: what a mail server has taken is written down before the next goes, and a relay
 * that is killed repeats at most those that were on their way. Channels that are gone are left
 * out. A batch for a service that asked to be left alone falls due when that is over.
 * @param rows in the order of `ord`
 * @param most channels in a batch
 */
export const cutBatches = async (
  work: Work,
  alert: AlertRow,
  rows: readonly Written[],
  most: number,
): Promise<void> => {
  const lanes = new Map<string, { kind: string; host: string; ords: number[] }>();
  const areas: string[] = [];
  for (const part of inSlices(rows, 500)) {
    const ways = await waysOf(
      work,
      part.map(({ channel }) => channel),
    );
    for (const { ord, channel, area = '' } of part) {
      const way = ways.get(channel);
      if (way === undefined) continue;
      const name = `${way.kind} ${way.host}`;
      const lane = lanes.get(name) ?? { ...way, ords: [] };
      lane.ords.push(ord);
      lanes.set(name, lane);
      areas.push(area);
    }
  }
  await countByWard(work, alert, 'audience', areas);
  for (const { kind, host, ords } of lanes.values()) {
    const due = await dueAt(work, alert.council, host);
    for (const slice of inSlices(ords, kind === 'email' ? 1 : most)) {
      await putBatch(work, alert, { kind, host, due, ords: slice });
    }
  }
};

const putBatch = async (
  { db, now }: Work,
  { id: alert, council, line, severity }: AlertRow,
  { kind, host, due, ords }: { kind: string; host: string; due: number; ords: readonly number[] },
): Promise<void> => {
  await db
    .insertInto('batches')
    .values({
      ...{ id: newId(now), council, alert, line, kind, host, size: ords.length, held: 0 },
      ...{ from_ord: ords[0] ?? 0, to_ord: ords.at(-1) ?? 0, rank: rankOf(severity) },
      ...{ state: 'ready', due_at: due, attempt: 0 },
      ...{ lease_until: null, leased_by: null, finished_at: null },
    })
    .execute();
};

const waysOf = async (
  { db }: Work,
  channels: readonly string[],
): Promise<ReadonlyMap<string, { readonly kind: string; readonly host: string }>> => {
  if (channels.length === 0) return new Map();
  const rows = await db
    .selectFrom('channels')
    .select(['id', 'kind', 'host'])
    .where('id', 'in', channels)
    .execute();
  return new Map(rows.map(({ id, kind, host }) => [id, { kind, host }]));
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
