import type { Act, Me, Role } from '@bellman/protocol';

/**
 * What the desk shows to whom. It only hides what would be refused: the relay decides by its own
 * table of roles, whatever is shown here.
 */
const shown = {
  'chat.see': ['advisor', 'supervisor'],
  'alert.see': ['planner', 'approver', 'supervisor', 'administrator'],
  'alert.write': ['planner'],
} as const satisfies Partial<Record<Act, readonly Role[]>>;

/** The councils where `me` may do `act`, in the order that the relay gives them. */
export const councilsFor = (me: Me, act: keyof typeof shown): readonly string[] =>
  me.councils
    .filter(({ roles }) => roles.some((role) => (shown[act] as readonly Role[]).includes(role)))
    .map(({ id }) => id);
