import { limits, Problem, rolesFor, type Role, type Skills } from '@bellman/protocol';
import { addLine } from './audit.js';
import { heldAdvisor, skills as skillsThere } from './desk/advisors.js';
import { appoint, checkLast, colleague, holdCouncil, rolesOf, type Post } from './posts.js';
import { handBackAt } from './chat/hand-back.js';
import { read, write } from './work.js';

/** Somebody as the administrators of one council see them. */
export interface StoredStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly skills: Skills;
  readonly capacity: number;
  /** Whether they work for other councils too. */
  readonly elsewhere: boolean;
}

const answers = (roles: readonly Role[]): boolean =>
  roles.some((role) => rolesFor['chat.answer'].includes(role));

/** Who works at one council. Whatever is done here leaves other councils' roles alone. */
export const staff = {
  /** By name. */
  list: read(async (work, { council }: { readonly council: string }): Promise<StoredStaff[]> => {
    const held = await work.db
      .selectFrom('staff_roles as r')
      .innerJoin('staff as s', 's.id', 'r.staff')
      .select(['r.staff as id', 's.name', 's.email', 'r.role'])
      .where('r.council', '=', council)
      .orderBy('s.name')
      .orderBy('s.id')
      .orderBy('r.role')
      .execute();
    const people = new Map(held.map(({ id, name, email }) => [id, { id, name, email }]));
    const ids = [...people.keys()];
    const away = await work.db
      .selectFrom('staff_roles')
      .select('staff')
      .distinct()
      .where('council', '!=', council)
      .where('staff', 'in', ['', ...ids])
      .execute();
    const elsewhere = new Set(away.map((row) => row.staff));
    const posts = await skillsThere.run(work, { council, staff: ids });
    return posts.flatMap(({ staff: id, skills, capacity }) => {
      const person = people.get(id);
      if (person === undefined) return [];
      const roles = held.filter((row) => row.id === id).map(({ role }) => role);
      return [{ ...person, roles, skills, capacity, elsewhere: elsewhere.has(id) }];
    });
  }),

  /**
   * Somebody new, or somebody whom the relay knows and who works here from now on. Of who has
   * roles elsewhere, name and password stay.
   * @throws Problem `staff-known`, `password-needed`, `service-unknown`, `team-unknown`
   */
  add: write(
    async (
      work,
      given: Post & {
        readonly id: string;
        readonly email: string;
        readonly name: string;
        /** PHC string; null: none was given. */
        readonly passwordHash: string | null;
      },
    ): Promise<{ id: string }> => {
      const { db, now } = work;
      const { email, name, passwordHash, ...post } = given;
      const known = await db
        .selectFrom('staff')
        .select('id')
        .where('email', '=', email)
        .executeTakeFirst();
      const id = known?.id ?? given.id;
      await heldAdvisor(work, id);
      await holdCouncil(work, post.council);
      const roles = await rolesOf(db, id);
      if (roles.some(({ council }) => council === post.council))
        throw new Problem('staff-known', { email });
      if (roles.length === 0) {
        const { least, most } = limits.passwordLength;
        if (passwordHash === null) throw new Problem('password-needed', { least, most });
        const fresh = { name, password_hash: passwordHash, disabled_at: null };
        if (known) await db.updateTable('staff').set(fresh).where('id', '=', id).execute();
        else {
          const made = await db
            .insertInto('staff')
            .values({ id, email, created_at: now, ...fresh })
            .onConflict((c) => c.column('email').doNothing())
            .returning('id')
            .executeTakeFirst();
          // Somebody else was just quicker.
          if (!made) throw new Problem('staff-known', { email });
        }
      }
      await appoint(work, id, 'staff.add', post);
      return { id };
    },
  ),

  /**
   * Changes somebody's entry. A new password ends their sessions, but for `session`.
   * @throws Problem `staff-unknown`, `staff-elsewhere`, `last-administrator`, `service-unknown`,
   *   `team-unknown`
   */
  edit: write(
    async (
      work,
      given: Post & {
        readonly id: string;
        readonly name: string | null;
        readonly passwordHash: string | null;
        /** The hash of the session that asks. */
        readonly session: string;
      },
    ): Promise<void> => {
      const { db } = work;
      const { id, name, passwordHash, session, ...post } = given;
      const { person, roles, elsewhere } = await colleague(work, id, post.council);
      const renamed = name !== null && name !== person.name;
      if (elsewhere && (renamed || passwordHash !== null))
        throw new Problem('staff-elsewhere', { name: person.name });
      if (roles.includes('administrator') && !post.roles.includes('administrator'))
        await checkLast(work, post.council, id);
      const change = {
        ...(renamed ? { name } : {}),
        ...(passwordHash === null ? {} : { password_hash: passwordHash }),
      };
      if (Object.keys(change).length > 0)
        await db.updateTable('staff').set(change).where('id', '=', id).execute();
      if (passwordHash !== null)
        await db
          .deleteFrom('staff_sessions')
          .where('staff', '=', id)
          .where('hash', '!=', session)
          .execute();
      if (!answers(post.roles)) await handBackAt(work, id, post.council);
      await appoint(work, id, 'staff.change', post);
    },
  ),

  /**
   * Somebody works here no more: their roles and skills at this council go, and their sessions
   * end. Who has no role anywhere may not sign in again.
   * @throws Problem `staff-unknown`, `last-administrator`
   */
  remove: write(
    async (
      work,
      { council, id, by }: { readonly council: string; readonly id: string; readonly by: string },
    ): Promise<void> => {
      const { db, now, tell } = work;
      const { roles, elsewhere } = await colleague(work, id, council);
      if (roles.includes('administrator')) await checkLast(work, council, id);
      await handBackAt(work, id, council);
      for (const table of ['staff_roles', 'skills'] as const) {
        await db.deleteFrom(table).where('staff', '=', id).where('council', '=', council).execute();
      }
      await db.deleteFrom('staff_sessions').where('staff', '=', id).execute();
      if (!elsewhere)
        await db.updateTable('staff').set({ disabled_at: now }).where('id', '=', id).execute();
      tell({ topic: 'staff', council: '', staff: id });
      const line = { council, staff: by, act: 'staff.remove', subject: id };
      await addLine(work, { ...line, detail: { elsewhere } });
    },
  ),
};
