import { newId } from '../ground/ids.js';
import { finishIfDone } from './alert-moves.js';
import { holdAlert } from './alert-record.js';
import { endBatch, Tally } from './batch-rows.js';
import { followers } from './followers.js';
import { inSlices } from './slices.js';
import type { AlertRow, BatchRow } from './tables.js';
import { write, type Work } from './work.js';

/** What became of one channel of a batch. */
export interface ChannelOutcome {
  readonly channel: string;
  readonly host: string;
  readonly result: 'accepted' | 'gone' | 'retry' | 'failed';
  /** With `retry`: when to try again, ms by the relay's clock. */
  readonly retryAt?: number;
}

export interface RecordArgs {
  readonly batch: string;
  /** Who leased it. */
  readonly by: string;
  readonly outcomes: readonly ChannelOutcome[];
  /** Whether to tell of the progress; the alert's last batch is always told of. */
  readonly tell: boolean;
}

/**
 * Ends a batch with its outcomes, all in one: counts by push service; what was accepted is a
 * proven channel, what is gone is deleted; those to be tried again go into a later batch, unless the alert ends before or has been
 * stopped, and then they have failed. Channels that left since the audience was written count as
 * gone, at no host. With the last batch the alert is `sent`.
 * @returns false where the lease was lost: another has the batch, and nothing is recorded
 */
export const record = write(async (work, args: RecordArgs): Promise<boolean> => {
  const { db } = work;
  const found = await db
    .selectFrom('batches')
    .select('alert')
    .where('id', '=', args.batch)
    .executeTakeFirst();
  if (found === undefined) return false;
  const alert = await holdAlert(work, null, found.alert);
  const held = db
    .selectFrom('batches')
    .selectAll()
    .where('id', '=', args.batch)
    .where('state', '=', 'leased')
    .where('leased_by', '=', args.by);
  const batch = await (work.engine === 'postgres' ? held.forUpdate() : held).executeTakeFirst();
  if (batch === undefined) return false;

  const tally = new Tally();
  const later = new Map<number, string[]>();
  for (const { channel, host, result, retryAt } of args.outcomes) {
    if (result !== 'retry') tally.add(host, result);
    else if (retryAt === undefined || !lasts(alert, retryAt)) tally.add(host, 'failed');
    else later.set(retryAt, [...(later.get(retryAt) ?? []), channel]);
  }
  tally.add('', 'gone', batch.size - args.outcomes.length);
  await tally.write(work, batch);
  for (const [at, channels] of later) await tryLater(work, batch, at, channels);
  await endBatch(work, batch);
  const those = (result: ChannelOutcome['result']): string[] =>
    args.outcomes.filter((outcome) => outcome.result === result).map(({ channel }) => channel);
  await followers.proven.run(work, { channels: those('accepted'), at: work.now });
  await followers.dropChannels.run(work, { channels: those('gone') });
  const finished = await finishIfDone(work, alert);
  if (args.tell && !finished)
    work.tell({ topic: 'alert', council: alert.council, alert: alert.id });
  return true;
});

/** Whether the alert will still be going out at `at`. */
const lasts = (alert: AlertRow, at: number): boolean =>
  alert.state === 'sending' && alert.expires_at !== null && at < alert.expires_at;

const tryLater = async (
  { db, now }: Work,
  { council, alert, line, rank, attempt, kind, host }: BatchRow,
  at: number,
  channels: readonly string[],
): Promise<void> => {
  const id = newId(now);
  await db
    .insertInto('batches')
    .values({
      ...{ id, council, alert, line, rank, attempt: attempt + 1, state: 'ready', due_at: at },
      ...{ from_ord: null, to_ord: null, lease_until: null, leased_by: null },
      ...{ kind, host, size: channels.length, held: 0, finished_at: null },
    })
    .execute();
  for (const slice of inSlices(channels, 1_000)) {
    await db
      .insertInto('batch_channels')
      .values(slice.map((channel) => ({ council, batch: id, channel })))
      .execute();
  }
};
