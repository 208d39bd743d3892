import { rolesFor, type ChosenState, type Skills } from '@bellman/protocol';
import type { AdvisorRow, SkillsRow } from '../tables.js';
import { read, type Work } from '../work.js';
import { newAdvisor, skillsOf } from './advisors.js';
import { presentOf } from './gone.js';
import { loadsOf } from './load.js';

/** Somebody who may answer chats, and how they are now. */
export interface AtDesk {
  readonly staff: string;
  readonly name: string;
  readonly chosen: ChosenState;
  /** Since when, ms. */
  readonly since: number;
  /** Whether a browser of theirs is connected, anywhere. */
  readonly present: boolean;
  /** When their last browser went, ms; null: one is there, or it went unseen. */
  readonly goneAt: number | null;
  readonly load: number;
  readonly capacity: number;
  /** Ids of the chats that ring at their desk. */
  readonly ringing: readonly string[];
  /** The councils at which they must wrap a chat up before the next. */
  readonly owes: readonly string[];
  /** When they last took a chat, ms; 0: never. */
  readonly takenAt: number;
  /** Council → what they can answer there. Only where they may answer. */
  readonly skills: Readonly<Record<string, Skills>>;
}

const rowsOf = async (
  { db }: Work,
  staff: readonly string[],
): Promise<{ advisors: AdvisorRow[]; skills: SkillsRow[] }> => ({
  advisors: await db.selectFrom('advisors').selectAll().where('staff', 'in', staff).execute(),
  skills: await db.selectFrom('skills').selectAll().where('staff', 'in', staff).execute(),
});

/** Those of these people and councils who may answer there. */
export const atDesk = async (
  work: Work,
  given: { readonly councils: readonly string[] } | { readonly staff: readonly string[] },
): Promise<AtDesk[]> => {
  const held = work.db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff')
    .select(['staff.id', 'staff.name', 'staff_roles.council'])
    .distinct()
    .where('staff.disabled_at', 'is', null)
    .where('staff_roles.role', 'in', rolesFor['chat.answer'])
    .orderBy('staff.id')
    .orderBy('staff_roles.council');
  const roles = await (
    'staff' in given
      ? held.where('staff.id', 'in', given.staff)
      : held.where('staff_roles.council', 'in', given.councils)
  ).execute();
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  const staff = [...names.keys()];
  if (staff.length === 0) return [];
  const { advisors, skills } = await rowsOf(work, staff);
  const present = await presentOf(work, staff);
  const loads = await loadsOf(work, staff);
  return staff.map((one): AtDesk => {
    const row = advisors.find((advisor) => advisor.staff === one) ?? newAdvisor(one, work.now);
    const { load = 0, owed = [], ringing = [] } = loads.get(one) ?? {};
    const councils = roles.filter(({ id }) => id === one).map(({ council }) => council);
    const skillsAt = (council: string) =>
      skillsOf(skills.find((found) => found.staff === one && found.council === council));
    return {
      staff: one,
      name: names.get(one) ?? '',
      chosen: row.state as ChosenState,
      since: row.since,
      present: present.has(one),
      goneAt: row.gone_at,
      ringing,
      load,
      capacity: row.capacity,
      owes: [...new Set(owed.map(({ council }) => council))],
      takenAt: row.taken_at,
      skills: Object.fromEntries(councils.map((council) => [council, skillsAt(council)])),
    };
  });
};

/** Everybody who may answer chats in one of these councils. */
export const roster = read(
  async (work, given: { readonly councils: readonly string[] }): Promise<AtDesk[]> =>
    given.councils.length === 0 ? [] : atDesk(work, given),
);

/** One person as they are at the desk; null: they may answer no chats. */
export const you = read(
  async (work, given: { readonly staff: string }): Promise<AtDesk | null> =>
    (await atDesk(work, { staff: [given.staff] }))[0] ?? null,
);
