import { limits, type Language, type Skills } from '@bellman/protocol';
import { locked } from '../locked.js';
import type { AdvisorRow, SkillsRow } from '../tables.js';
import { read, write, type Work } from '../work.js';

/** How somebody is of whom nothing was said yet. */
export const newAdvisor = (staff: string, since: number): AdvisorRow => ({
  staff,
  state: 'available',
  since,
  capacity: limits.capacity.usual,
  missed: 0,
  gone_at: null,
  taken_at: 0,
});

/**
 * Somebody's row at the desk, made where it is missing, and held until the operation ends.
 * Whatever may add to their load holds it first, before any conversation: so two nodes count one
 * after the other, and can't wait for each other.
 */
export const heldAdvisor = async (
  { db, engine, now }: Work,
  staff: string,
): Promise<AdvisorRow> => {
  await db
    .insertInto('advisors')
    .values(newAdvisor(staff, now))
    .onConflict((c) => c.doNothing())
    .execute();
  return locked(
    engine,
    db.selectFrom('advisors').selectAll().where('staff', '=', staff),
  ).executeTakeFirstOrThrow();
};

/** The same for many, each of them once, in the order of their key. */
export const heldAdvisors = async (work: Work, staff: readonly string[]): Promise<void> => {
  for (const one of [...new Set(staff)].toSorted()) await heldAdvisor(work, one);
};

/** Tells that somebody at the desk is otherwise now. */
export const tellDesk = ({ tell }: Work, staff: string): void => {
  tell({ topic: 'desk', council: '', staff });
};

/** A list of texts as it is kept. */
const listOf = <T extends string>(json: string): T[] => JSON.parse(json) as T[];

/** What somebody can answer, as it is kept; nothing kept: everything. */
export const skillsOf = (row: SkillsRow | undefined): Skills =>
  row === undefined
    ? { services: [], languages: [], team: null }
    : {
        services: listOf<string>(row.services),
        languages: listOf<Language>(row.languages),
        team: row.team,
      };

/** What somebody can answer at one council. */
export const skillsAt = async (
  { db }: Pick<Work, 'db'>,
  staff: string,
  council: string,
): Promise<Skills> =>
  skillsOf(
    await db
      .selectFrom('skills')
      .selectAll()
      .where('staff', '=', staff)
      .where('council', '=', council)
      .executeTakeFirst(),
  );

/** Says what somebody can answer at one council, and how much they may have at once, over all. */
export const setSkills = write(
  async (
    work: Work,
    given: {
      readonly council: string;
      readonly staff: string;
      readonly skills: Skills;
      readonly capacity: number;
    },
  ): Promise<void> => {
    const { council, staff, capacity } = given;
    await heldAdvisor(work, staff);
    await work.db.updateTable('advisors').set({ capacity }).where('staff', '=', staff).execute();
    const { services, languages, team } = given.skills;
    const kept = {
      services: JSON.stringify(services),
      languages: JSON.stringify(languages),
      team,
    };
    await work.db
      .insertInto('skills')
      .values({ council, staff, ...kept })
      .onConflict((c) => c.columns(['council', 'staff']).doUpdateSet(kept))
      .execute();
    tellDesk(work, staff);
  },
);

/** What each of these people can answer at one council, and how much they may have at once. */
export const skills = read(
  async (
    { db },
    given: { readonly council: string; readonly staff: readonly string[] },
  ): Promise<{ staff: string; skills: Skills; capacity: number }[]> => {
    if (given.staff.length === 0) return [];
    const rows = await db
      .selectFrom('skills')
      .selectAll()
      .where('council', '=', given.council)
      .where('staff', 'in', given.staff)
      .execute();
    const advisors = await db
      .selectFrom('advisors')
      .select(['staff', 'capacity'])
      .where('staff', 'in', given.staff)
      .execute();
    return given.staff.map((staff) => ({
      staff,
      skills: skillsOf(rows.find((row) => row.staff === staff)),
      capacity: advisors.find((row) => row.staff === staff)?.capacity ?? limits.capacity.usual,
    }));
  },
);
