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
}

/** The channels of a batch that are still there, in their order. */
export const channelsOf = async ({ db }: Work, batch: BatchRow): Promise<BatchChannel[]> => {
  const columns = [
    'c.id',
    'c.endpoint',
    'c.p256dh',
    'c.auth',
    'c.host',
    'c.vapid_key as vapidKey',
    'f.language',
  ] as const;
  if (batch.from_ord === null) {
    return db
      .selectFrom('batch_channels as b')
      .innerJoin('channels as c', 'c.id', 'b.channel')
      .innerJoin('followers as f', 'f.id', 'c.follower')
      .select(columns)
      .where('b.batch', '=', batch.id)
      .orderBy('b.channel')
      .execute();
  }
  return db
    .selectFrom('audience as a')
    .innerJoin('channels as c', 'c.id', 'a.channel')
    .innerJoin('followers as f', 'f.id', 'c.follower')
    .select(columns)
    .where('a.line', '=', batch.line)
    .where('a.ord', '>=', batch.from_ord)
    .where('a.ord', '<=', batch.to_ord)
    .orderBy('a.ord')
    .execute();
};

/** How many channels a batch was made for, whether they are still there or not. */
export const sizeOf = async ({ db }: Work, batch: BatchRow): Promise<number> => {
  if (batch.from_ord !== null && batch.to_ord !== null) return batch.to_ord - batch.from_ord + 1;
  const { size } = await db
    .selectFrom('batch_channels')
    .select((b) => b.fn.countAll().as('size'))
    .where('batch', '=', batch.id)
    .executeTakeFirstOrThrow();
  return Number(size);
};

/** Outcomes of one batch by push service: `host outcome` → channels. */
export class Tally {
  readonly #counts = new Map<string, { host: string; outcome: string; channels: number }>();

  add(host: string, outcome: 'accepted' | 'gone' | 'failed', channels = 1): void {
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
export const endBatch = async ({ db }: Work, batch: BatchRow): Promise<void> => {
  await db
    .updateTable('batches')
    .set({ state: 'done', lease_until: null, leased_by: null })
    .where('id', '=', batch.id)
    .execute();
  await db.deleteFrom('batch_channels').where('batch', '=', batch.id).execute();
};

/**
 * Ends a batch that will not be sent, because its alert is over. Channels that were tried before
 * count as failed; those that never were count as nothing, and so stay pending.
 */
export const closeBatch = async (work: Work, batch: BatchRow): Promise<void> => {
  if (batch.attempt > 0) {
    const tally = new Tally();
    const left = await channelsOf(work, batch);
    for (const { host } of left) tally.add(host, 'failed');
    tally.add('', 'gone', (await sizeOf(work, batch)) - left.length);
    await tally.write(work, batch);
  }
  await endBatch(work, batch);
};

const severities = ['Extreme', 'Severe', 'Moderate', 'Minor'];

/** What goes first: 0 for Extreme to 4 for Unknown. */
export const rankOf = (severity: string): number => {
  const rank = severities.indexOf(severity);
  return rank === -1 ? severities.length : rank;
};
