import type { Whispers } from '../store/whispers.js';
import { rooms, tellResidents } from './rooms.js';
import type { Sockets } from './server.js';

/**
 * Tells this node's sockets who types, on whichever node that is: the desks that have the
 * conversation open of its resident, the resident of an adviser.
 * @returns a function that stops it
 */
export const announceTyping = (
  whispers: Pick<Whispers, 'overhear'>,
  { resident, staff }: Pick<Sockets, 'resident' | 'staff'>,
): (() => void) =>
  whispers.overhear(({ conversation, name }) => {
    const room = rooms.conversation(conversation);
    if (name === null) staff.to(room).emit('typing', { conversation });
    else tellResidents(resident, room, 'typing', { name });
  });
