import {
  Problem,
  relayLimits,
  ResidentConnect,
  type ProblemCode,
  residentEvents,
  type ResidentBody,
  type ResidentEvent,
  type ResidentReplies,
  type ToResident,
} from '@bellman/protocol';
import type { IncomingHttpHeaders } from 'node:http';
import type { Admission } from '../ground/admission.js';
import { checkShape } from '../ground/shape.js';
import { handleEvents, type HandleParts, type SocketEvent, type SocketEvents } from './handle.js';
import type { Handshakes } from './handshakes.js';
import { boundOutgoing } from './outgoing.js';
import { checkVersion, problemOf, verdict } from './refuse.js';
import { hold, release, residentsIn, rooms } from './rooms.js';
import type { ResidentNamespace, ResidentSocket } from './server.js';

/** The chat street, as far as this room knows it. */
export type ResidentStreet = (seat: {
  readonly council: string;
  readonly address: string;
  enter(conversation: string): void;
  exit(): void;
}) => { readonly [E in ResidentEvent]: (body: ResidentBody<E>) => Promise<ResidentReplies[E]> } & {
  resume(token: string, since: number): Promise<Parameters<ToResident['resumed']>[0]>;
  resumeByCode(code: string, since: number): Promise<Parameters<ToResident['resumed']>[0]>;
  forget(conversation: string): void;
  contact(): Promise<void>;
};

export interface ResidentSocketParts extends HandleParts {
  readonly street: ResidentStreet;
  /** @throws Problem `council-unknown` */
  readonly council: (id: string) => Promise<{ readonly origins: readonly string[] }>;
  /** The address that a handshake came from. */
  readonly addressOf: (request: {
    readonly remoteAddress: string;
    readonly headers: IncomingHttpHeaders;
  }) => string;
  /** @throws Problem `too-fast` */
  readonly starts: { begin(address: string, id: string): () => void };
  readonly admission: Pick<Admission, 'resident' | 'residentCame' | 'withinMs'>;
  readonly through: Handshakes['through'];
  /** Tells a socket that was handed a chat what else concerns who is in one. */
  readonly greet: (socket: ResidentSocket) => void;
  readonly ownOrigins: () => ReadonlySet<string>;
  readonly draining: () => boolean;
}

/** What says that a token or a code opens nothing, now and later. */
const lost: ReadonlySet<ProblemCode> = new Set(['token-unknown', 'code-unknown']);

/** Those that must be done before the socket's next event is looked at. */
const alone: ReadonlySet<ResidentEvent> = new Set(['start', 'end']);

/**
 * `/resident`: who may connect, what a socket's coming and going mean, and its events.
 * @returns what to do from time to time: tell the store that those connected are still there, and
 *   let go of who has had no chat for long, since places are few; and what to do when a conversation was left for good: let go of its sockets
 */
