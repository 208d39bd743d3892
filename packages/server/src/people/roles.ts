import { Problem, rolesFor, type Act } from '@bellman/protocol';
import type { SignedIn } from './who.js';

/** Whether one of the person's roles in `council` allows `act`. */
export const may = (staff: SignedIn, council: string, act: Act): boolean => {
  const held = staff.roles.get(council);
  return held !== undefined && rolesFor[act].some((role) => held.has(role));
};

/**
 * Goes on only if the person may.
 * @throws Problem `not-permitted`
 */
export const demand = (staff: SignedIn, council: string, act: Act): void => {
  if (!may(staff, council, act)) throw new Problem('not-permitted');
};

/** Whether of all that allows `act` the person has only the role of a partner. */
export const onlyAsPartner = (staff: SignedIn, council: string, act: Act): boolean => {
  const held = staff.roles.get(council);
  return (
    held !== undefined &&
    may(staff, council, act) &&
    rolesFor[act].every((role) => role === 'partner' || !held.has(role))
  );
};

/** The councils in which the person may do `act`. */
export const councilsWhere = (staff: SignedIn, act: Act): string[] =>
  [...staff.roles.keys()].filter((council) => may(staff, council, act));
