import { openSession, session, peekSession, closeSession, closeAll, prune } from './sessions.js';
import type { StaffRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A role in a council. */
export interface StoredRole {
  readonly council: string;
  readonly role: string;
}

/** People who sign in, their roles and their sessions. */
export const people = {
  /** By their e-mail address in lower case, or null; those who may not sign in too. */
  byEmail: read(
    async ({ db }, { email }: { readonly email: string }): Promise<StaffRow | null> =>
      (await db.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst()) ??
      null,
  ),

  /**
   * Makes a person, or gives the one with that e-mail address this name, password and roles; they
   * may sign in again where they could not.
   */
  create: write(
    async (
      { db, now, tell }: Work,
      given: {
        readonly id: string;
        readonly email: string;
        readonly name: string;
        /** PHC string */
        readonly passwordHash: string;
        readonly roles: readonly StoredRole[];
      },
    ): Promise<{ id: string }> => {
      const { id } = await db
        .insertInto('staff')
        .values({
          id: given.id,
          email: given.email,
          name: given.name,
          password_hash: given.passwordHash,
          disabled_at: null,
          created_at: now,
        })
        .onConflict((c) =>
          c.column('email').doUpdateSet({
            name: given.name,
            password_hash: given.passwordHash,
            disabled_at: null,
          }),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      await db.deleteFrom('staff_roles').where('staff', '=', id).execute();
      if (given.roles.length > 0) {
        await db
          .insertInto('staff_roles')
          .values(given.roles.map(({ council, role }) => ({ council, staff: id, role })))
          .execute();
      }
      tell({ topic: 'staff', council: '', staff: id });
      return { id };
    },
  ),

  /** A person's roles, council by council. */
  roles: read(async ({ db }, { staff }: { readonly staff: string }): Promise<StoredRole[]> =>
    db
      .selectFrom('staff_roles')
      .select(['council', 'role'])
      .where('staff', '=', staff)
      .orderBy('council')
      .orderBy('role')
      .execute(),
  ),

  /** The names of these people, by id. */
  names: read(async ({ db }, { staff }: { readonly staff: readonly string[] }) =>
    staff.length === 0
      ? []
      : db.selectFrom('staff').select(['id', 'name']).where('id', 'in', staff).execute(),
  ),

  openSession,
  session,
  peekSession,
  closeSession,
  closeAll,
  pruneSessions: prune,
};
