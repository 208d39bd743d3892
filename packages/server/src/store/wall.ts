import type { Expression, SqlBool } from 'kysely';
import { read, type Work } from './work.js';

/** How today went at a council, in chats that were to be answered at once. */
export interface WallCounts {
  readonly offered: number;
  /** A person wrote in it. */
  readonly answered: number;
  /** Within `soon`. */
  readonly answeredSoon: number;
  /** It ended before anybody wrote, and not by staff. */
  readonly abandoned: number;
}

/** What a council's wall shows, but for its people. Times are ms. */
export interface WallRows {
  /** The relay's clock. */
  readonly at: number;
  readonly counts: WallCounts;
  /** Messages that were left and that nobody has taken. */
  readonly left: number;
  readonly queues: readonly {
    readonly service: string;
    readonly language: string;
    readonly waiting: number;
    /** When the one that waits longest began to. */
    readonly since: number;
  }[];
  /** Chats under way, the longest first. */
  readonly chats: readonly {
    readonly id: string;
    readonly reference: string;
    readonly service: string;
    readonly language: string;
    readonly resident_name: string;
    readonly staff: string;
    readonly danger: number;
    readonly taken_at: number | null;
  }[];
}

const countsSince = async (
  { db }: Work,
  given: { readonly council: string; readonly since: number; readonly soon: number },
): Promise<WallCounts> =>
  db
    .selectFrom('conversations')
    .where('council', '=', given.council)
    .where('created_at', '>=', given.since)
    .where('left', '=', 0)
    .select((e) => {
      const those = (where: Expression<SqlBool>) =>
        e.fn.count<number>(e.case().when(where).then(1).end());
      const within = e('answered_at', '<=', e('created_at', '+', given.soon));
      return [
        e.fn.countAll<number>().as('offered'),
        those(e('answered_at', 'is not', null)).as('answered'),
        those(within).as('answeredSoon'),
        those(
          e.and([
            e('answered_at', 'is', null),
            e('state', '=', 'ended'),
            e('ended_by', 'in', ['resident', 'relay']),
          ]),
        ).as('abandoned'),
      ];
    })
    .executeTakeFirstOrThrow();

/** What a council's supervisors see of its desk now (D8). */
export const wall = {
  /** `since`: from when chats are counted; `soon`: how quick an answer is counted apart. Both ms. */
  of: read(
    async (
      work: Work,
      given: { readonly council: string; readonly since: number; readonly soon: number },
    ): Promise<WallRows> => {
      const { db, now } = work;
      const here = db.selectFrom('conversations').where('council', '=', given.council);
      const waiting = here.where('state', '=', 'waiting');
      const counts = await countsSince(work, given);
      const { left } = await waiting
        .where('left', '=', 1)
        .select((e) => e.fn.countAll<number>().as('left'))
        .executeTakeFirstOrThrow();
      const queues = await waiting
        .where('left', '=', 0)
        .select((e) => [
          'service',
          'language',
          e.fn.countAll<number>().as('waiting'),
          e.fn.min('queued_at').as('since'),
        ])
        .groupBy(['service', 'language'])
        .orderBy('since')
        .orderBy('service')
        .orderBy('language')
        .execute();
      const chats = await here
        .innerJoin('staff', 'staff.id', 'conversations.advisor')
        .where('state', '=', 'active')
        .select([
          ...(['conversations.id', 'reference', 'service', 'language', 'resident_name'] as const),
          ...(['staff.name as staff', 'danger', 'taken_at'] as const),
        ])
        .orderBy('taken_at')
        .orderBy('conversations.id')
        .execute();
      return { at: now, counts, left, queues, chats };
    },
  ),
};