export const serveResidents = (
  namespace: ResidentNamespace,
  parts: ResidentSocketParts,
): { sweep(): Promise<void>; shut(conversation: string): void } => {
  const here = new Map<ResidentSocket, ReturnType<ResidentStreet>>();
  /** When one was first seen to have no chat, ms. */
  const without = new WeakMap<ResidentSocket, number>();
  const letGo = (socket: ResidentSocket): void => {
    const now = parts.clock.now();
    // In its own room alone.
    if (socket.rooms.size > 1) without.delete(socket);
    else if (!without.has(socket)) without.set(socket, now);
    else if (now - (without.get(socket) ?? now) >= relayLimits.withoutChatMs) {
      parts.metrics.cutOff('/resident', 'without-chat');
      socket.conn.close();
    }
  };

  const checkConnect = async (socket: ResidentSocket): Promise<void> => {
    if (parts.draining()) throw new Problem('draining');
    const { auth, headers } = socket.handshake;
    checkVersion(auth);
    const connect = checkShape(ResidentConnect, auth);
    const { origins } = await parts.council(connect.council);
    const { origin } = headers;
    if (origin !== undefined && !origins.includes(origin) && !parts.ownOrigins().has(origin)) {
      throw new Problem('origin-refused', { origin });
    }
    const { council, token = '', code = '', since = 0 } = connect;
    const address = parts.addressOf({ remoteAddress: socket.handshake.address, headers });
    // Last: who would be refused for good hears that, however busy it is.
    parts.admission.resident(address);
    socket.data = { council, token, code, since, address, held: null };
  };

  boundOutgoing(namespace, parts);
  namespace.use(async (socket, next) => {
    next(await verdict(checkConnect(socket), parts.log));
  });

  namespace.on('connection', (socket) => {
    const { council, address, token, code, since } = socket.data;
    const chat = parts.street({
      council,
      address,
      enter: (id) => enterRoom(socket, id),
      exit: () => leaveRooms(socket),
    });
    here.set(socket, chat);
    parts.metrics.sockets('/resident', 1);
    const left = parts.admission.residentCame(address);
    socket.on('disconnect', () => {
      left();
      here.delete(socket);
      parts.metrics.sockets('/resident', -1);
      // The token's life counts from now; a failure is as if the relay had been killed.
      parts.underway.add(chat.contact()).catch((error: unknown) => {
        parts.log.warn({ err: error }, 'a resident’s last contact was not kept');
      });
    });

    const resume = async (): Promise<void> => {
      if (token !== '' || code !== '') await tell();
      parts.through(socket);
    };
    const tell = async (): Promise<void> => {
      hold(socket);
      try {
        const resumed = code === '' ? chat.resume(token, since) : chat.resumeByCode(code, since);
        socket.emit('resumed', await resumed);
      } catch (error) {
        const problem = problemOf(error, parts.log);
        if (lost.has(problem.code)) socket.emit('lost', { problem: problem.view });
        // Anything else passes: the client keeps its token and connects again.
        else {
          socket.emit('comeBack', { withinMs: parts.admission.withinMs() });
          socket.conn.close();
        }
      }
      release(socket);
      parts.greet(socket);
    };
    handleEvents(parts, socket, eventsOf(socket, chat, parts), resume);
  });

  return {
    sweep: async () => {
      for (const socket of here.keys()) letGo(socket);
      await Promise.all([...here.values()].map((chat) => chat.contact()));
    },
    shut: (conversation) => {
      for (const socket of residentsIn(namespace, rooms.conversation(conversation))) {
        here.get(socket)?.forget(conversation);
      }
    },
  };
};

/** Every room of the socket but its own and `but`. */
const leaveRooms = (socket: ResidentSocket, but?: string): void => {
  for (const old of socket.rooms) if (old !== socket.id && old !== but) void socket.leave(old);
};

const enterRoom = (socket: ResidentSocket, conversation: string): void => {
  const room = rooms.conversation(conversation);
  leaveRooms(socket, room);
  void socket.join([room, rooms.council(socket.data.council)]);
};

const eventsOf = (
  socket: ResidentSocket,
  chat: ReturnType<ResidentStreet>,
  { starts, greet }: Pick<ResidentSocketParts, 'starts' | 'greet'>,
): SocketEvents =>
  Object.fromEntries(
    (Object.keys(residentEvents) as ResidentEvent[]).map((name): [string, SocketEvent] => {
      const run: SocketEvent['run'] = chat[name];
      const event = { schema: residentEvents[name], alone: alone.has(name) };
      if (name !== 'start') return [name, { ...event, run }];
      const begin = async (body: never): Promise<object> => {
        const takeBack = starts.begin(socket.data.address, (body as ResidentBody<'start'>).id);
        // The answer hands the conversation over; nothing of it may be told before.
        hold(socket);
        try {
          return await run(body);
        } catch (error) {
          takeBack();
          throw error;
        }
      };
      const after = (): void => {
        release(socket);
        greet(socket);
      };
      return [name, { ...event, run: begin, after }];
    }),
  );
