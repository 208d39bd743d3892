import { rooms } from './rooms.js';
import type { StaffNamespace, StaffSocket } from './server.js';

/** It need not, or may not, read a conversation along any more. */
const alone = (socket: StaffSocket, conversation: string): void => {
  void socket.leave(rooms.along(conversation));
  const asked = rooms.asked(conversation, '');
  for (const room of socket.rooms) if (room.startsWith(asked)) void socket.leave(room);
};

/** The socket hears a conversation no longer, but for what everybody of the council hears. */
export const leave = (socket: StaffSocket, conversation: string): void => {
  void socket.leave(rooms.conversation(conversation));
  alone(socket, conversation);
};

/**
 * Lets go of this node's sockets in a conversation that has moved on: of whoever looked into it
 * while it waited, of whoever had it before, and of whom that one asked to read along. Those who
 * read along as supervisors stay.
 *
 * @param chat of `holder`, who need not read along what is theirs
 */
export const letGo = (
  namespace: StaffNamespace,
  chat: { readonly id: string; readonly state: string; readonly holder: string | null },
  mayLook: (staff: string) => boolean,
): void => {
  const { id: conversation, state, holder } = chat;
  const { rooms: members } = namespace.adapter;
  const asks = state === 'active' && holder !== null ? rooms.asked(conversation, holder) : null;
  for (const id of members.get(rooms.conversation(conversation)) ?? []) {
    const socket = namespace.sockets.get(id);
    if (socket === undefined) continue;
    const staff = socket.data.staff.id;
    if (staff === holder) alone(socket, conversation);
    else if (socket.rooms.has(rooms.along(conversation))) continue;
    else if ((asks === null || !socket.rooms.has(asks)) && !mayLook(staff))
      leave(socket, conversation);
  }
};
