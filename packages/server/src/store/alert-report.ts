import { Problem } from '@bellman/protocol';
import { countSending } from './alert-counts.js';
import { read, write, type Work } from './work.js';

/** How often a host's channels had an outcome, in one batch. */
export interface HostCount {
  readonly host: string;
  /** accepted, gone, failed, held; shown and opened, as workers told */
  readonly outcome: string;
  readonly channels: number;
}

const isDone = async ({ db }: Work, alert: string): Promise<boolean> =>
  (await db
    .selectFrom('batches')
    .select('id')
    .where('alert', '=', alert)
    .where('state', 'in', ['ready', 'leased'])
    .limit(1)
    .executeTakeFirst()) === undefined;

/** What batches count for by push service, and what they were made for. */
const byHost = async ({ db }: Work, alert: string) => {
  const counted = await db
    .selectFrom('batch_counts')
    .select(['host', 'outcome', (b) => b.fn.sum('channels').as('channels')])
    .where('alert', '=', alert)
    .groupBy(['host', 'outcome'])
    .execute();
  const made = await db
    .selectFrom('batches')
    .select(['host', (b) => b.fn.sum('size').as('channels')])
    .where('alert', '=', alert)
    .where('from_ord', 'is not', null)
    .groupBy('host')
    .execute();
  const waiting = await db
    .selectFrom('batches')
    .select(['host', (b) => b.fn.sum('size').as('channels')])
    .where('alert', '=', alert)
    .where('held', '=', 1)
    .where('state', '=', 'ready')
    .groupBy('host')
    .execute();
  // Told by anybody who got one: so never more than the push service took.
  const seen = await db
    .selectFrom('beacon_counts as b')
    .leftJoin('batch_counts as c', (join) =>
      join
        .onRef('c.alert', '=', 'b.alert')
        .onRef('c.batch', '=', 'b.batch')
        .onRef('c.host', '=', 'b.host')
        .on('c.outcome', '=', 'accepted'),
    )
    .select(['b.host', 'b.what', 'b.seen', 'c.channels'])
    .where('b.alert', '=', alert)
    .execute();
  const count = (host: string, outcome: string, channels: number): HostCount => ({
    ...{ host, outcome, channels },
  });
  return [
    ...counted.map((row) => count(row.host, row.outcome, Number(row.channels))),
    ...made.map((row) => count(row.host, 'audience', Number(row.channels))),
    ...waiting.map((row) => count(row.host, 'held', Number(row.channels))),
    ...seen.map((row) => count(row.host, row.what, Math.min(row.seen, row.channels ?? 0))),
  ];
};

/** What an alert's report is made of (A7): counts, and nobody's name. */
export const reports = {
  /** @throws Problem `alert-unknown` */
  read: read(async (work, { council, id }: { council: string; id: string }) => {
    const { db } = work;
    const alert = await db
      .selectFrom('alerts')
      .select(['id', 'type', 'sent_at', 'first_at', 'had', 'newly', 'state'])
      .where('id', '=', id)
      .where('council', '=', council)
      .executeTakeFirst();
    if (alert === undefined) throw new Problem('alert-unknown');
    const accepted = await db
      .selectFrom('batch_counts')
      .select(['at', (b) => b.fn.sum('channels').as('channels')])
      .where('alert', '=', id)
      .where('outcome', '=', 'accepted')
      .groupBy('at')
      .orderBy('at')
      .execute();
    const wards = await db
      .selectFrom('alert_wards')
      .select(['area', 'outcome', 'channels'])
      .where('alert', '=', id)
      .execute();
    const services = await db
      .selectFrom('push_services')
      .select(['host', 'state', 'status', 'until'])
      .where('council', '=', council)
      .where('state', '<>', 'well')
      .where('host', 'in', (b) =>
        b.selectFrom('batches').select('batches.host').where('batches.alert', '=', id),
      )
      .orderBy('host')
      .execute();
    return {
      alert,
      done: await isDone(work, id),
      counts: await countSending(work, id),
      byHost: await byHost(work, id),
      accepted: accepted.map(({ at, channels }) => ({ at, channels: Number(channels) })),
      wards,
      services,
    };
  }),

  /**
   * Counts that a message of a council's batch was shown or opened, up to as many as the batch has;
   * of an unknown batch, nothing.
   */
  seen: write(
    async (
      { db },
      {
        council,
        batch: id,
        host,
        what,
      }: { council: string; batch: string; host: string; what: 'shown' | 'opened' },
    ): Promise<void> => {
      const batch = await db
        .selectFrom('batches')
        .select(['alert', 'size'])
        .where('id', '=', id)
        .where('council', '=', council)
        .executeTakeFirst();
      if (batch === undefined) return;
      const { alert, size } = batch;
      await db
        .insertInto('beacon_counts')
        .values({ council, alert, batch: id, host, what, seen: 1 })
        .onConflict((c) =>
          c
            .columns(['alert', 'batch', 'host', 'what'])
            .doUpdateSet((e) => ({ seen: e('beacon_counts.seen', '+', 1) }))
            .where('beacon_counts.seen', '<', size),
        )
        .execute();
    },
  ),
};
