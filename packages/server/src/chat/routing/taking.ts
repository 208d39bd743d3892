import { Problem } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';
import { councilsWhere } from '../../people/roles.js';
import type { SignedIn } from '../../people/who.js';
import type { Store } from '../../store/store.js';
import type { ConversationRow } from '../../store/tables.js';
import { displayName } from '../rules.js';
import { next } from './decide.js';
import { teamsOf } from './teams.js';

export interface TakingParts {
  readonly store: Store;
  readonly councils: { get(id: string): Promise<Pick<Council, 'services' | 'teams'>> };
}

/** Taking chats: a certain one, or whichever is next. */
export interface Taking {
  /** @throws Problem as `store.chat.take`, with what is asked for in words */
  take(staff: SignedIn, conversation: string): Promise<ConversationRow>;
  /** Null where none of those who wait is for this person. @throws Problem as `take` */
  takeNext(staff: SignedIn): Promise<ConversationRow | null>;
}

/** How often the next chat is looked for again, when others were quicker each time. */
const tries = 20;

/** Somebody else was quicker, or it has changed since it was looked at. */
const lost: ReadonlySet<string> = new Set([
  ...['already-taken', 'offered-elsewhere', 'conversation-ended', 'skill-missing'],
]);

const languages: Readonly<Record<string, string>> = { en: 'English', cy: 'Welsh' };

/** See `Taking`. */
export const createTaking = ({ store, councils }: TakingParts): Taking => {
  const of = async (staff: SignedIn, conversation: string): Promise<ConversationRow> =>
    store.chat.take({ conversation, staff: staff.id, staffName: displayName(staff.name) });

  /** The store knows a service and a language by their ids only. */
  const inWords = async (error: unknown, conversation: string): Promise<unknown> => {
    if (!(error instanceof Problem) || error.code !== 'skill-missing') return error;
    const id = String(error.params?.['needs'] ?? '');
    const row = await store.chat.get({ conversation });
    const services = row === null ? [] : (await councils.get(row.council)).services;
    const needs = languages[id] ?? services.find((service) => service.id === id)?.names.en ?? id;
    return new Problem('skill-missing', { needs });
  };

  const takeOne = async (staff: SignedIn): Promise<ConversationRow | 'none' | 'lost'> => {
    const mine = councilsWhere(staff, 'chat.answer');
    const look = await store.desk.lookout({ councils: mine });
    const person = look.people.find((one) => one.staff === staff.id);
    if (person === undefined) return 'none';
    const skills = Object.fromEntries(
      Object.entries(person.skills).filter(([council]) => mine.includes(council)),
    );
    const teams = await teamsOf(councils, Object.keys(skills));
    const chat = next({ ...look, teams }, { ...person, skills });
    if (chat === null) return 'none';
    try {
      return await of(staff, chat.id);
    } catch (error) {
      if (error instanceof Problem && lost.has(error.code)) return 'lost';
      throw error;
    }
  };

  return {
    take: async (staff, conversation) => {
      try {
        return await of(staff, conversation);
      } catch (error) {
        throw await inWords(error, conversation);
      }
    },
    takeNext: async (staff) => {
      for (let left = tries; left > 0; left -= 1) {
        const taken = await takeOne(staff);
        if (taken === 'none') return null;
        if (taken !== 'lost') return taken;
      }
      throw new Problem('overloaded', { seconds: 1 });
    },
  };
};
