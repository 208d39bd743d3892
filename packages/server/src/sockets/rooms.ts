import type { ToResident } from '@bellman/protocol';
import type { ResidentNamespace, ResidentSocket } from './server.js';

/** The names of rooms: who hears what. */
export const rooms = {
  /** The resident's tabs in `/resident`; in `/staff`, whoever has the chat open. */
  conversation: (id: string) => `conversation:${id}`,
  /** In `/staff`, those of it who read along since they supervise. */
  along: (id: string) => `along:${id}`,
  /** In `/staff`, those of it whom its adviser `by` asked to read along. */
  asked: (id: string, by: string) => `asked:${id}:${by}`,
  /** Everybody who works for a council, in whatever role; in `/resident`, who is in a chat with it. */
  council: (council: string) => `council:${council}`,
  /** Staff who may see a council's chats. */
  chats: (council: string) => `chats:${council}`,
  /** Staff who supervise a council's chats. */
  supervisors: (council: string) => `supervisors:${council}`,
  /** Staff who may see all of a council's alerts. */
  alerts: (council: string) => `alerts:${council}`,
  /** Staff who see those alone that are for their own partner. */
  proposers: (council: string) => `proposers:${council}`,
  /** One person's sockets. */
  person: (staff: string) => `person:${staff}`,
} as const;

/** What one socket may be kept waiting to be told; beyond it the socket comes back for all of it. */
export const mostHeld = 1_000;

/** Begins to keep what this socket would be told, until `release`: it must hear something else first. */
export const hold = (socket: ResidentSocket): void => {
  socket.data.held ??= [];
};

/** Tells what was kept, in order, and keeps no more. */
export const release = (socket: ResidentSocket): void => {
  const { held } = socket.data;
  socket.data.held = null;
  for (const tell of held ?? []) tell();
};

/** The sockets of this relay that are in a room of `/resident`. */
export const residentsIn = (namespace: ResidentNamespace, room: string): ResidentSocket[] =>
  [...(namespace.adapter.rooms.get(room) ?? [])].flatMap((id) => namespace.sockets.get(id) ?? []);

/** Tells everybody in a room of `/resident`; those on hold hear it when they are released. */
export const tellResidents = <E extends keyof ToResident>(
  namespace: ResidentNamespace,
  room: string,
  event: E,
  ...what: Parameters<ToResident[E]>
): void => {
  for (const socket of residentsIn(namespace, room)) {
    const tell = (): void => {
      socket.emit(event, ...what);
    };
    if (socket.data.held === null) tell();
    else if (socket.data.held.length < mostHeld) socket.data.held.push(tell);
    else socket.conn.close();
  }
};
