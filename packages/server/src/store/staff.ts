import { limits, Problem, rolesFor, type Role, type Skills } from '@bellman/protocol';
import { addLine } from './audit.js';
import { heldAdvisor, skills as skillsThere, skillsAt } from './desk/advisors.js';
import {
  administeredBy,
  appoint,
  checkLast,
  colleague,
  holdCouncil,
  holderOf,
  noSecondStep,
  postDetail,
  retire,
  unsaid,
  type Post,
} from './posts.js';
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
  /** Whether they have set a second step up. */
  readonly totp: boolean;
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
      .select(['r.staff as id', 's.name', 's.email', 's.totp_sealed', 'r.role'])
      .where('r.council', '=', council)
      .orderBy('s.name')
      .orderBy('s.id')
      .orderBy('r.role')
      .execute();
    const people = new Map(
      held.map(({ id, name, email, totp_sealed }) => [
        id,
        { id, name, email, totp: totp_sealed !== null },
      ]),
    );
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
   * Somebody new; or somebody who works elsewhere and here too from now on, if the administrator
   * who says so is one there as well. Of the latter name, password and capacity stay.
   * @throws Problem `staff-known`, `staff-known-elsewhere`, `staff-elsewhere`, `password-needed`,
   *   `service-unknown`, `team-unknown`
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
      const { email, name, passwordHash, id: fresh, ...post } = given;
      const known = await holderOf(work, email);
      if (known === null) {
        const { least, most } = limits.passwordLength;
        if (passwordHash === null) throw new Problem('password-needed', { least, most });
        const made = await work.db
          .insertInto('staff')
          .values({
            ...{ id: fresh, email, name, password_hash: passwordHash },
            ...{
              ...noSecondStep,
              created_at: work.now,
              disabled_at: null,
            },
          })
          .onConflict((c) => c.column('email').doNothing())
          .returning('id')
          .executeTakeFirst();
        // Somebody else was just quicker, here or at another council.
        if (!made) return staff.add.run(work, given);
        await heldAdvisor(work, fresh);
        await holdCouncil(work, post.council);
        await appoint(work, fresh, 'staff.add', { post, before: unsaid });
        return { id: fresh };
      }
      await holdCouncil(work, post.council);
      const { id, capacity, councils } = known;
      if (councils.has(post.council)) throw new Problem('staff-known', { email });
      const own = await administeredBy(work.db, post.by);
      if (![...councils].some((council) => own.has(council)))
        throw new Problem('staff-known-elsewhere', { email });
      if (passwordHash !== null) throw new Problem('staff-elsewhere', { name: known.name });
      await appoint(work, id, 'staff.add', { post: { ...post, capacity }, before: unsaid });
      return { id };
    },
  ),

  /**
   * Changes somebody's entry. What is theirs at every council, an administrator of all of them
   * changes: name, password, capacity. A new password ends their sessions, but for `session`.
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
      const { council, by } = post;
      const { person, roles, capacity, councils } = await colleague(work, id, council);
      const renamed = name !== null && name !== person.name;
      if (renamed || passwordHash !== null || post.capacity !== capacity) {
        const own = new Set([council, ...(await administeredBy(db, by))]);
        if (![...councils].every((one) => own.has(one)))
          throw new Problem('staff-elsewhere', { name: person.name });
      }
      if (roles.includes('administrator') && !post.roles.includes('administrator'))
        await checkLast(work, council, id);
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
      if (!answers(post.roles)) await handBackAt(work, id, council);
      const skills = await skillsAt(work, id, council);
      await appoint(work, id, 'staff.change', {
        post,
        before: postDetail({ roles, skills, capacity }),
        more: {
          ...(renamed ? { renamed } : {}),
          ...(passwordHash === null ? {} : { password: true }),
        },
      });
    },
  ),

  /**
   * Somebody works here no more: their roles and skills at this council go, and its chats go back.
   * Whoever works nowhere any more is signed out, and their e-mail address is free (`retire`).
   * @throws Problem `staff-unknown`, `last-administrator`
   */
  remove: write(
    async (
      work,
      { council, id, by }: { readonly council: string; readonly id: string; readonly by: string },
    ): Promise<void> => {
      const { db, tell } = work;
      const { roles, councils } = await colleague(work, id, council);
      if (roles.includes('administrator')) await checkLast(work, council, id);
      await handBackAt(work, id, council);
      for (const table of ['staff_roles', 'skills'] as const) {
        await db.deleteFrom(table).where('staff', '=', id).where('council', '=', council).execute();
      }
      const elsewhere = councils.size > 1;
      if (!elsewhere) await retire(work, id);
      tell({ topic: 'staff', council: '', staff: id });
      const line = { council, staff: by, act: 'staff.remove', subject: id };
      await addLine(work, { ...line, detail: { elsewhere } });
    },
  ),
};
