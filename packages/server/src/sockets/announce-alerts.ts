import type { AlertsInForce } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { Log } from '../ground/log.js';
import type { Bus } from '../store/store.js';
import { createCoalescer } from './coalesce.js';
import { rooms, tellResidents } from './rooms.js';
import type { ResidentSocket, Sockets } from './server.js';

/** What telling of alerts needs of the rest. */
export interface AnnounceAlertsParts {
  readonly bus: Bus;
  readonly sockets: Pick<Sockets, 'resident' | 'staff'>;
  readonly log: Log;
  readonly clock: Clock;
  /** What is in force at a council; null: nothing. */
  readonly inForce: (council: string) => Promise<Omit<AlertsInForce, 'news' | 'at'> | null>;
}

/** Tells those in chats what is in force. */
export interface AlertNews {
  /** A chat was handed over to this socket: what is in force belongs to it. */
  greet(socket: ResidentSocket): void;
  stop(): void;
}

/**
 * Tells the residents in this node's chats, and the desks that answer them, what is in force at
 * their council whenever that changes (A8). An alert moves on many times while it is sent; what
 * does not change for a reader is not told again. One round at a time for each council, so that
 * nothing older comes after something newer, and those who come back together cost one read.
 */
export const announceAlerts = ({
  bus,
  sockets,
  log,
  clock,
  inForce,
}: AnnounceAlertsParts): AlertNews => {
  const { resident, staff } = sockets;
  const told = new Map<string, string>();

  /** A socket: it alone is told, whatever the others know. Null: everybody, of what is new. */
  const round = createCoalescer<ResidentSocket | null>(log, async (council, items) => {
    const room = rooms.council(council);
    const desks = rooms.chats(council);
    const isHeard = resident.adapter.rooms.has(room) || staff.adapter.rooms.has(desks);
    if (!isHeard) {
      told.delete(council);
      return;
    }
    const now = await inForce(council);
    const what = (news: boolean): AlertsInForce | null =>
      now === null ? null : { ...now, news, at: clock.now() };
    for (const socket of items) {
      // It may have gone on to nowhere meanwhile.
      if (socket?.rooms.has(room)) socket.emit('alerts', what(false));
    }
    const words = JSON.stringify(now);
    const before = told.get(council);
    // Whoever else is here was told of what they know; only they who came are told of this.
    if (before !== undefined && !items.includes(null)) return;
    told.set(council, words);
    if (before === words || !items.includes(null)) return;
    tellResidents(resident, room, 'alerts', what(true));
    staff.to(desks).emit('alerts', { council });
  });

  const stop = bus.listen((batch) => {
    for (const news of batch) if (news.topic === 'alert') round(news.council, null);
  });
  return {
    greet: (socket) => {
      const { council } = socket.data;
      // A start that was refused leads into no chat.
      if (socket.rooms.has(rooms.council(council))) round(council, socket);
    },
    stop,
  };
};
