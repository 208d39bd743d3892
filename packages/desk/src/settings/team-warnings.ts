import type { StaffView, Team } from '@bellman/protocol';
import { t } from '../text/people.js';
import { s } from '../text/settings.js';
import { answersChats } from './known-staff.js';

const nameOf = (team: Team | undefined): string => team?.name.trim() || t('team.new');

/** Whether what a team passes on comes back to it, over however many others. */
const isCircle = (teams: readonly Team[], { id, overflow }: Team): boolean => {
  const seen = new Set<string>();
  let to = overflow?.to;
  while (to !== undefined && to !== id && !seen.has(to)) {
    seen.add(to);
    const next = teams.find((team) => team.id === to);
    to = next?.overflow?.to;
  }
  return to === id;
};

/**
 * What somebody may not have meant about where a team's chats go, in sentences. It can be saved so.
 * `staff`: who works there, null where that is not known.
 */
export const teamWarnings = (
  teams: readonly Team[],
  team: Team,
  staff: readonly StaffView[] | null,
): readonly string[] => {
  const { overflow } = team;
  const isEmpty =
    staff !== null &&
    team.services.length > 0 &&
    !staff.some((person) => answersChats(person) && person.skills.team === team.id);
  const nobody = isEmpty ? [s('teams.empty', { team: nameOf(team) })] : [];
  if (overflow === null) return nobody;
  const [from, to] = [nameOf(team), nameOf(teams.find(({ id }) => id === overflow.to))];
  const hasNobody =
    staff !== null &&
    !staff.some((person) => answersChats(person) && person.skills.team === overflow.to);
  return [
    ...nobody,
    ...(hasNobody ? [s('teams.nobody', { to })] : []),
    ...(isCircle(teams, team) ? [s('teams.circle', { from, to })] : []),
    ...(overflow.after === 0 ? [s('teams.at-once', { from, to })] : []),
  ];
};
