import type { ConversationRow } from '../tables.js';
import { read } from '../work.js';
import { atDesk, type AtDesk } from './roster.js';

/** A chat that rings, or rang until its end, at somebody's desk. */
export interface Ringing {
  readonly chat: ConversationRow;
  readonly staff: string;
  /** When it ends or ended, ms. */
  readonly until: number;
  /** How they are now; null: they may answer no chats any more. */
  readonly person: AtDesk | null;
}

/** All that rings, the earliest end first: what ran out, or fits no more, is to be passed on. */
export const ringing = read<object, Ringing[]>(async (work) => {
  const rows = await work.db
    .selectFrom('conversations')
    .selectAll()
    .where('offer_to', 'is not', null)
    .where('state', '=', 'waiting')
    .orderBy('offer_until')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const rung = [...new Set(rows.flatMap(({ offer_to: to }) => to ?? []))];
  const people = new Map((await atDesk(work, { staff: rung })).map((one) => [one.staff, one]));
  return rows.map((chat) => {
    const staff = chat.offer_to ?? '';
    return { chat, staff, until: chat.offer_until ?? 0, person: people.get(staff) ?? null };
  });
});

/** Councils' queues and those who may answer there, at one moment. */
export interface Lookout {
  /** The relay's clock. */
  readonly now: number;
  /** The next one first. */
  readonly waiting: readonly ConversationRow[];
  readonly people: readonly AtDesk[];
  /** Who passed on which waiting chat, and when (ms). */
  readonly passes: readonly {
    readonly conversation: string;
    readonly staff: string;
    readonly at: number;
  }[];
}

/** What is looked at to say who gets which chat. */
export const lookout = read(
  async (work, { councils }: { readonly councils: readonly string[] }): Promise<Lookout> => {
    const { db, now } = work;
    if (councils.length === 0) return { now, waiting: [], people: [], passes: [] };
    const waiting = await db
      .selectFrom('conversations')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('council', 'in', councils)
      .orderBy('rank_at')
      .orderBy('id')
      .execute();
    if (waiting.length === 0) return { now, waiting, people: [], passes: [] };
    const passes = await db
      .selectFrom('passes')
      .innerJoin('conversations', 'conversations.id', 'passes.conversation')
      .select(['passes.conversation', 'passes.staff', 'passes.at'])
      .where('conversations.state', '=', 'waiting')
      .where('conversations.council', 'in', councils)
      .execute();
    return { now, waiting, people: await atDesk(work, { councils }), passes };
  },
);
