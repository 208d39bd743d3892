import { Problem } from '@bellman/protocol';
import { addLines, type AuditDetail } from './audit.js';
import { locked } from './locked.js';
import { administeredBy, colleague, noSecondStep, rolesOf } from './posts.js';
import { read, write, type Work } from './work.js';

/** Writes a line into the audit of every council that somebody works for. */
const writeDown = async (
  work: Work,
  given: {
    readonly id: string;
    readonly by: string;
    readonly act: string;
    readonly detail: AuditDetail;
  },
): Promise<void> => {
  const { id: subject, by, act, detail } = given;
  const councils = new Set((await rolesOf(work.db, subject)).map(({ council }) => council));
  await addLines(
    work,
    [...councils].map((council) => ({ council, staff: by, act, subject, detail })),
  );
};

/** The second step goes, and with it every session that it opened; where there is none, nothing is done. */
const clear = async (
  work: Work,
  given: { readonly id: string; readonly by: string; readonly detail: AuditDetail },
): Promise<void> => {
  const { db, tell } = work;
  const done = await db
    .updateTable('staff')
    .set(noSecondStep)
    .where('id', '=', given.id)
    .where((e) => e.or([e('totp_sealed', 'is not', null), e('totp_begun', 'is not', null)]))
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) === 0) return;
  await db.deleteFrom('staff_sessions').where('staff', '=', given.id).execute();
  tell({ topic: 'staff', council: '', staff: given.id });
  await writeDown(work, { ...given, act: 'totp.reset' });
};

/** The second step of signing in, person by person: a sealed secret, and what was used of it. */
export const secondSteps = {
  /** The sealed secret, of a step that is set up and of one that is begun; null: there is none. */
  find: read(async ({ db }, { staff }: { readonly staff: string }) => {
    const row = await db
      .selectFrom('staff')
      .select(['totp_sealed', 'totp_begun'])
      .where('id', '=', staff)
      .executeTakeFirst();
    return { sealed: row?.totp_sealed ?? null, begun: row?.totp_begun ?? null };
  }),

  /**
   * Keeps a secret until the app's first code confirms it; another that was begun is forgotten.
   * @throws Problem `totp-set-up`
   */
  begin: write(
    async (
      { db }: Work,
      { staff, sealed }: { readonly staff: string; readonly sealed: string },
    ): Promise<void> => {
      const done = await db
        .updateTable('staff')
        .set({ totp_begun: sealed })
        .where('id', '=', staff)
        .where('totp_sealed', 'is', null)
        .executeTakeFirst();
      if (Number(done.numUpdatedRows) === 0) throw new Problem('totp-set-up');
    },
  ),

  /**
   * From now on the step is asked for. What was opened by the password alone, but for `session`,
   * is closed. Answers whether `begun` is still the secret that waits to be confirmed.
   */
  confirm: write(
    async (
      work: Work,
      given: {
        readonly staff: string;
        readonly begun: string;
        /** The time step of the code that confirmed it: it serves no second time. */
        readonly step: number;
        /** SHA-256 of the recovery codes, hex. */
        readonly recovery: readonly string[];
        /** The hash of the session that asks. */
        readonly session: string;
      },
    ): Promise<boolean> => {
      const { db, tell } = work;
      const { staff, begun, step, recovery, session } = given;
      const done = await db
        .updateTable('staff')
        .set({ totp_sealed: begun, totp_begun: null, totp_step: step })
        .set({ totp_recovery: JSON.stringify(recovery) })
        .where('id', '=', staff)
        .where('totp_begun', '=', begun)
        .where('totp_sealed', 'is', null)
        .executeTakeFirst();
      if (Number(done.numUpdatedRows) === 0) return false;
      await db
        .deleteFrom('staff_sessions')
        .where('staff', '=', staff)
        .where('hash', '!=', session)
        .execute();
      tell({ topic: 'staff', council: '', staff });
      await writeDown(work, { id: staff, by: staff, act: 'totp.set-up', detail: {} });
      return true;
    },
  ),

  /**
   * Uses the code of a time step up. Answers false where it, or a later one, was used before: one
   * statement, so that of two who come with the same code at once, on any node, one gets in.
   */
  use: write(
    async (
      { db }: Work,
      { staff, step }: { readonly staff: string; readonly step: number },
    ): Promise<boolean> => {
      const done = await db
        .updateTable('staff')
        .set({ totp_step: step })
        .where('id', '=', staff)
        .where('totp_sealed', 'is not', null)
        .where('totp_step', '<', step)
        .executeTakeFirst();
      return Number(done.numUpdatedRows) === 1;
    },
  ),

  /** Uses a recovery code up, which the audit tells; answers false where it is none, or was used. */
  useRecovery: write(
    async (
      work: Work,
      { staff, hash }: { readonly staff: string; readonly hash: string },
    ): Promise<boolean> => {
      const { db, engine } = work;
      const row = await locked(
        engine,
        db
          .selectFrom('staff')
          .select('totp_recovery')
          .where('id', '=', staff)
          .where('totp_sealed', 'is not', null),
      ).executeTakeFirst();
      const held = JSON.parse(row?.totp_recovery ?? '[]') as string[];
      if (!held.includes(hash)) return false;
      const left = held.filter((one) => one !== hash);
      await db
        .updateTable('staff')
        .set({ totp_recovery: JSON.stringify(left) })
        .where('id', '=', staff)
        .execute();
      const detail = { left: left.length };
      await writeDown(work, { id: staff, by: staff, act: 'totp.recovery', detail });
      return true;
    },
  ),

  /**
   * An administrator takes a colleague's second step away, and their sessions with it. Who works
   * for several councils is reset by an administrator of them all; nobody resets their own, which
   * a session that was left open could else do.
   * @throws Problem `staff-unknown`, `staff-elsewhere`, `not-permitted`
   */
  reset: write(
    async (
      work: Work,
      { council, id, by }: { readonly council: string; readonly id: string; readonly by: string },
    ): Promise<void> => {
      const { person, councils } = await colleague(work, id, council);
      if (id === by) throw new Problem('not-permitted');
      const own = new Set([council, ...(await administeredBy(work.db, by))]);
      if (![...councils].every((one) => own.has(one)))
        throw new Problem('staff-elsewhere', { name: person.name });
      await clear(work, { id, by, detail: {} });
    },
  ),

  /** The same by whoever has the relay's machine; `detail` goes into the audit. */
  resetByHand: write(
    async (
      work: Work,
      { staff, detail }: { readonly staff: string; readonly detail: AuditDetail },
    ): Promise<void> => clear(work, { id: staff, by: '', detail }),
  ),
};
