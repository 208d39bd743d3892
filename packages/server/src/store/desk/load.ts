import { limits, Problem, rolesFor } from '@bellman/protocol';
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

const { usual } = limits.capacity;
const nothing: Load = { load: 0, owed: [], ringing: [] };

/**
 * What a chat weighs at one desk: no more than fits there, so that the heaviest can be answered by
 * somebody who then has nothing besides.
 */
export const weightAt = (
  { capacity }: { readonly capacity: number },
  { weight }: { readonly weight: number },
): number => Math.min(weight, capacity);

/**
 * What each of these people has on their hands now; whoever is not in it has nothing. A wrap-up is
 * owed only where they may answer.
 */
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
  const owes = of('wrap_by', 'owes')
    .where('state', '=', 'ended')
    .where('wrap_required', '=', 1)
    .where((e) =>
      e.exists(
        e
          .selectFrom('staff_roles')
          .select('staff_roles.role')
          .whereRef('staff_roles.staff', '=', 'conversations.wrap_by')
          .whereRef('staff_roles.council', '=', 'conversations.council')
          .where('staff_roles.role', 'in', rolesFor['chat.answer']),
      ),
    );
  const rows = await of('advisor', 'has')
    .where('state', '=', 'active')
    .unionAll(owes)
    .unionAll(of('offer_to', 'rings').where('state', '=', 'waiting').where('offer_until', '>', now))
    .execute();
  const advisors = await db
    .selectFrom('advisors')
    .select(['staff', 'capacity'])
    .where('staff', 'in', staff)
    .execute();
  const capacities = new Map(advisors.map((row) => [row.staff, row.capacity]));
  const loads = new Map<string, Load>();
  for (const row of rows) {
    const before = loads.get(row.staff) ?? nothing;
    const owed = {
      conversation: row.id,
      council: row.council,
      name: row.resident_name === '' ? row.reference : row.resident_name,
    };
    loads.set(row.staff, {
      load: before.load + weightAt({ capacity: capacities.get(row.staff) ?? usual }, row),
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
  /** Whether another chat rings at their desk. */
  readonly rung: boolean;
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
  const weight = weightAt(advisor, chat);
  const without = ringing.includes(chat.id) ? load - weight : load;
  return {
    load: without,
    capacity: advisor.capacity,
    fits: without + weight <= advisor.capacity,
    first: owed.find(({ council }) => council === chat.council),
    rung: ringing.some((id) => id !== chat.id),
  };
};

/** Goes on where there is room. @throws Problem `wrap-up-first`, `at-capacity` */
export const demandRoom = ({ first, fits, load, capacity }: Room): void => {
  if (first !== undefined) throw new Problem('wrap-up-first', { name: first.name });
  if (!fits) throw new Problem('at-capacity', { load, capacity });
};
