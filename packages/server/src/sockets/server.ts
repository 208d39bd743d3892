import { limits, relayLimits, type ToResident, type ToStaff } from '@bellman/protocol';
import { Server, type Namespace, type Socket } from 'socket.io';
import type { SignedIn } from '../people/who.js';

/** What comes in is checked by `handle`, by the tables of `protocol/events`, not by types. */
type Anything = Record<string, (...args: unknown[]) => void>;

/** What the relay knows of a resident's socket. */
export interface ResidentData {
  council: string;
  /** The token that it came with; empty where it came without. */
  token: string;
  /** The one-use code that it came with instead; likewise. */
  code: string;
  since: number;
  /** Where it came from, past the proxies that are trusted; for limits, never stored. */
  address: string;
  /** What is to be said only after the chat has been handed over; null once it has. */
  held: (() => void)[] | null;
}

export interface StaffData {
  staff: SignedIn;
}

export type ResidentNamespace = Namespace<Anything, ToResident, Anything, ResidentData>;
export type ResidentSocket = Socket<Anything, ToResident, Anything, ResidentData>;
export type StaffNamespace = Namespace<Anything, ToStaff, Anything, StaffData>;
export type StaffSocket = Socket<Anything, ToStaff, Anything, StaffData>;

/** The socket server, not yet attached, and its two namespaces. */
export interface Sockets {
  readonly io: Server;
  readonly resident: ResidentNamespace;
  readonly staff: StaffNamespace;
}

/**
 * Socket.IO with our bounds.
 * @param mayPoll whether pages of an origin may use long polling; which council they may speak
 *   to is checked at CONNECT
 */
export const createSockets = (mayPoll: (origin: string) => Promise<boolean>): Sockets => {
  const io = new Server({
    serveClient: false,
    maxHttpBufferSize: limits.socketBytes,
    // A connection that asks for no namespace is let go.
    connectTimeout: relayLimits.handshakeMs,
    cors: {
      origin: (origin, answer) => {
        if (origin === undefined) {
          answer(null, false);
          return;
        }
        mayPoll(origin).then(
          (yes) => answer(null, yes),
          (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
        );
      },
    },
  });
  // Nothing is served in the namespace that every client may join.
  io.use((_socket, next) => next(new Error('Connect to /resident or /staff')));
  return { io, resident: io.of('/resident'), staff: io.of('/staff') };
};
