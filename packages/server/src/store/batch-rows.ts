import { sql, type Expression } from 'kysely';
import type { BatchRow, ChannelRow } from './tables.js';
import type { Work } from './work.js';

/** A channel as sending needs it. */
export interface BatchChannel extends Pick<
  ChannelRow,
  'id' | 'endpoint' | 'p256dh' | 'auth' | 'host'
> {
  /** Id in `vapid_keys`. */
  readonly vapidKey: string;
  readonly language: string;
  /** 1 where the lock screen is to say only that there is an alert. */
  readonly neutral: number;
  /** Quiet hours, minutes of the local day; null: none. */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** The least severity that comes in them. */
  readonly quietPass: string;
  /** The ward by which its follower was found; empty or null where none is known. */
  readonly area: string | null;
  /** When it was proven, ms; null: not yet. */
  readonly provenAt: number | null;
}

/** The channels of a batch that are still there, in their order. */
export const channelsOf = async (work: Work, batch: BatchRow): Promise<BatchChannel[]> => {
  const { db } = work;
  const columns = [
    'c.id',
    'c.endpoint',
    'c.p256dh',
    'c.auth',
    'c.host',
    'c.vapid_key as vapidKey',
    'f.language',
    'f.neutral',
    'f.quiet_from as quietFrom',
    'f.quiet_to as quietTo',
    'f.quiet_pass as quietPass',
    'c.proven_at as provenAt',
    'a.area',
  ] as const;
  if (batch.from_ord === null) {
    return db
      .selectFrom('batch_channels as b')
      .innerJoin('channels as c', 'c.id', 'b.channel')
      .innerJoin('followers as f', 'f.id', 'c.follower')
      .leftJoin('audience as a', (join) =>
        join.on('a.line', '=', batch.line).onRef('a.channel', '=', 'b.channel'),
      )
      .select(columns)
      .where('b.batch', '=', batch.id)
      .orderBy('b.channel')
      .execute();
  }
  const line = db
    .selectFrom('audience as a')
    .innerJoin('channels as c', 'c.id', 'a.channel')
    .innerJoin('followers as f', 'f.id', 'c.follower')
    .select(columns)
    .where('a.line', '=', batch.line)
    .orderBy('a.ord');
  if (batch.ords !== null)
    return line.where(amongOrds(work, batch.ords)).where('c.host', '=', batch.host).execute();
  const range = line.where('a.ord', '>=', batch.from_ord).where('a.ord', '<=', batch.to_ord);
  // Batches of an earlier release held channels of every push service.
  return batch.host === '' ? range.execute() : range.where('c.host', '=', batch.host).execute();
};

/** Whether a number of the audience is among `ords`, JSON's, which travel as one parameter. */
const amongOrds = ({ engine }: Work, ords: string): Expression<boolean> =>
  engine === 'sqlite'
    ? sql<boolean>`a.ord in (select value from json_each(${ords}))`
    : sql<boolean>`a.ord = any(${(JSON.parse(ords) as number[]).map(Number)}::bigint[])`;

/** Outcomes of one batch by push service: `host outcome` → channels. */
export class Tally {
  readonly #counts = new Map<string, { host: string; outcome: string; channels: number }>();

  add(host: string, outcome: 'accepted' | 'gone' | 'failed' | 'held', channels = 1): void {
    const key = `${host} ${outcome}`;
    const held = this.#counts.get(key) ?? { host, outcome, channels: 0 };
    held.channels += channels;
    this.#counts.set(key, held);
  }

  async write({ db, now }: Work, batch: BatchRow): Promise<void> {
    const { council, alert } = batch;
    const rows = [...this.#counts.values()].filter(({ channels }) => channels > 0);
    if (rows.length === 0) return;
    await db
      .insertInto('batch_counts')
      .values(rows.map((row) => ({ council, alert, batch: batch.id, at: now, ...row })))
      .execute();
  }
}

/** Marks a batch as over; its list of channels, where it has one, is no longer needed. */
export const endBatch = async ({ db, now }: Work, batch: BatchRow): Promise<void> => {
  await db
    .updateTable('batches')
    .set({ state: 'done', lease_until: null, leased_by: null, finished_at: now })
    .where('id', '=', batch.id)
    .execute();
  await db.deleteFrom('batch_channels').where('batch', '=', batch.id).execute();
};

const severities = ['Extreme', 'Severe', 'Moderate', 'Minor'];

/** What goes first: 0 for Extreme to 4 for Unknown. */
export const rankOf = (severity: string): number => {
  const rank = severities.indexOf(severity);
  return rank === -1 ? severities.length : rank;
};
