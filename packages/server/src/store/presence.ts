import { newAdvisor, tellDesk } from './desk/advisors.js';
import { cameBack, presentOf, wentAway } from './desk/gone.js';
import { read, write, type Work } from './work.js';

/** Rows of nodes that were killed lie about until somebody renews; this long at the least, ms. */
const keptAfter = 3_600_000;

/**
 * Who is at their desk, on any node. A row says that a person has a live socket on a node, and
 * runs out by itself where the node was killed. All of it goes by the store's own clock. Who comes
 * or goes altogether is told (`desk`).
 */
export const presence = {
  /** These people are there for `ms` from now, on `node`. */
  renew: write(
    async (
      work: Work,
      given: { readonly node: string; readonly staff: readonly string[]; readonly ms: number },
    ): Promise<void> => {
      const { db } = work;
      const now = await work.leaseNow();
      await db
        .deleteFrom('presence')
        .where('until', '<', now - keptAfter)
        .execute();
      if (given.staff.length === 0) return;
      // In the order of their key, so that two nodes can't wait for each other.
      const staff = [...new Set(given.staff)].toSorted();
      const before = await presentOf(work, staff);
      const rows = staff.map((one) => ({ staff: one, node: given.node, until: now + given.ms }));
      await db
        .insertInto('presence')
        .values(rows)
        .onConflict((c) => c.columns(['staff', 'node']).doUpdateSet({ until: now + given.ms }))
        .execute();
      const back = await cameBack(work, staff);
      const came = staff.filter((one) => !before.has(one));
      if (came.length > 0) {
        await db
          .insertInto('advisors')
          .values(came.map((one) => newAdvisor(one, work.now)))
          .onConflict((c) => c.doNothing())
          .execute();
      }
      for (const one of new Set([...came, ...back])) tellDesk(work, one);
    },
  ),

  /** They have no socket on `node` any more; without `staff`, nobody has. */
  drop: write(
    async (
      work: Work,
      { node, staff }: { readonly node: string; readonly staff?: string },
    ): Promise<void> => {
      const rows = work.db.deleteFrom('presence').where('node', '=', node).returning('staff');
      const dropped = await (
        staff === undefined ? rows : rows.where('staff', '=', staff)
      ).execute();
      const gone = [...new Set(dropped.map((row) => row.staff))];
      const elsewhere = await presentOf(work, gone);
      await wentAway(
        work,
        gone.filter((one) => !elsewhere.has(one)),
      );
    },
  ),

  /** Who is there, with one of `roles` in one of the councils: once for each council. */
  onDuty: read(
    async (
      { db, leaseNow }: Work,
      given: { readonly councils: readonly string[]; readonly roles: readonly string[] },
    ): Promise<{ council: string; staff: string }[]> =>
      given.councils.length === 0 || given.roles.length === 0
        ? []
        : db
            .selectFrom('presence')
            .innerJoin('staff', 'staff.id', 'presence.staff')
            .innerJoin('staff_roles', 'staff_roles.staff', 'presence.staff')
            .select(['staff_roles.council', 'presence.staff'])
            .distinct()
            .where('presence.until', '>', await leaseNow())
            .where('staff.disabled_at', 'is', null)
            .where('staff_roles.council', 'in', given.councils)
            .where('staff_roles.role', 'in', given.roles)
            .orderBy('staff_roles.council')
            .orderBy('presence.staff')
            .execute(),
  ),
};
