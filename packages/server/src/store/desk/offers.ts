import { hasSkill } from '@bellman/protocol';
import { held, noOffer, rings } from '../chat/rows.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { heldAdvisor, skillsAt, tellDesk } from './advisors.js';
import { presentOf } from './gone.js';
import { roomFor } from './load.js';

/** Offers in a row that ring until their end before somebody is taken to be away. */
const mostMissed = 2;

/**
 * Lets a waiting chat ring at somebody's desk until `until` (ms, the relay's clock). False where
 * that may not be any more: it was taken or rings elsewhere, or they are not there, have no room,
 * or not the skill. So a relay that decided by what was so a moment ago does no harm.
 */
export const offer = write(
  async (
    work: Work,
    given: { readonly conversation: string; readonly staff: string; readonly until: number },
  ): Promise<boolean> => {
    const { db, now, tell } = work;
    const { conversation, staff, until } = given;
    const advisor = await heldAdvisor(work, staff);
    const row = await held(work, conversation);
    if (row?.state !== 'waiting' || row.left === 1 || rings(row, now)) return false;
    if (advisor.state !== 'available') return false;
    if (!(await presentOf(work, [staff])).has(staff)) return false;
    if (!hasSkill(await skillsAt(work, staff, row.council), row)) return false;
    const { fits, first } = await roomFor(work, advisor, row);
    if (!fits || first !== undefined) return false;
    await db
      .updateTable('conversations')
      .set({ ...noOffer, offer_to: staff, offer_until: until })
      .where('id', '=', conversation)
      .execute();
    tell({ topic: 'conversation', council: row.council, conversation });
    return true;
  },
);

/**
 * Takes an offer from somebody whose row is held, and from a conversation that is. It is not
 * offered to them again for a while. One that a colleague transferred stands in front already.
 */
const passed = async (work: Work, row: ConversationRow, staff: string): Promise<void> => {
  const { db, now, tell } = work;
  const { id: conversation, council } = row;
  await db.updateTable('conversations').set(noOffer).where('id', '=', conversation).execute();
  await db
    .insertInto('passes')
    .values({ conversation, staff, at: now })
    .onConflict((c) => c.columns(['conversation', 'staff']).doUpdateSet({ at: now }))
    .execute();
  tell({ topic: 'conversation', council, conversation });
  tellDesk(work, staff);
};

/**
 * Passes an offer on: declined while it rings, or because it rang until its end. Two in a row that
 * do set their adviser away. False where it is not theirs (any more).
 */
export const passOn = write(
  async (
    work: Work,
    given: {
      readonly conversation: string;
      readonly staff: string;
      readonly why: 'declined' | 'ran-out';
    },
  ): Promise<boolean> => {
    const { db, now } = work;
    const { staff, why } = given;
    const advisor = await heldAdvisor(work, staff);
    const row = await held(work, given.conversation);
    if (row?.state !== 'waiting' || row.offer_to !== staff) return false;
    if (rings(row, now) !== (why === 'declined')) return false;
    await passed(work, row, staff);
    const missed = why === 'declined' ? 0 : advisor.missed + 1;
    const away = missed >= mostMissed && advisor.state === 'available';
    await db
      .updateTable('advisors')
      .set(away ? { missed: 0, state: 'away', since: now } : { missed })
      .where('staff', '=', staff)
      .execute();
    return true;
  },
);

/** Passes on all that rings at these people, whose rows are held. */
export const passAllOn = async (work: Work, staff: readonly string[]): Promise<void> => {
  if (staff.length === 0) return;
  const offers = await work.db
    .selectFrom('conversations')
    .select(['id', 'offer_to'])
    .where('offer_to', 'in', staff)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute();
  for (const { id, offer_to: to } of offers) {
    const row = await held(work, id);
    if (to === null || row?.state !== 'waiting' || row.offer_to !== to) continue;
    await passed(work, row, to);
  }
};
