import { read, write, type Work } from './work.js';

/** A timer: one for each kind and subject. */
export interface Due {
  readonly council: string;
  readonly kind: string;
  readonly subject: string;
  /** ms */
  readonly at: number;
}

/** What is to be done at a time, taken under a lease so that one node does it. */
export const due = {
  /** Sets a timer, or moves it; whoever holds it now holds it no more. */
  put: write(async ({ db }: Work, given: Due): Promise<void> => {
    const { council, kind, subject, at } = given;
    await db
      .insertInto('due')
      .values({ council, kind, subject, at, lease_until: null, leased_by: null })
      .onConflict((c) =>
        c.columns(['kind', 'subject']).doUpdateSet({ at, lease_until: null, leased_by: null }),
      )
      .execute();
  }),

  /**
   * Takes what is due, earliest first, for `leaseMs`. What is not `done` by then falls due again,
   * for any node. The lease goes by the store's clock.
   */
  take: write(
    async (
      { db, engine, now, leaseNow }: Work,
      given: {
        readonly node: string;
        readonly kinds: readonly string[];
        readonly limit: number;
        readonly leaseMs: number;
      },
    ): Promise<Due[]> => {
      if (given.kinds.length === 0) return [];
      const clock = await leaseNow();
      const free = db
        .selectFrom('due')
        .select(['council', 'kind', 'subject', 'at'])
        .where('kind', 'in', given.kinds)
        .where('at', '<=', now)
        .where((e) => e.or([e('lease_until', 'is', null), e('lease_until', '<=', clock)]))
        .orderBy('at')
        .limit(given.limit);
      const taken = await (engine === 'postgres' ? free.forUpdate().skipLocked() : free).execute();
      for (const { kind, subject } of taken) {
        await db
          .updateTable('due')
          .set({ lease_until: clock + given.leaseMs, leased_by: given.node })
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .execute();
      }
      return taken;
    },
  ),

  /** It has been done: forgotten, unless it was moved or taken by another node meanwhile. */
  done: write(
    async (
      { db }: Work,
      given: { readonly kind: string; readonly subject: string; readonly node: string },
    ): Promise<void> => {
      await db
        .deleteFrom('due')
        .where('kind', '=', given.kind)
        .where('subject', '=', given.subject)
        .where('leased_by', '=', given.node)
        .execute();
    },
  ),

  /**
   * When the next of these kinds falls due or its lease runs out, ms; null: none is set. By the
   * relay's clock, whatever the difference between it and the store's.
   */
  next: read(async (work, { kinds }: { readonly kinds: readonly string[] }) => {
    if (kinds.length === 0) return null;
    const earliest = async (column: 'at' | 'lease_until', held: boolean): Promise<number | null> =>
      (
        await work.db
          .selectFrom('due')
          .select((e) => e.fn.min(column).as('next'))
          .where('kind', 'in', kinds)
          .where('lease_until', held ? 'is not' : 'is', null)
          .executeTakeFirstOrThrow()
      ).next;
    const [ripe, lease] = [await earliest('at', false), await earliest('lease_until', true)];
    const runsOut = lease === null ? null : work.now + (lease - (await work.leaseNow()));
    return ripe === null || runsOut === null ? (ripe ?? runsOut) : Math.min(ripe, runsOut);
  }),
};
