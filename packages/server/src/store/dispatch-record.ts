import { finishIfDone } from './alert-moves.js';
import { holdAlert } from './alert-record.js';
import { superseded } from './alert-superseded.js';
import { countByWard } from './alert-wards.js';
import { tryLater } from './batch-later.js';
import { endBatch, Tally } from './batch-rows.js';
import { followers } from './followers.js';
import { noteService, type ServiceNote } from './push-services.js';
import type { AlertRow } from './tables.js';
import { write, type Work } from './work.js';

/** What became of one channel of a batch. */
export interface ChannelOutcome {
  readonly channel: string;
  readonly host: string;
  /** held: it was not sent, for its follower has quiet hours. */
  readonly result: 'accepted' | 'gone' | 'retry' | 'failed' | 'held';
  /** With `retry` and `held`: when it is its turn again, ms by the relay's clock. */
  readonly again?: number;
  /** The ward that it is counted in, as it was leased; left out or empty: not known. */
  readonly area?: string;
  /** Whether an earlier message proved it: then there is nothing to note. */
  readonly proven?: boolean;
}

export interface RecordArgs {
  readonly batch: string;
  /** Who leased it. */
  readonly by: string;
  readonly outcomes: readonly ChannelOutcome[];
  /** How the push service took it; left out where it had nothing to take. */
  readonly service?: ServiceNote | undefined;
  /** Whether to tell of the progress; the last batch before a rest, or the end, is always told of. */
  readonly tell: boolean;
}

/**
 * Ends a batch with its outcomes, all in one: counts by push service and by ward; what was
 * accepted is a proven channel, what is gone is deleted; those whose turn comes again go into a
 * later batch, unless the alert ends before or has been stopped: then what was tried has failed,
 * and what quiet hours held stays so. Channels that left since the audience was written count as
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

  const until = (await superseded(work, alert)) ? 0 : endOf(alert);
  const tally = new Tally();
  const later = new Map<string, { at: number; held: boolean; channels: string[] }>();
  const over = { accepted: [] as string[], gone: [] as string[], failed: [] as string[] };
  const fresh: string[] = [];
  const gone: string[] = [];
  for (const { channel, host, result, again, area = '', proven } of args.outcomes) {
    const waits = result === 'retry' || result === 'held';
    if (waits && again !== undefined && again < until) {
      const name = `${again} ${result}`;
      const group = later.get(name) ?? { at: again, held: result === 'held', channels: [] };
      group.channels.push(channel);
      later.set(name, group);
      continue;
    }
    const outcome = result === 'retry' ? 'failed' : result;
    tally.add(host, outcome);
    if (outcome !== 'held') over[outcome].push(area);
    if (outcome === 'accepted' && proven !== true) fresh.push(channel);
    if (outcome === 'gone') gone.push(channel);
  }
  tally.add('', 'gone', batch.size - args.outcomes.length);
  await tally.write(work, batch);
  for (const outcome of ['accepted', 'gone', 'failed'] as const)
    await countByWard(work, { id: batch.alert, council: batch.council }, outcome, over[outcome]);
  for (const group of later.values()) await tryLater(work, batch, group);
  await endBatch(work, batch);
  await followers.proven.run(work, { channels: fresh, at: work.now });
  await followers.dropChannels.run(work, { channels: gone });
  if (over.accepted.length > 0 && alert.first_at === null) await noteFirst(work, alert);
  if (args.service) await noteService(work, batch, args.service);
  const finished = await finishIfDone(work, alert);
  // What only waits now, such as for quiet hours, is told too: nothing may follow for hours.
  if (!finished && (args.tell || (await rests(work, alert))))
    work.tell({ topic: 'alert', council: alert.council, alert: alert.id });
  return true;
});

/** Whether nothing of an alert is being sent, or could be, for now. */
const rests = async ({ db, now }: Work, { id }: AlertRow): Promise<boolean> => {
  const open = (state: string) =>
    db.selectFrom('batches').select('id').where('alert', '=', id).where('state', '=', state);
  // One after the other, so that each is found in the index beside all those that are done.
  if ((await open('leased').limit(1).executeTakeFirst()) !== undefined) return false;
  const ready = open('ready').where('due_at', '<=', now).limit(1);
  return (await ready.executeTakeFirst()) === undefined;
};

/** Until when the alert goes out, ms; 0 where it goes out no more. */
const endOf = ({ state, expires_at: end }: AlertRow): number =>
  state === 'sending' ? (end ?? 0) : 0;

const noteFirst = async ({ db, now }: Work, { id }: AlertRow): Promise<void> => {
  await db.updateTable('alerts').set({ first_at: now }).where('id', '=', id).execute();
};
