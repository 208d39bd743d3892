import { Problem } from '@bellman/protocol';
import { sql } from 'kysely';
import type { ConversationRow } from '../tables.js';
import type { Work } from '../work.js';

/** A wrap-up that must be done before the next chat of that council. */
export interface Owed {
  readonly conversation: string;
  readonly council: string;
  /** What to call the chat by: its resident's name, or its reference. */
  readonly name: string;
}

/** What somebody has on their hands. */
export interface Load {
  /** The weight of their chats, of what they must wrap up, and of what rings at their desk. */
  readonly load: number;
  readonly owed: readonly Owed[];
  /** Ids of the chats that ring at their desk now. */
  readonly ringing: readonly string[];
}

const nothing: Load = { load: 0, owed: [], ringing: [] };

/** What each of these people has on their hands now; whoever is not in it has nothing. */
export const loadsOf = async (
  { db, now }: Pick<Work, 'db' | 'now'>,
  staff: readonly string[],
): Promise<ReadonlyMap<string, Load>> => {
  if (staff.length === 0) return new Map();
  const of = (column: 'advisor' | 'wrap_by' | 'offer_to', kind: string) =>
    db
      .selectFrom('conversations')
      .select([
        ...(['id', 'council', 'weight', 'resident_name', 'reference'] as const),
        sql<string>`${sql.ref(column)}`.as('staff'),
        sql<string>`${sql.lit(kind)}`.as('kind'),
      ])
      .where(column, 'in', staff);
  const rows = await of('advisor', 'has')
    .where('state', '=', 'active')
    .unionAll(of('wrap_by', 'owes').where('state', '=', 'ended').where('wrap_required', '=', 1))
    .unionAll(of('offer_to', 'rings').where('state', '=', 'waiting').where('offer_until', '>', now))
    .execute();
  const loads = new Map<string, Load>();
  for (const row of rows) {
    const before = loads.get(row.staff) ?? nothing;
    const owed = {
      conversation: row.id,
      council: row.council,
      name: row.resident_name === '' ? row.reference : row.resident_name,
    };
    loads.set(row.staff, {
      load: before.load + row.weight,
      owed: row.kind === 'owes' ? [...before.owed, owed] : before.owed,
      ringing: row.kind === 'rings' ? [...before.ringing, row.id] : before.ringing,
    });
  }
  return loads;
};

/** What one person has on their hands now. */
export const loadOf = async (work: Pick<Work, 'db' | 'now'>, staff: string): Promise<Load> =>
  (await loadsOf(work, [staff])).get(staff) ?? nothing;

/** Somebody's room for one more chat, counted while nobody else can add to it. */
export interface Room {
  /** Their load without this chat, which may ring at their desk already. */
  readonly load: number;
  readonly capacity: number;
  /** Whether it fits. */
  readonly fits: boolean;
  /** The chat of its council that they must wrap up first. */
  readonly first: Owed | undefined;
}

/**
 * Somebody's room for a chat. Their row must be held (`heldAdvisor`) before this is asked, and the
 * conversation after that.
 */
export const roomFor = async (
  work: Work,
  advisor: { readonly staff: string; readonly capacity: number },
  chat: Pick<ConversationRow, 'id' | 'council' | 'weight'>,
): Promise<Room> => {
  const { load, owed, ringing } = await loadOf(work, advisor.staff);
  const without = ringing.includes(chat.id) ? load - chat.weight : load;
  return {
    load: without,
    capacity: advisor.capacity,
    fits: without + chat.weight <= advisor.capacity,
    first: owed.find(({ council }) => council === chat.council),
  };
};

/** Goes on where there is room. @throws Problem `wrap-up-first`, `at-capacity` */
export const demandRoom = ({ first, fits, load, capacity }: Room): void => {
  if (first !== undefined) throw new Problem('wrap-up-first', { name: first.name });
  if (!fits) throw new Problem('at-capacity', { load, capacity });
};
