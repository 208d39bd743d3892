import { front, hasSkill, Problem, rankOf } from '@bellman/protocol';
import { heldAdvisor, skillsAt, tellDesk } from '../desk/advisors.js';
import { presentOf } from '../desk/gone.js';
import { atDesk } from '../desk/roster.js';
import { roomFor } from '../desk/load.js';
import { addNote, type NewNote } from '../notes.js';
import type { AdvisorRow, ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { demandHolder } from './holder.js';
import { heldOrRefused, note, noOffer, type Noted } from './rows.js';

/** Who goes on with a chat: a colleague at whose desk it rings, or whoever has the service. */
export type TransferTo =
  | {
      readonly staff: string;
      /** The name shown. */
      readonly name: string;
      /** How long it rings, ms from now. */
      readonly rings: number;
    }
  | {
      readonly service: string;
      /** What staff call it. */
      readonly name: string;
      /** Steps of priority that it has, and how much of a capacity its chats take. */
      readonly priority: number;
      readonly weight: number;
    };

/** Whether a colleague whose row is held can have a chat now. */
const canHave = async (work: Work, advisor: AdvisorRow, row: ConversationRow): Promise<boolean> => {
  if (advisor.state !== 'available') return false;
  if (!(await presentOf(work, [advisor.staff])).has(advisor.staff)) return false;
  if (!hasSkill(await skillsAt(work, advisor.staff, row.council), row)) return false;
  const { fits, first } = await roomFor(work, advisor, row);
  return fits && first === undefined;
};

/** Whether anybody else who takes chats has the skill for one once it is about `service`. */
const canGoTo = async (
  work: Work,
  row: ConversationRow,
  { service, staff: from }: { readonly service: string; readonly staff: string },
): Promise<boolean> => {
  const people = await atDesk(work, { councils: [row.council] });
  return people.some(({ staff, present, chosen, skills }) => {
    const here = skills[row.council];
    if (staff === from || chosen !== 'available') return false;
    return present && here !== undefined && hasSkill(here, { ...row, service });
  });
};

/** One transfer, as far as it tells a repeat from another. */
interface Asked {
  readonly staff: string;
  readonly to: TransferTo;
  readonly note: Pick<NewNote, 'body'> | null;
}

/**
 * Whether a chat waits, or rings, because of just this, so that a repeat whose answer was lost is
 * known: by the same person, to the same, with the same note.
 */
const isRepeat = async ({ db }: Work, row: ConversationRow, asked: Asked): Promise<boolean> => {
  const { to, staff } = asked;
  if (row.state !== 'waiting') return false;
  const there =
    'staff' in to ? row.offer_to === to.staff : row.offer_to === null && row.service === to.service;
  if (!there) return false;
  const last = await db
    .selectFrom('messages')
    .select('event')
    .where('conversation', '=', row.id)
    .where('event', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.event !== JSON.stringify(notedOf(to))) return false;
  const pass = await db
    .selectFrom('passes')
    .select('at')
    .where('conversation', '=', row.id)
    .where('staff', '=', staff)
    .where('at', '=', row.queued_at)
    .executeTakeFirst();
  if (pass === undefined) return false;
  const noted = await db
    .selectFrom('notes')
    .select('body')
    .where('conversation', '=', row.id)
    .where('staff', '=', staff)
    .where('at', '=', row.queued_at)
    .execute();
  return asked.note === null
    ? noted.length === 0
    : noted.some(({ body }) => body === asked.note?.body);
};

const notedOf = (to: TransferTo): Noted => ({
  code: 'transferred',
  params: 'service' in to ? { service: to.service } : { name: to.name },
});

/**
 * Lets somebody else go on with a chat that `staff` has. It waits again, from now, ahead of all but
 * those in danger; whoever had it owes no wrap-up, and the idle timer stands still. Its note is
 * kept with it, or nothing is. A repeat changes nothing, as long as nobody has taken it.
 * @throws Problem `transfer-nobody`, `transfer-same`, `conversation-unknown`, `not-yours`,
 *   `conversation-ended`
 */
export const transfer = write(
  async (
    work: Work,
    given: {
      readonly conversation: string;
      readonly staff: string;
      /** The name shown to whom it rings at. */
      readonly staffName: string;
      readonly to: TransferTo;
      /** What a step of priority is worth, minutes. */
      readonly headStart: number;
      readonly note: Omit<NewNote, 'staff'> | null;
    },
  ): Promise<void> => {
    const { db, now } = work;
    const { to, staff } = given;
    const colleague = 'staff' in to ? await heldAdvisor(work, to.staff) : null;
    const row = await heldOrRefused(work, given.conversation);
    if (await isRepeat(work, row, given)) return;
    demandHolder(row, staff);
    if ('service' in to ? to.service === row.service : to.staff === staff) {
      throw new Problem('transfer-same');
    }
    const can =
      'service' in to
        ? await canGoTo(work, row, { service: to.service, staff })
        : colleague !== null && (await canHave(work, colleague, row));
    if (!can) throw new Problem('transfer-nobody', { name: to.name });
    const moved =
      'service' in to
        ? { service: to.service, priority: to.priority, weight: to.weight, ...noOffer }
        : {
            priority: row.priority,
            ...{ offer_to: to.staff, offer_until: now + to.rings, offer_from: given.staffName },
          };
    const ahead = front.returned + (row.danger === 1 ? front.danger : 0);
    await db
      .updateTable('conversations')
      .set({
        ...moved,
        ...{ state: 'waiting', advisor: null, taken_at: null, idle_ends_at: null },
        queued_at: now,
        // A message that was left keeps its own place: nobody waits for its answer now.
        rank_at:
          row.left === 1 ? row.rank_at : rankOf(now, moved.priority, given.headStart) - ahead,
      })
      .where('id', '=', row.id)
      .execute();
    // It does not ring right back at whoever passed it on.
    const pass = { at: now, missed: 0 };
    await db
      .insertInto('passes')
      .values({ conversation: row.id, staff, ...pass })
      .onConflict((c) => c.columns(['conversation', 'staff']).doUpdateSet(pass))
      .execute();
    // Whoever goes on with it needs to know, and a chat is passed on only so often.
    if (given.note !== null) await addNote(work, row, { ...given.note, staff }, true);
    await note(work, row, notedOf(to));
    tellDesk(work, staff);
    if ('staff' in to) tellDesk(work, to.staff);
  },
);
