import { hasSkill } from '@bellman/protocol';
import { held, noOffer, note, rings } from '../chat/rows.js';
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
 * or not the skill, or another rings at their desk. So a relay that decided by what was so a moment ago does no harm.
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
    const { fits, first, rung } = await roomFor(work, advisor, row);
    if (!fits || rung || first !== undefined) return false;
    await db
      .updateTable('conversations')
      .set({ ...noOffer, offer_to: staff, offer_until: until })
      .where('id', '=', conversation)
      .execute();
    tell({ topic: 'conversation', council: row.council, conversation });
    return true;
  },
);

/** Why an offer is passed on: what the adviser said or let happen, or that it fits no more. */
type Why = 'declined' | 'ran-out' | 'unfit';

/**
 * Takes an offer from somebody whose row is held, and from a conversation that is. What they
 * passed on themselves is not offered to them again for a while. One that a colleague transferred
 * stands in front already; its resident is told where it goes now.
 */
const passed = async (work: Work, row: ConversationRow, staff: string, why: Why): Promise<void> => {
  const { db, now, tell } = work;
  const { id: conversation, council } = row;
  await db.updateTable('conversations').set(noOffer).where('id', '=', conversation).execute();
  if (why !== 'unfit') {
    const pass = { at: now, missed: Number(why === 'ran-out') };
    await db
      .insertInto('passes')
      .values({ conversation, staff, ...pass })
      .onConflict((c) => c.columns(['conversation', 'staff']).doUpdateSet(pass))
      .execute();
  }
  if (row.offer_from === null) tell({ topic: 'conversation', council, conversation });
  else await note(work, row, { code: 'transferred', params: { service: row.service } });
  tellDesk(work, staff);
};

/**
 * Whether another ring of theirs ended while this one rang. Only what a colleague transferred can
 * ring beside another.
 */
const rangBeside = async (
  { db }: Work,
  { id, offer_from: from, queued_at: began }: ConversationRow,
  staff: string,
): Promise<boolean> =>
  from !== null &&
  (await db
    .selectFrom('passes')
    .select('at')
    .where('staff', '=', staff)
    .where('missed', '=', 1)
    .where('conversation', '!=', id)
    .where('at', '>', began)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/**
 * Passes an offer on: declined while it rings, because it rang until its end, or because its
 * adviser can't have it any more. Two that rang out one after the other set their adviser away.
 * False where it is not theirs (any more).
 */
export const passOn = write(
  async (
    work: Work,
    given: { readonly conversation: string; readonly staff: string; readonly why: Why },
  ): Promise<boolean> => {
    const { db, now } = work;
    const { staff, why } = given;
    const advisor = await heldAdvisor(work, staff);
    const row = await held(work, given.conversation);
    if (row?.state !== 'waiting' || row.offer_to !== staff) return false;
    if (rings(row, now) !== (why !== 'ran-out')) return false;
    const counts = why === 'ran-out' && !(await rangBeside(work, row, staff));
    await passed(work, row, staff, why);
    if (why === 'unfit') return true;
    const missed = why === 'declined' ? 0 : advisor.missed + Number(counts);
    const away = missed >= mostMissed && advisor.state === 'available';
    await db
      .updateTable('advisors')
      .set(away ? { missed: 0, state: 'away', since: now } : { missed })
      .where('staff', '=', staff)
      .execute();
    return true;
  },
);

/** Passes on all that rings at these people, whose rows are held; at one council, where said. */
export const passAllOn = async (
  work: Work,
  staff: readonly string[],
  council?: string,
): Promise<void> => {
  if (staff.length === 0) return;
  const all = work.db
    .selectFrom('conversations')
    .select(['id', 'offer_to'])
    .where('offer_to', 'in', staff)
    .where('state', '=', 'waiting')
    .orderBy('id');
  const offers = await (council === undefined ? all : all.where('council', '=', council)).execute();
  for (const { id, offer_to: to } of offers) {
    const row = await held(work, id);
    if (to === null || row?.state !== 'waiting' || row.offer_to !== to) continue;
    await passed(work, row, to, 'declined');
  }
};
