import { read } from '../work.js';

/** Chats that an estimate looks at, the latest. */
const most = 200;

/** How a council's queue has moved lately. Times are ms; messages that were left don't count. */
export interface Pace {
  /** The relay's clock. */
  readonly at: number;
  /** How many wait now. */
  readonly waiting: number;
  /** Since when the longest waiting one waits; null: nobody waits. */
  readonly since: number | null;
  /** When those who were taken lately had come, and were taken; the latest first. */
  readonly taken: readonly { readonly queued: number; readonly taken: number }[];
}

/** How the queue of `council` has moved in the last `ms`. */
export const pace = read(
  async (
    { db, now },
    { council, ms }: { readonly council: string; readonly ms: number },
  ): Promise<Pace> => {
    const live = db
      .selectFrom('conversations')
      .where('council', '=', council)
      .where('left', '=', 0);
    const { waiting, since } = await live
      .where('state', '=', 'waiting')
      .select((e) => [e.fn.countAll<number>().as('waiting'), e.fn.min('queued_at').as('since')])
      .executeTakeFirstOrThrow();
    const taken = await live
      .where('taken_at', '>', now - ms)
      .select(['queued_at as queued', 'taken_at'])
      .orderBy('taken_at', 'desc')
      .limit(most)
      .execute();
    return {
      at: now,
      waiting,
      since,
      taken: taken.map(({ queued, taken_at }) => ({ queued, taken: taken_at ?? now })),
    };
  },
);
