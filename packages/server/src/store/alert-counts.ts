import type { SendCounts } from '@bellman/protocol';
import type { Work } from './work.js';

/**
 * What became of an alert's sending, in channels. Everything written down is somewhere: what is
 * neither accepted, gone nor failed is pending, and in an alert that is over that means it was
 * never handed over. Counted from the batches, not the audience, which shrinks as people leave.
 */
export const countSending = async ({ db }: Work, alert: string): Promise<SendCounts> => {
  const written = await db
    .selectFrom('batches')
    .select((b) => b.fn.sum(b('to_ord', '-', b.ref('from_ord'))).as('spans'))
    .select((b) => b.fn.countAll().as('ranges'))
    .where('alert', '=', alert)
    .where('from_ord', 'is not', null)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('batch_counts')
    .select(['outcome', (b) => b.fn.sum('channels').as('channels')])
    .where('alert', '=', alert)
    .groupBy('outcome')
    .execute();
  const of = (outcome: string): number =>
    Number(rows.find((row) => row.outcome === outcome)?.channels ?? 0);
  const audience = Number(written.spans ?? 0) + Number(written.ranges);
  const [accepted, gone, failed] = [of('accepted'), of('gone'), of('failed')];
  const pending = audience - accepted - gone - failed;
  return { audience, accepted, gone, failed, pending, held: 0 };
};
