import { hasSkill, isForTeam } from '@bellman/protocol';
import { weightAt } from '../../store/desk/load.js';
import type { Ringing } from '../../store/desk/lookout.js';
import type { AtDesk } from '../../store/desk/roster.js';
import type { Moment, WaitingChat } from './decide.js';

/** How long a chat goes on ringing at a desk that nobody is at: a page may be loaded again, ms. */
export const ringsAtNobody = 10_000;

/** Whether a chat is for somebody, however much they have: by skill and by team. */
export const isFor = (
  chat: Pick<WaitingChat, 'council' | 'service' | 'language' | 'queued_at'>,
  person: AtDesk,
  { teams, now }: Pick<Moment, 'teams' | 'now'>,
): boolean => {
  const skills = person.skills[chat.council];
  if (skills === undefined || !hasSkill(skills, chat)) return false;
  const asked = { service: chat.service, queuedAt: chat.queued_at };
  return isForTeam(skills.team, teams[chat.council] ?? [], asked, now);
};

/** Whether somebody has room for a chat, and owes its council nothing. */
export const hasRoom = (chat: Pick<WaitingChat, 'council' | 'weight'>, person: AtDesk): boolean =>
  person.load + weightAt(person, chat) <= person.capacity && !person.owes.includes(chat.council);

/** Whether whoever a chat rings at may still have it. A colleague who transfers asks no team. */
const stillFits = ({ chat, person }: Ringing, moment: Pick<Moment, 'teams' | 'now'>): boolean => {
  if (person === null || person.owes.includes(chat.council)) return false;
  return isFor(chat, person, chat.offer_from === null ? moment : { ...moment, teams: {} });
};

/** When an offer is to be passed on, ms, and why. */
export interface End {
  readonly at: number;
  readonly why: 'ran-out' | 'unfit';
}

/**
 * When what rings is to be passed on: at its end; at once where they lost the skill, team or role,
 * or must wrap another chat up first; a moment after they have gone.
 * @param moment.began when this relay began, ms: those on a line to it had no time to come back
 */
export const endOf = (
  ring: Ringing,
  moment: Pick<Moment, 'teams' | 'now'> & { readonly began: number },
): End => {
  const { until, person } = ring;
  if (until <= moment.now) return { at: until, why: 'ran-out' };
  if (person === null || !stillFits(ring, moment)) return { at: moment.now, why: 'unfit' };
  if (person.present) return { at: until, why: 'ran-out' };
  const at = Math.max(person.goneAt ?? 0, moment.began) + ringsAtNobody;
  return at < until ? { at, why: 'unfit' } : { at: until, why: 'ran-out' };
};
