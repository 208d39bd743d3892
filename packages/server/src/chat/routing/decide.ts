import type { Team } from '@bellman/protocol';
import type { Lookout } from '../../store/desk/lookout.js';
import type { AtDesk } from '../../store/desk/roster.js';
import type { ConversationRow } from '../../store/tables.js';
import { hasRoom, isFor } from './fit.js';

/** As much of a waiting chat as decides who gets it. */
export type WaitingChat = Pick<
  ConversationRow,
  | ('id' | 'council' | 'service' | 'language' | 'queued_at' | 'rank_at')
  | ('weight' | 'left' | 'offer_to' | 'offer_until')
>;

/** Who waits and who is there, at one moment. */
export interface Moment extends Pick<Lookout, 'now' | 'people' | 'passes'> {
  readonly waiting: readonly WaitingChat[];
  /** Council → its teams. */
  readonly teams: Readonly<Record<string, readonly Team[]>>;
}

/** One chat for one desk. */
export interface Chosen {
  readonly conversation: string;
  readonly council: string;
  readonly staff: string;
}

/** How long a chat is not offered again to somebody who passed it on, ms. */
export const passedFor = 120_000;

/** The same where nobody else is there who could have it, ms. */
export const passedAloneFor = 30_000;

const byRank = (one: WaitingChat, other: WaitingChat): number =>
  one.rank_at - other.rank_at || (one.id < other.id ? -1 : 1);

/** Whether a chat rings at somebody's desk now, other than at `staff`'s. */
const ringsElsewhere = (chat: WaitingChat, now: number, staff?: string): boolean =>
  chat.offer_to !== null &&
  chat.offer_to !== staff &&
  chat.offer_until !== null &&
  chat.offer_until > now;

/** The smaller share of their capacity first; then who has been without a new chat longest. */
const lessBusy = (one: AtDesk, other: AtDesk): number =>
  one.load / one.capacity - other.load / other.capacity ||
  one.takenAt - other.takenAt ||
  (one.staff < other.staff ? -1 : 1);

/** Whether somebody is at their desk and takes chats, though they may be full. */
const isThere = ({ present, chosen }: AtDesk): boolean => present && chosen === 'available';

/**
 * Whether a chat may ring at somebody who passed it on at `at`: after a while; where nobody else
 * who is there could ever have it, sooner, or once they have said anew that they are available.
 */
const mayRingAgain = (chat: WaitingChat, person: AtDesk, at: number, moment: Moment): boolean => {
  const since = moment.now - at;
  if (since >= passedFor) return true;
  const others = moment.people.some(
    (one) => one.staff !== person.staff && isThere(one) && isFor(chat, one, moment),
  );
  return !others && (since >= passedAloneFor || person.since > at);
};

/**
 * Whose desks chats are to ring at now. In the order of rank each goes to the least busy of those
 * who are there, at whose desk nothing rings, who have the skill and room, and have not passed it
 * on lately; one that nobody can have holds up none behind it. A message that was left never
 * rings. A chat whose place is kept does, when its turn comes: once it is taken its resident is
 * called back.
 *
 * Pure: the store checks each again when it is acted on.
 */
export const decide = (moment: Moment): Chosen[] => {
  const { now } = moment;
  const passes = new Map(
    moment.passes.map(({ conversation, staff, at }) => [`${conversation} ${staff}`, at]),
  );
  const free = new Map(
    moment.people
      .filter((person) => isThere(person) && person.ringing.length === 0)
      .map((person) => [person.staff, person]),
  );
  const mayRing = (chat: WaitingChat, person: AtDesk): boolean => {
    const at = passes.get(`${chat.id} ${person.staff}`);
    return at === undefined || mayRingAgain(chat, person, at, moment);
  };
  const chosen: Chosen[] = [];
  for (const chat of moment.waiting.toSorted(byRank)) {
    if (chat.left === 1 || ringsElsewhere(chat, now)) continue;
    const [person] = [...free.values()]
      .filter((one) => isFor(chat, one, moment) && hasRoom(chat, one))
      .filter((one) => mayRing(chat, one))
      .toSorted(lessBusy);
    if (person === undefined) continue;
    const { staff } = person;
    free.delete(staff);
    chosen.push({ conversation: chat.id, council: chat.council, staff });
  }
  return chosen;
};

/**
 * The chat that somebody takes who asks for the next: the first by rank that is for them, what
 * rings at their desk before all, and messages that were left after all. Where they have room for
 * none of these it is the first of them, so that the store says why not; null: there is none.
 */
export const next = (moment: Moment, person: AtDesk): WaitingChat | null => {
  const { now } = moment;
  const turn = (chat: WaitingChat): number =>
    chat.left === 1 ? 2 : chat.offer_to === person.staff && (chat.offer_until ?? 0) > now ? 0 : 1;
  const theirs = moment.waiting
    .filter((chat) => isFor(chat, person, moment) && !ringsElsewhere(chat, now, person.staff))
    .toSorted((one, other) => turn(one) - turn(other) || byRank(one, other));
  return theirs.find((chat) => turn(chat) === 0 || hasRoom(chat, person)) ?? theirs[0] ?? null;
};
