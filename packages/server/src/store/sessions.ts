import type { StoredRole } from './people.js';
import { read, write, type Work } from './work.js';

/** How often a session's being used is written down, ms. */
const worthWriting = 60_000;

/** Begins a session of a staff member, known by the hash of its cookie's value. */
export const openSession = write(
  async (
    { db, now }: Work,
    { hash, staff }: { readonly hash: string; readonly staff: string },
  ): Promise<void> => {
    await db
      .insertInto('staff_sessions')
      .values({ hash, staff, created_at: now, seen_at: now })
      .execute();
  },
);

/** A session that is asked about: its hash, and the lives that end it, ms. */
export interface AskedSession {
  readonly hash: string;
  readonly idle: number;
  readonly most: number;
}

const find = async ({ db, now }: Pick<Work, 'db' | 'now'>, given: AskedSession) => {
  const found = await db
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff')
    .select(['staff.id', 'staff.name', 'staff.email', 'staff.totp_sealed'])
    .select('staff_sessions.seen_at')
    .where('staff_sessions.hash', '=', given.hash)
    .where('staff_sessions.seen_at', '>', now - given.idle)
    .where('staff_sessions.created_at', '>', now - given.most)
    .where('staff.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!found) return null;
  const roles: StoredRole[] = await db
    .selectFrom('staff_roles')
    .select(['council', 'role'])
    .where('staff', '=', found.id)
    .execute();
  const { seen_at, totp_sealed, ...staff } = found;
  return { seen: seen_at, who: { staff: { ...staff, totp: totp_sealed !== null }, roles } };
};

/**
 * Who a session is of, with their roles, or null: it is unknown, was not used for `idle` ms, is
 * older than `most` ms, or the person may not sign in any more.
 */
export const session = write(async (work: Work, given: AskedSession) => {
  const found = await find(work, given);
  if (found && found.seen + worthWriting <= work.now) {
    await work.db
      .updateTable('staff_sessions')
      .set({ seen_at: work.now })
      .where('hash', '=', given.hash)
      .execute();
  }
  return found?.who ?? null;
});

/** The same without counting as use of the session. */
export const peekSession = read(
  async (work: Work, given: AskedSession) => (await find(work, given))?.who ?? null,
);

/** Ends one session, and tells it. */
export const closeSession = write(
  async ({ db, tell }: Work, { hash }: { readonly hash: string }): Promise<void> => {
    const gone = await db
      .deleteFrom('staff_sessions')
      .where('hash', '=', hash)
      .returning('staff')
      .executeTakeFirst();
    if (gone) tell({ topic: 'staff', council: '', staff: gone.staff });
  },
);

/** Ends every session of a person, and tells it. */
export const closeAll = write(
  async ({ db, tell }: Work, { staff }: { readonly staff: string }): Promise<void> => {
    await db.deleteFrom('staff_sessions').where('staff', '=', staff).execute();
    tell({ topic: 'staff', council: '', staff });
  },
);

/** Drops the sessions that have run out; answers how many. */
export const prune = write(
  async (
    { db, now }: Work,
    { idle, most }: { readonly idle: number; readonly most: number },
  ): Promise<number> => {
    const done = await db
      .deleteFrom('staff_sessions')
      .where((e) => e.or([e('seen_at', '<=', now - idle), e('created_at', '<=', now - most)]))
      .executeTakeFirst();
    return Number(done.numDeletedRows);
  },
);
