import { heldAdvisors, tellDesk } from '../desk/advisors.js';
import { goneOf, wentAway, type Gone } from '../desk/gone.js';
import { passAllOn } from '../desk/offers.js';
import { locked } from '../locked.js';
import type { ConversationRow } from '../tables.js';
import { read, write, type Work } from '../work.js';
import { rankReturned } from './front.js';
import { note } from './rows.js';

/** Conversations changed by one operation; what is left over waits for the next. */
const most = 200;

/** Who has chats, or is rung, and is gone. */
const goneWithChats = async (
  work: Pick<Work, 'db' | 'now' | 'leaseNow'>,
  only?: string,
): Promise<Gone> => {
  const { db } = work;
  const having = await db
    .selectFrom('conversations')
    .select('advisor as staff')
    .where('state', '=', 'active')
    .where('advisor', 'is not', null)
    .union(
      db
        .selectFrom('conversations')
        .select('offer_to as staff')
        .where('offer_to', 'is not', null)
        .where('state', '=', 'waiting'),
    )
    .execute();
  const staff = having.flatMap((row) => row.staff ?? []);
  return goneOf(work, only === undefined ? staff : staff.filter((one) => one === only));
};

/** Whether there is anything to hand back, or somebody who went unseen; costs little. */
export const abandoned = read<object, boolean>(async (work) => {
  const { left, unnoticed } = await goneWithChats(work);
  return left.length + unnoticed.length > 0;
});

const giveBack = async (work: Work, rows: readonly ConversationRow[]): Promise<void> => {
  for (const row of rows) {
    await work.db
      .updateTable('conversations')
      .set({
        ...{ state: 'waiting', advisor: null, taken_at: null, idle_ends_at: null, returned: 1 },
        rank_at: row.left === 1 ? row.rank_at : rankReturned(row),
      })
      .where('id', '=', row.id)
      .execute();
    await note(work, row, { code: 'returned', params: {} });
  }
};

/**
 * The same for somebody who answers for one council no more, though they may be at their desk for
 * another; they owe no wrap-up there. Their row is held already (`heldAdvisor`).
 */
export const handBackAt = async (work: Work, staff: string, council: string): Promise<void> => {
  const rows = await locked(
    work.engine,
    work.db
      .selectFrom('conversations')
      .selectAll()
      .where('state', '=', 'active')
      .where('advisor', '=', staff)
      .where('council', '=', council)
      .orderBy('id'),
  ).execute();
  await giveBack(work, rows);
  await passAllOn(work, [staff], council);
  // Whoever may not answer there any more could not wrap up either.
  const owed = await work.db
    .updateTable('conversations')
    .set({ wrap_by: null })
    .where('wrap_by', '=', staff)
    .where('council', '=', council)
    .returning('id')
    .execute();
  for (const { id: conversation } of owed)
    work.tell({ topic: 'conversation', council, conversation });
};

/**
 * Puts the chats of advisers who are gone (see `goneOf`) back to the front of the queue: nobody
 * goes on reading "You are chatting with Jo" after Jo has gone. What rings at them is passed on. A
 * message that was left goes back too, to its own place. Whoever went unseen is gone from now on.
 * Only `staff`'s, where that is said.
 * Answers how many went back.
 */
export const handBack = write(
  async (work: Work, { staff }: { readonly staff?: string }): Promise<number> => {
    const { db, engine } = work;
    const looked = await goneWithChats(work, staff);
    const maybe = new Set([...looked.left, ...looked.unnoticed]);
    await heldAdvisors(work, [...maybe]);
    // Asked again now that nothing can be taken or come back unseen.
    const now = await goneWithChats(work, staff);
    await wentAway(
      work,
      now.unnoticed.filter((one) => maybe.has(one)),
    );
    const gone = now.left.filter((one) => maybe.has(one));
    if (gone.length === 0) return 0;
    const rows: ConversationRow[] = await locked(
      engine,
      db
        .selectFrom('conversations')
        .selectAll()
        .where('state', '=', 'active')
        .where('advisor', 'in', gone)
        .orderBy('id')
        .limit(most),
    ).execute();
    await giveBack(work, rows);
    await passAllOn(work, gone);
    for (const one of gone) tellDesk(work, one);
    return rows.length;
  },
);
