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

/** The councils of which somebody is an administrator. */
export const administeredBy = async (
  db: Work['db'],
  staff: string,
): Promise<ReadonlySet<string>> => {
  const held = await rolesOf(db, staff);
  return new Set(held.filter(({ role }) => role === 'administrator').map((row) => row.council));
};

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

/** Codes for the audit, in one order; none of them stands for every one. */
const codes = (list: readonly string[]): string => [...new Set(list)].toSorted().join(' ') || '*';

/** A post in the audit's words. */
export const postDetail = (post: {
  readonly roles: readonly string[];
  readonly skills: Skills;
  readonly capacity: number;
}): AuditDetail => ({
  roles: codes(post.roles),
  services: codes(post.skills.services),
  languages: codes(post.skills.languages),
  team: post.skills.team ?? '-',
  capacity: post.capacity,
});

/** What need not be said of somebody new: no skill was chosen, and no team. */
export const unsaid: AuditDetail = { services: '*', languages: '*', team: '-' };

/**
 * Gives somebody these roles at this council, which is held already, and leaves those at others.
 * The audit says what is otherwise than `before`, and `more`; where nothing is, nothing is written.
 * @throws Problem `service-unknown`, `team-unknown`
 */
export const appoint = async (
  work: Work,
  staff: string,
  act: string,
  given: { readonly post: Post; readonly before: AuditDetail; readonly more?: AuditDetail },
): Promise<void> => {
  const { db, tell } = work;
  const { post, before, more } = given;
  const { council, by, skills, capacity } = post;
  const changed = Object.entries(postDetail(post)).filter(([key, now]) => before[key] !== now);
  const detail: AuditDetail = { ...Object.fromEntries(changed), ...more };
  if (Object.keys(detail).length === 0) return;
  await checkSkills(work, council, skills);
  await db
    .deleteFrom('staff_roles')
    .where('staff', '=', staff)
    .where('council', '=', council)
    .execute();
  await db
    .insertInto('staff_roles')
    .values([...new Set(post.roles)].map((role) => ({ council, staff, role })))
    .execute();
  await setSkills.run(work, { council, staff, skills, capacity });
  tell({ topic: 'staff', council: '', staff });
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
  const capacity = person ? (await heldAdvisor(work, id)).capacity : 0;
  await holdCouncil(work, council);
  const all = await rolesOf(work.db, id);
  const roles = all.filter((row) => row.council === council).map(({ role }) => role);
  if (!person || roles.length === 0) throw new Problem('staff-unknown');
  return { person, roles, capacity, councils: new Set(all.map((row) => row.council)) };
};

/** What the row of somebody without a second step says of it. */
export const noSecondStep = {
  ...{ totp_sealed: null, totp_begun: null },
  ...{ totp_step: 0, totp_recovery: '[]' },
} as const;

/**
 * Somebody works nowhere any more: they are signed out, and their e-mail address is free for
 * somebody else. Their name stays with what they did; the secret of their second step goes.
 */
export const retire = async ({ db, now }: Work, id: string): Promise<void> => {
  await db.deleteFrom('staff_sessions').where('staff', '=', id).execute();
  await db
    .updateTable('staff')
    .set({ email: `left:${id}`, disabled_at: now, ...noSecondStep })
    .where('id', '=', id)
    .execute();
};

/** Who works somewhere and signs in with this address, held until the operation ends, or null. */
export const holderOf = async (work: Work, email: string) => {
  const known = await work.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirst();
  if (!known) return null;
  const { capacity } = await heldAdvisor(work, known.id);
  const councils = new Set((await rolesOf(work.db, known.id)).map(({ council }) => council));
  if (councils.size > 0) return { ...known, capacity, councils };
  await retire(work, known.id);
  return null;
};
