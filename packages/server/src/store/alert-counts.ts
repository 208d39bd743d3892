import type { SendCounts } from '@bellman/protocol';
import type { Work } from './work.js';

/**
 * What became of an alert's sending, in channels. Everything written down is somewhere: what is
 * neither accepted, gone nor failed is pending, and in an alert that is over that means it was
 * never handed over. Of the pending, those are held that wait for quiet hours to end, or whose
 * alert ended first. Counted from the batches, not the audience, which shrinks as people leave.
 */
export const countSending = async ({ db }: Work, alert: string): Promise<SendCounts> => {
  const sizes = db.selectFrom('batches').where('alert', '=', alert);
  const written = await sizes
    .select((b) => b.fn.sum('size').as('channels'))
    .where('from_ord', 'is not', null)
    .executeTakeFirstOrThrow();
  const waiting = await sizes
    .select((b) => b.fn.sum('size').as('channels'))
    .where('held', '=', 1)
    .where('state', '=', 'ready')
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('batch_counts')
    .select(['outcome', (b) => b.fn.sum('channels').as('channels')])
    .where('alert', '=', alert)
    .groupBy('outcome')
    .execute();
  const of = (outcome: string): number =>
    Number(rows.find((row) => row.outcome === outcome)?.channels ?? 0);
  const audience = Number(written.channels ?? 0);
  const [accepted, gone, failed] = [of('accepted'), of('gone'), of('failed')];
  const pending = audience - accepted - gone - failed;
  const held = Number(waiting.channels ?? 0) + of('held');
  return { audience, accepted, gone, failed, pending, held };
};
