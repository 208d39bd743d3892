import type { Colleague, DeskState } from '@bellman/protocol';
import type { AtDesk } from '../../store/desk/roster.js';

/** How somebody at the desk is, by what they chose and by what they have on their hands. */
export const deskStateOf = (one: AtDesk): DeskState => {
  if (!one.present) return 'gone';
  if (one.chosen !== 'available') return one.chosen;
  if (one.owes.length > 0) return 'wrap-up';
  return one.load >= one.capacity ? 'busy' : 'available';
};

/** Somebody at the desk, as a colleague sees them. */
export const colleagueOf = (one: AtDesk): Colleague => ({
  id: one.staff,
  name: one.name,
  state: deskStateOf(one),
  load: one.load,
  capacity: one.capacity,
});

/** In the order of their names. */
export const byName = <P extends { readonly name: string }>(people: readonly P[]): P[] =>
  people.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
