import { hasSkill, type Skills, type StaffConversation, type You } from '@bellman/protocol';

/** Why somebody cannot have a chat that waits. */
export type Lack = 'service' | 'language' | 'ringing';

/** A chat that waits, as one person sees it. */
export interface InLine {
  readonly conversation: StaffConversation;
  /** What keeps this person from it; empty where they may take it. */
  readonly lacks: readonly Lack[];
}

/** Who waits, as one person sees it; each list in the order of the queue. */
export interface Line {
  /** Chats that ring at this person's desk, that which rings out first at the front. */
  readonly offers: readonly StaffConversation[];
  /** Chats for this person, those that ring here among them. */
  readonly forMe: readonly InLine[];
  /** Chats for others. */
  readonly others: readonly InLine[];
  /** Messages that were left, what is due first. */
  readonly left: readonly InLine[];
}

/** Whether a chat rings at somebody's desk at `now`, ms. */
export const rings = ({ offer }: StaffConversation, me: string, now: number): boolean =>
  offer !== null && offer.to === me && offer.until > now;

/** What keeps somebody from a chat: its service, its language, or that it rings elsewhere. */
export const lacks = (
  conversation: StaffConversation,
  skills: Skills | undefined,
  me: string,
  now: number,
): readonly Lack[] => {
  const { offer, service, language } = conversation;
  if (rings(conversation, me, now)) return [];
  const has = skills ?? { services: [], languages: [] };
  const lack: Lack[] = [];
  if (!hasSkill({ ...has, languages: [] }, { service, language })) lack.push('service');
  if (!hasSkill({ ...has, services: [] }, { service, language })) lack.push('language');
  if (offer !== null && offer.to !== me && offer.until > now) lack.push('ringing');
  return lack;
};

/**
 * Whether it is news to somebody that a chat waits: it begins to ring at their desk, or has come
 * and is for them. `before`: what was known of it, if anything.
 */
export const newsOfWaiting = (
  conversation: StaffConversation,
  before: StaffConversation | undefined,
  skills: Skills | undefined,
  me: string,
  now: number,
): 'offer' | 'waiting' | null => {
  if (rings(conversation, me, now)) return before?.offer?.to === me ? null : 'offer';
  return !before && lacks(conversation, skills, me, now).length === 0 ? 'waiting' : null;
};

/** By the relay's rank, and of two that have the same by id, as the relay takes them. */
const byRank = (a: StaffConversation, b: StaffConversation): number =>
  a.rank - b.rank || (a.id < b.id ? -1 : 1);

const due = ({ answerBy }: StaffConversation): number => answerBy ?? Number.POSITIVE_INFINITY;

/** Sorts who waits for one person at `now`, ms. */
export const lineOf = (
  waiting: Iterable<StaffConversation>,
  me: string,
  you: You | undefined,
  now: number,
): Line => {
  const all = [...waiting].sort(byRank).map((conversation) => ({
    conversation,
    lacks: lacks(conversation, you?.skills[conversation.council], me, now),
  }));
  const chats = all.filter(({ conversation }) => !conversation.left);
  return {
    offers: chats
      .map(({ conversation }) => conversation)
      .filter((conversation) => rings(conversation, me, now))
      .sort((a, b) => (a.offer?.until ?? 0) - (b.offer?.until ?? 0)),
    forMe: chats.filter((one) => one.lacks.length === 0),
    others: chats.filter((one) => one.lacks.length > 0),
    left: all
      .filter(({ conversation }) => conversation.left)
      .sort(
        (a, b) =>
          due(a.conversation) - due(b.conversation) || byRank(a.conversation, b.conversation),
      ),
  };
};
