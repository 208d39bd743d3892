import type { Skills } from '@bellman/protocol';
import { heldAdvisors, skillsOf, tellDesk } from './desk/advisors.js';
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
      const staff = [...new Set(given.staff)].toSorted();
      // Coming and going are one after the other, whatever the nodes.
      await heldAdvisors(work, staff);
      const now = await work.leaseNow();
      await db
        .deleteFrom('presence')
        .where('until', '<', now - keptAfter)
        .execute();
      if (staff.length === 0) return;
      const before = await presentOf(work, staff);
      const rows = staff.map((one) => ({ staff: one, node: given.node, until: now + given.ms }));
      await db
        .insertInto('presence')
        .values(rows)
        .onConflict((c) => c.columns(['staff', 'node']).doUpdateSet({ until: now + given.ms }))
        .execute();
      const back = await cameBack(work, staff);
      const came = staff.filter((one) => !before.has(one));
      for (const one of new Set([...came, ...back])) tellDesk(work, one);
    },
  ),

  /**
   * Those who are there on `node` still are, for `ms` from now. Answers how many: whoever's sign
   * has run out is not among them, for others may have acted on it, and is to be renewed.
   */
  keep: write(
    async (
      { db, leaseNow }: Work,
      { node, ms }: { readonly node: string; readonly ms: number },
    ): Promise<number> => {
      const now = await leaseNow();
      const kept = await db
        .updateTable('presence')
        .set({ until: now + ms })
        .where('node', '=', node)
        .where('until', '>', now)
        .executeTakeFirst();
      return Number(kept.numUpdatedRows);
    },
  ),

  /** They have no socket on `node` any more; without `staff`, nobody has. */
  drop: write(
    async (
      work: Work,
      { node, staff }: { readonly node: string; readonly staff?: string },
    ): Promise<void> => {
      const here = await work.db
        .selectFrom('presence')
        .select('staff')
        .where('node', '=', node)
        .where('staff', staff === undefined ? 'is not' : '=', staff ?? null)
        .execute();
      const gone = here.map((row) => row.staff);
      // Their last sockets may close on two nodes at once: the second then sees what the first did.
      await heldAdvisors(work, gone);
      if (gone.length === 0) return;
      await work.db
        .deleteFrom('presence')
        .where('node', '=', node)
        .where('staff', 'in', gone)
        .execute();
      const elsewhere = await presentOf(work, gone);
      await wentAway(
        work,
        gone.filter((one) => !elsewhere.has(one)),
      );
    },
  ),

  /**
   * Who is there and takes chats, however many they have, with one of `roles` in one of the
   * councils, and what they can answer there: once for each council. Whoever is on a break or away
   * is not.
   */
  onDuty: read(
    async (
      { db, leaseNow }: Work,
      given: { readonly councils: readonly string[]; readonly roles: readonly string[] },
    ): Promise<{ council: string; staff: string; skills: Skills }[]> => {
      if (given.councils.length === 0 || given.roles.length === 0) return [];
      const rows = await db
        .selectFrom('presence')
        .innerJoin('staff', 'staff.id', 'presence.staff')
        .innerJoin('staff_roles', 'staff_roles.staff', 'presence.staff')
        .leftJoin('advisors', 'advisors.staff', 'presence.staff')
        .leftJoin('skills', (join) =>
          join
            .onRef('skills.staff', '=', 'presence.staff')
            .onRef('skills.council', '=', 'staff_roles.council'),
        )
        .select(['staff_roles.council', 'presence.staff'])
        .select(['skills.services', 'skills.languages', 'skills.team'])
        .distinct()
        .where('presence.until', '>', await leaseNow())
        .where('staff.disabled_at', 'is', null)
        .where('staff_roles.council', 'in', given.councils)
        .where('staff_roles.role', 'in', given.roles)
        .where((e) =>
          e.or([e('advisors.state', 'is', null), e('advisors.state', '=', 'available')]),
        )
        .orderBy('staff_roles.council')
        .orderBy('presence.staff')
        .execute();
      return rows.map(({ council, staff, services, languages, team }) => {
        const kept = services === null || languages === null ? undefined : { services, languages };
        const skills = skillsOf(kept && { council, staff, ...kept, team });
        return { council, staff, skills };
      });
    },
  ),
};
