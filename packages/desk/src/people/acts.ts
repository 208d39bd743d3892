import { rolesFor, type Act, type Me } from '@bellman/protocol';

/**
 * The councils where `me` may do `act`, in the order that the relay gives them. It only hides
 * what would be refused: the relay decides, whatever is shown here.
 */
export const councilsFor = (me: Me, act: Act): readonly string[] =>
  me.councils
    .filter(({ roles }) => roles.some((role) => rolesFor[act].includes(role)))
    .map(({ id }) => id);
