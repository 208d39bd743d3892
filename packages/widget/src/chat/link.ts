import {
  limits,
  PROTOCOL_VERSION,
  type Ack,
  type ProblemView,
  type ResidentBody,
  type ResidentConnect,
  type ResidentReplies,
} from '@bellman/protocol';
import { io } from 'socket.io-client';
import * as v from 'valibot';
import { problemIn } from '../ground/shapes.js';
import type { Timers } from '../ground/timers.js';
import {
  ConversationNews,
  MessagesNews,
  ProblemNews,
  replyShapes,
  Resumed,
  type CoreEvent,
} from './arrivals.js';

/** What the chat does when the relay speaks. */
export interface LinkHandlers {
  /** Connected, or connected again. */
  up(): void;
  /** The connection is gone; another is on its way. */
  down(): void;
  /** The relay refused the connection itself, and will go on doing so. */
  refused(problem: ProblemView): void;
  resumed(what: Resumed): void;
  lost(problem: ProblemView): void;
  messages(what: MessagesNews['messages']): void;
  conversation(what: ConversationNews['conversation']): void;
}

/** What the chat asks of its connection with the relay. */
export interface Link {
  connect(): void;
  disconnect(): void;
  /** Asks, and waits for the answer. Rejects when none came in `limits.ackTimeout`, or a shapeless one. */
  ask<E extends CoreEvent>(event: E, body: ResidentBody<E>): Promise<Ack<ResidentReplies[E]>>;
}

/** The part of the CONNECT payload that changes between connections. */
export type Hello = Pick<ResidentConnect, 'token' | 'since'>;

/** The wait before connecting again after the relay closed a connection, milliseconds. */
const AFTER_CLOSING = 1_000;

/** How long a connection may take to stand, milliseconds. */
const HANDSHAKE = 8_000;

const SOCKET_FIRST = ['websocket', 'polling'];
const POLLING_FIRST = ['polling', 'websocket'];

/** Calls `use` with what arrived when it has the shape; anything else is not from a relay we know. */
const taking =
  <S extends v.GenericSchema>(schema: S, use: (what: v.InferOutput<S>) => void) =>
  (what: unknown): void => {
    const checked = v.safeParse(schema, what);
    if (checked.success) use(checked.output);
  };

/**
 * A connection to `/resident` of the relay: WebSocket first, long-polling where that is blocked.
 * `hello` is asked at every connection, so that a reconnection carries the newest token and `since`.
 */
export const createLink = (
  relay: string,
  council: string,
  hello: () => Hello,
  handlers: LinkHandlers,
  timers: Timers,
): Link => {
  let cancel = (): void => undefined;
  const socket = io(`${relay}/resident`, {
    autoConnect: false,
    forceNew: true,
    transports: SOCKET_FIRST,
    tryAllTransports: true,
    timeout: HANDSHAKE,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    auth: (give) => give({ protocol: PROTOCOL_VERSION, council, ...hello() }),
  });
  socket.on('connect', () => handlers.up());
  socket.on('disconnect', (reason) => {
    handlers.down();
    // The relay closed this connection on purpose (a restart, say); only then is it up to us.
    if (reason === 'io server disconnect')
      cancel = timers.after(AFTER_CLOSING, () => socket.connect());
  });
  socket.on('connect_error', (error) => {
    // `active`: the network failed and the next try is on its way; else the relay said no.
    // Some proxies let a WebSocket open and then swallow it, which no error tells.
    socket.io.opts.transports = error.message === 'timeout' ? POLLING_FIRST : SOCKET_FIRST;
    const problem = socket.active ? null : problemIn((error as Error & { data?: unknown }).data);
    if (problem) handlers.refused(problem);
    else handlers.down();
  });
  socket.on(
    'resumed',
    taking(Resumed, (what) => handlers.resumed(what)),
  );
  socket.on(
    'lost',
    taking(ProblemNews, (what) => handlers.lost(what.problem as ProblemView)),
  );
  socket.on(
    'messages',
    taking(MessagesNews, (what) => handlers.messages(what.messages)),
  );
  socket.on(
    'conversation',
    taking(ConversationNews, (what) => handlers.conversation(what.conversation)),
  );
  return {
    connect: () => void socket.connect(),
    disconnect: () => {
      cancel();
      socket.disconnect();
    },
    ask: async (event, body) => {
      if (!socket.connected) throw new Error('Not connected with the relay.');
      const answer: unknown = await socket.timeout(limits.ackTimeout).emitWithAck(event, body);
      return v.parse(replyShapes[event], answer) as Ack<ResidentReplies[typeof event]>;
    },
  };
};
