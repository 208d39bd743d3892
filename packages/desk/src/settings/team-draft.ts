import type { Team } from '@bellman/protocol';
import { t } from '../text/people.js';
import type { FieldProblem } from './saving.js';

/** After how long a team's chats may be passed on, minutes. */
export const AFTER = { least: 0, most: 240, usual: 5 } as const;

/** A name's length, as the relay takes it. */
const NAME = 60;

/**
 * A team that has only an id, out of chance: one that was used before would find the people whom
 * the former team left.
 */
export const emptyTeam = (chance: string): Team => ({
  id: `team-${chance
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 12)}`,
  name: '',
  services: [],
  overflow: null,
});

/** The teams without one of them; nothing overflows to it any more. */
export const without = (teams: readonly Team[], id: string): Team[] =>
  teams
    .filter((team) => team.id !== id)
    .map((team) => (team.overflow?.to === id ? { ...team, overflow: null } : team));

/** What is wrong with the teams' names: each has one of its own. */
export const nameProblems = (teams: readonly Team[]): readonly FieldProblem[] => {
  const seen = new Set<string>();
  return teams.flatMap(({ name }, at) => {
    const path = `teams.${at}.name`;
    const plain = name.trim().toLocaleLowerCase('en-GB');
    const n = at + 1;
    const { length } = name.trim();
    const twice = seen.has(plain);
    seen.add(plain);
    if (length === 0) return [{ path, sentence: t('team.nameNeeded', { n }) }];
    if (length > NAME) return [{ path, sentence: t('team.nameLong', { n, limit: NAME, length }) }];
    return twice ? [{ path, sentence: t('team.twice', { name: name.trim() }) }] : [];
  });
};
