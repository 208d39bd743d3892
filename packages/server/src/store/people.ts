import { addLine, type AuditDetail } from './audit.js';
import { noSecondStep } from './posts.js';
import { openSession, session, peekSession, closeSession, closeAll, prune } from './sessions.js';
import type { StaffRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A role in a council. */
export interface StoredRole {
  readonly council: string;
  readonly role: string;
}

/** Council by council in one order, so that of two who do so at once none waits for the other. */
const writeDown = async (
  work: Work,
  given: {
    readonly id: string;
    readonly had: ReadonlySet<string>;
    readonly roles: readonly StoredRole[];
    readonly line: AuditDetail;
  },
): Promise<void> => {
  const { id: subject, had, roles, line } = given;
  const councils = new Set([...had, ...roles.map(({ council }) => council)]);
  for (const council of [...councils].toSorted()) {
    const held = roles.filter((one) => one.council === council).map(({ role }) => role);
    const act = held.length === 0 ? 'remove' : had.has(council) ? 'change' : 'add';
    const detail = held.length === 0 ? line : { ...line, roles: held.toSorted().join(' ') };
    await addLine(work, { council, staff: '', act: `staff.${act}`, subject, detail });
  }
};

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
   * may sign in again where they could not. Whoever was signed in with the former password is
   * signed out. `line`, where given, goes with their roles into the
   * audit of each council that they had a part in, or have one in now.
   */
  create: write(
    async (
      work: Work,
      given: {
        readonly id: string;
        readonly email: string;
        readonly name: string;
        /** PHC string */
        readonly passwordHash: string;
        readonly roles: readonly StoredRole[];
        readonly line?: AuditDetail;
      },
    ): Promise<{ id: string }> => {
      const { db, now, tell } = work;
      const { id } = await db
        .insertInto('staff')
        .values({
          id: given.id,
          email: given.email,
          name: given.name,
          password_hash: given.passwordHash,
          disabled_at: null,
          ...noSecondStep,
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
      await db.deleteFrom('staff_sessions').where('staff', '=', id).execute();
      const before = await db
        .deleteFrom('staff_roles')
        .where('staff', '=', id)
        .returning('council')
        .execute();
      if (given.roles.length > 0) {
        await db
          .insertInto('staff_roles')
          .values(given.roles.map(({ council, role }) => ({ council, staff: id, role })))
          .execute();
      }
      tell({ topic: 'staff', council: '', staff: id });
      if (given.line !== undefined) {
        const had = new Set(before.map(({ council }) => council));
        await writeDown(work, { id, had, roles: given.roles, line: given.line });
      }
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
