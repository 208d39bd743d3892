import { closeBatches, endBatches } from './batch-close.js';
import { channelsOf, type BatchChannel } from './batch-rows.js';
import { current, hand } from './dispatch-hand.js';
import { record } from './dispatch-record.js';
import type { BatchRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A batch that a relay holds until its lease runs out. */
export interface Leased {
  readonly id: string;
  readonly council: string;
  readonly alert: string;
  readonly line: string;
  /** push, email */
  readonly kind: string;
  /** The push service of all its channels; empty in batches of earlier releases. */
  readonly host: string;
  /** How often its channels were tried before. */
  readonly attempt: number;
  readonly channels: readonly BatchChannel[];
}

/**
 * The batch that goes next: one whose lease ran out before a new one, then by rank, then by time.
 * On PostgreSQL it is locked, and one that another node is taking is passed over.
 * @param full push services that this process sends to as much as it may
 */
const nextBatch = async (work: Work, full: readonly string[]): Promise<BatchRow | undefined> => {
  const all = work.db.selectFrom('batches').selectAll();
  const open = full.length === 0 ? all : all.where('host', 'not in', full);
  const lost = open.where('state', '=', 'leased').where('lease_until', '<=', await work.leaseNow());
  const ready = open.where('state', '=', 'ready').where('due_at', '<=', work.now);
  for (const candidates of [lost, ready]) {
    const first = candidates.orderBy('rank').orderBy('due_at').orderBy('id').limit(1);
    const batch = await (
      work.engine === 'postgres' ? first.forUpdate().skipLocked() : first
    ).executeTakeFirst();
    if (batch !== undefined) return batch;
  }
  return undefined;
};

/** Batches of an alert that is over which one look for work ends: others write in between. */
const deadAtOnce = 2_000;

const alertOf = ({ db }: Work, { alert }: BatchRow) =>
  db
    .selectFrom('alerts')
    .select(['state', 'expires_at', 'line', 'version'])
    .where('id', '=', alert)
    .executeTakeFirst();

/** Batches: the durable queue between "approved" and "sent". */
export const dispatch = {
  /**
   * Takes the next batch for `by` (an id of the relay process) for `ms`, by the store's clock,
   * and none for the push services in `full`. Batches of alerts that are over end here. Null when
   * nothing is due, as `wait` tells, or so many ended that the rest is for the next look.
   */
  lease: write(
    async (
      work,
      { by, ms, full = [] }: { by: string; ms: number; full?: readonly string[] },
    ): Promise<Leased | null> => {
      const next = () => nextBatch(work, full);
      for (let batch = await next(); batch !== undefined; batch = await next()) {
        if (!(await current(work, await alertOf(work, batch)))) {
          await closeBatches(work, [batch]);
          if ((await endBatches(work, batch.alert, deadAtOnce)) === deadAtOnce) return null;
          continue;
        }
        await work.db
          .updateTable('batches')
          .set({ state: 'leased', leased_by: by, lease_until: (await work.leaseNow()) + ms })
          .where('id', '=', batch.id)
          .execute();
        const { id, council, alert, line, kind, host, attempt } = batch;
        const channels = await channelsOf(work, batch);
        return { id, council, alert, line, kind, host, attempt, channels };
      }
      return null;
    },
  ),
  /** Holds a batch longer; false where the lease ran out and another took it, or it ended. */
  renew: write(
    async (
      work,
      { batch, by, ms }: { batch: string; by: string; ms: number },
    ): Promise<boolean> => {
      const { numUpdatedRows } = await work.db
        .updateTable('batches')
        .set({ lease_until: (await work.leaseNow()) + ms })
        .where('id', '=', batch)
        .where('state', '=', 'leased')
        .where('leased_by', '=', by)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  ),
  hand,
  record,
  /**
   * Frees what an earlier process of this relay held when it was killed. Only where one relay
   * alone has the store open (SQLite), so that nobody else's lease is meant.
   */
  reclaim: write(async ({ db, engine }, { by }: { by: string }): Promise<void> => {
    if (engine !== 'sqlite') return;
    const free = { lease_until: null, leased_by: null };
    await db
      .updateTable('batches')
      .set({ ...free, state: 'ready' })
      .where('state', '=', 'leased')
      .where('leased_by', '<>', by)
      .execute();
    await db.updateTable('due').set(free).where('leased_by', '<>', by).execute();
  }),
  /**
   * How long until a batch or a lease is due, ms, 0 where one is now; null with none open.
   * Batches for the push services in `full` are not waited for.
   */
  wait: read(async (work, { full = [] }: { full?: readonly string[] }): Promise<number | null> => {
    const earliest = async (state: string, column: 'due_at' | 'lease_until') => {
      const all = work.db.selectFrom('batches').where('state', '=', state);
      const { at } = await (full.length === 0 ? all : all.where('host', 'not in', full))
        .select((b) => b.fn.min(column).as('at'))
        .executeTakeFirstOrThrow();
      return at;
    };
    const ready = await earliest('ready', 'due_at');
    const leased = await earliest('leased', 'lease_until');
    const waits = [
      ...(ready === null ? [] : [ready - work.now]),
      ...(leased === null ? [] : [leased - (await work.leaseNow())]),
    ];
    return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
  }),
};
