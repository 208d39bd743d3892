import { Problem, type Act, type Role } from '@bellman/protocol';
import type { SignedIn } from './who.js';

/**
 * Who may do what, in one table. A role holds in one council only. Stopping an alert is open to
 * more people than sending one, so that it is always the easier of the two.
 */
export const roles: Readonly<Record<Act, readonly Role[]>> = {
  'chat.see': ['advisor', 'supervisor'],
  'chat.answer': ['advisor', 'supervisor'],
  'alert.see': ['planner', 'approver', 'supervisor', 'administrator'],
  'alert.write': ['planner'],
  'alert.approve': ['approver'],
  'alert.stop': ['planner', 'approver', 'supervisor'],
};

/** Whether one of the person's roles in `council` allows `act`. */
export const may = (staff: SignedIn, council: string, act: Act): boolean => {
  const held = staff.roles.get(council);
  return held !== undefined && roles[act].some((role) => held.has(role));
};

/**
 * Goes on only if the person may.
 * @throws Problem `not-permitted`
 */
export const demand = (staff: SignedIn, council: string, act: Act): void => {
  if (!may(staff, council, act)) throw new Problem('not-permitted');
};

/** The councils in which the person may do `act`. */
export const councilsWhere = (staff: SignedIn, act: Act): string[] =>
  [...staff.roles.keys()].filter((council) => may(staff, council, act));
