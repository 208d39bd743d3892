import { Problem, type Role, type Skills } from '@bellman/protocol';
import { addLine, type AuditDetail } from './audit.js';
import { heldAdvisor, setSkills } from './desk/advisors.js';
import { locked } from './locked.js';
import { checkSkills } from './staffed.js';
import type { Work } from './work.js';

/** What somebody is and can do at one council. */
export interface Post {
  readonly council: string;
  readonly roles: readonly Role[];
  readonly skills: Skills;
  /** Weight of chats at once, over all councils. */
  readonly capacity: number;
  /** The administrator who says so. */
  readonly by: string;
}

/** Somebody's roles, at every council. */
export const rolesOf = (db: Work['db'], staff: string) =>
  db.selectFrom('staff_roles').select(['council', 'role']).where('staff', '=', staff).execute();

/** Held until the operation ends: of two administrators who take each other's role, one stays. */
export const holdCouncil = async ({ db, engine }: Work, council: string): Promise<void> => {
  await locked(engine, db.selectFrom('councils').select('id').where('id', '=', council)).execute();
};

/** @throws Problem `last-administrator` where nobody but `staff` is one */
export const checkLast = async ({ db }: Work, council: string, staff: string): Promise<void> => {
  const other = await db
    .selectFrom('staff_roles as r')
    .innerJoin('staff as s', 's.id', 'r.staff')
    .select('r.staff')
    .where('r.council', '=', council)
    .where('r.role', '=', 'administrator')
    .where('r.staff', '!=', staff)
    .where('s.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (!other) throw new Problem('last-administrator');
};

/**
 * Gives somebody these roles at this council, which is held already, and leaves those at others;
 * says so in the audit.
 * @throws Problem `service-unknown`, `team-unknown`
 */
export const appoint = async (
  work: Work,
  staff: string,
  act: string,
  post: Post,
): Promise<void> => {
  const { db, tell } = work;
  const { council, by, skills, capacity } = post;
  await checkSkills(work, council, skills);
  const roles = [...new Set(post.roles)].toSorted();
  await db
    .deleteFrom('staff_roles')
    .where('staff', '=', staff)
    .where('council', '=', council)
    .execute();
  await db
    .insertInto('staff_roles')
    .values(roles.map((role) => ({ council, staff, role })))
    .execute();
  await setSkills.run(work, { council, staff, skills, capacity });
  tell({ topic: 'staff', council: '', staff });
  const detail: AuditDetail = { roles: roles.join(' '), capacity };
  await addLine(work, { council, staff: by, act, subject: staff, detail });
};

/**
 * Somebody who works at the council, held with it until the operation ends.
 * @throws Problem `staff-unknown`
 */
export const colleague = async (work: Work, id: string, council: string) => {
  const person = await work.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (person) await heldAdvisor(work, id);
  await holdCouncil(work, council);
  const all = await rolesOf(work.db, id);
  const roles = all.filter((row) => row.council === council).map(({ role }) => role);
  if (!person || roles.length === 0) throw new Problem('staff-unknown');
  return { person, roles, elsewhere: all.length > roles.length };
};
