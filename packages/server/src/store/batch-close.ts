import { sql } from 'kysely';
import { among } from './sets.js';
import type { BatchRow } from './tables.js';
import type { Work } from './work.js';

type Closing = Pick<BatchRow, 'id' | 'attempt' | 'held'>;

/**
 * Ends batches that will not be sent, because their alert is over, by statements over all of them:
 * e-mails are a batch each, and nobody else writes meanwhile. Channels that were tried before count
 * as failed, those that waited for quiet hours to end as held; those that were never tried count as
 * nothing, and so stay pending.
 */
export const closeBatches = async (work: Work, batches: readonly Closing[]): Promise<void> => {
  const { db, now } = work;
  const tried = batches.filter(({ attempt, held }) => attempt > 0 || held === 1).map(idOf);
  if (tried.length > 0) {
    await countTried(work, tried);
    await db
      .deleteFrom('batch_channels')
      .where(among(work, 'batch', tried))
      .execute();
  }
  await db
    .updateTable('batches')
    .set({ state: 'done', lease_until: null, leased_by: null, finished_at: now })
    .where(among(work, 'id', batches.map(idOf)))
    .execute();
};

const idOf = ({ id }: Closing): string => id;

/** What became of channels that were to be tried again: they are listed, each with its batch. */
const countTried = async (work: Work, tried: readonly string[]): Promise<void> => {
  const at = sql<number>`cast(${work.now} as bigint)`;
  const into = work.db
    .insertInto('batch_counts')
    .columns(['council', 'alert', 'batch', 'host', 'outcome', 'channels', 'at']);
  const listed = work.db
    .selectFrom('batches as b')
    .innerJoin('batch_channels as l', 'l.batch', 'b.id')
    .where(among(work, 'b.id', tried));
  await into
    .expression(
      listed
        .innerJoin('channels as c', 'c.id', 'l.channel')
        .select(['b.council', 'b.alert', 'b.id', 'c.host'])
        .select((b) => [
          sql<string>`case b.held when 1 then 'held' else 'failed' end`.as('outcome'),
          b.fn.countAll<number>().as('channels'),
          at.as('at'),
        ])
        .groupBy(['b.council', 'b.alert', 'b.id', 'b.held', 'c.host']),
    )
    .execute();
  await into
    .expression(
      listed
        .leftJoin('channels as c', 'c.id', 'l.channel')
        .select(['b.council', 'b.alert', 'b.id'])
        .select((b) => [
          sql<string>`''`.as('host'),
          sql<string>`'gone'`.as('outcome'),
          sql<number>`b.size - ${b.fn.count('c.id')}`.as('channels'),
          at.as('at'),
        ])
        .groupBy(['b.council', 'b.alert', 'b.id', 'b.size'])
        .having((b) => b('b.size', '>', b.fn.count<number>('c.id'))),
    )
    .execute();
};

/**
 * Ends whatever of an alert waits to be sent. What is being sent ends with its own outcome.
 * @param most of so many batches; on PostgreSQL those that another relay is at are then left out
 * @returns how many there were
 */
export const endBatches = async (work: Work, alert: string, most?: number): Promise<number> => {
  const all = work.db
    .selectFrom('batches')
    .select(['id', 'attempt', 'held'])
    .where('alert', '=', alert)
    .where('state', '=', 'ready');
  const some = most === undefined ? all.orderBy('id') : all.limit(most);
  const held = work.engine === 'postgres' ? some.forUpdate() : some;
  const waiting = await (
    work.engine === 'postgres' && most !== undefined ? held.skipLocked() : held
  ).execute();
  await closeBatches(work, waiting);
  return waiting.length;
};
