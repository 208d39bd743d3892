import { deputyRoles, Problem, type Skills } from '@bellman/protocol';
import { skillsOf } from './desk/advisors.js';
import type { Work } from './work.js';

/** Ids of services and teams that a council had, and is about to have no more. */
export interface Gone {
  readonly services: readonly string[];
  readonly teams: readonly string[];
}

/**
 * A service or a team goes only once nobody's entry names it: whoever answers nothing else would
 * be rung for no chat any more, and nobody would see why. The council's row is held already, so
 * that nobody is given what goes.
 * @throws Problem `settings-wrong`
 */
export const checkUnnamed = async (
  { db }: Pick<Work, 'db'>,
  council: string,
  gone: Gone,
): Promise<void> => {
  if (gone.services.length === 0 && gone.teams.length === 0) return;
  const rows = await db
    .selectFrom('skills as k')
    .selectAll('k')
    .where('k.council', '=', council)
    .where((e) =>
      e.exists(
        e
          .selectFrom('staff_roles as r')
          .select('r.staff')
          .whereRef('r.staff', '=', 'k.staff')
          .whereRef('r.council', '=', 'k.council'),
      ),
    )
    .execute();
  const entries = rows.map(skillsOf);
  const refuse = (path: string, id: string, named: number): void => {
    if (named === 0) return;
    const who = named === 1 ? '1 person has it' : `${named} people have it`;
    const expected = `${id} cannot go while ${who} in their entry under staff`;
    throw new Problem('settings-wrong', { path, expected });
  };
  for (const id of gone.services) {
    refuse('services', id, entries.filter(({ services }) => services.includes(id)).length);
  }
  for (const id of gone.teams) {
    refuse('teams', id, entries.filter(({ team }) => team === id).length);
  }
};

/**
 * Whoever is to approve where no approver answers works for the council, and sees its alerts.
 * @throws Problem `settings-wrong`
 */
export const checkDeputy = async (
  { db }: Pick<Work, 'db'>,
  council: string,
  deputy: string,
): Promise<void> => {
  const rows = await db
    .selectFrom('staff_roles')
    .select('role')
    .where('council', '=', council)
    .where('staff', '=', deputy)
    .execute();
  if (rows.some(({ role }) => deputyRoles.some((one) => one === role))) return;
  const expected =
    rows.length === 0
      ? 'nobody under staff has this id'
      : `whoever it is must see alerts, so that one of their roles is ${anyOf(deputyRoles)}`;
  throw new Problem('settings-wrong', { path: 'alerting.deputy', expected });
};

const anyOf = (words: readonly string[]): string =>
  `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

/** The ids of a council's teams, in its settings as they are kept. */
const teamsIn = (settings: string): string[] => {
  const { teams = [] } = JSON.parse(settings) as { teams?: { id: string }[] };
  return teams.map(({ id }) => id);
};

/**
 * Skills name only what their council has. Its row is held already, so that none of it goes.
 * @throws Problem `service-unknown`, `team-unknown`
 */
export const checkSkills = async (
  { db }: Pick<Work, 'db'>,
  council: string,
  { services, team }: Skills,
): Promise<void> => {
  if (services.length > 0) {
    const rows = await db
      .selectFrom('services')
      .select('id')
      .where('council', '=', council)
      .execute();
    const stray = services.find((service) => !rows.some(({ id }) => id === service));
    if (stray !== undefined) throw new Problem('service-unknown', { service: stray });
  }
  if (team === null) return;
  const row = await db
    .selectFrom('councils')
    .select('settings')
    .where('id', '=', council)
    .executeTakeFirst();
  if (!teamsIn(row?.settings ?? '{}').includes(team)) throw new Problem('team-unknown', { team });
};
