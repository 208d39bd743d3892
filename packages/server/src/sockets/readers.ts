import { rooms } from './rooms.js';
import type { StaffNamespace, StaffSocket } from './server.js';

/** The socket hears a conversation no longer, but for what everybody of the council hears. */
export const leave = (socket: StaffSocket, conversation: string): void => {
  void socket.leave(rooms.conversation(conversation));
  void socket.leave(rooms.along(conversation));
};

/**
 * Lets go of this node's sockets in a conversation that has moved on: of whoever looked into it
 * while it waited, and of whoever had it before. Those who read along stay.
 *
 * @param holder whose it is now; they need not read along what is theirs
 */
export const letGo = (
  namespace: StaffNamespace,
  conversation: string,
  holder: string | null,
  mayLook: (staff: string) => boolean,
): void => {
  const { rooms: members } = namespace.adapter;
  for (const id of members.get(rooms.conversation(conversation)) ?? []) {
    const socket = namespace.sockets.get(id);
    if (socket === undefined) continue;
    const staff = socket.data.staff.id;
    if (staff === holder) void socket.leave(rooms.along(conversation));
    else if (!socket.rooms.has(rooms.along(conversation)) && !mayLook(staff))
      leave(socket, conversation);
  }
};
