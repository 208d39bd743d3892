import {
  ComeBack,
  limits,
  PROTOCOL_VERSION,
  type Ack,
  type Marks,
  type ProblemView,
  type ResidentBody,
  type ResidentConnect,
  type ResidentEvent,
  type ResidentReplies,
  type ToResident,
} from '@bellman/protocol';
import { io } from 'socket.io-client';
import * as v from 'valibot';
import { problemIn } from '../ground/shapes.js';
import type { Timers } from '../ground/timers.js';
import {
  ConversationNews,
  Envelope,
  MarksNews,
  MessagesNews,
  Opened,
  ProblemNews,
  TypingNews,
} from './arrivals.js';

/** What the chat does when the relay speaks. */
export interface LinkHandlers {
  /** Connected, or connected again. */
  up(): void;
  /** Whether polling is known to get through in this tab where a WebSocket does not; `yes`: it is. */
  polls(yes?: true): boolean;
  /** The connection is gone; another is on its way. */
  down(): void;
  /** The relay refused the connection itself, and will go on doing so. */
  refused(problem: ProblemView): void;
  resumed(what: Opened): void;
  lost(problem: ProblemView): void;
  messages(what: v.InferOutput<typeof MessagesNews>['messages']): void;
  conversation(what: v.InferOutput<typeof ConversationNews>['conversation']): void;
  /** An adviser called `name` types. */
  typing(name: string): void;
  /** How far staff have received and read. */
  marks(marks: Marks): void;
}

/** The same, with what is no part of the chat: what is in force (A8), checked by who shows it. */
export interface NewsHandlers extends LinkHandlers {
  readonly alerts: (what: unknown) => void;
}

/** The shape of the answer to an event, besides its `ok`. */
export type ReplyShape<E extends ResidentEvent> = v.GenericSchema<unknown, ResidentReplies[E]>;

/** What the chat asks of its connection with the relay. */
export interface Link {
  connect(): void;
  disconnect(): void;
  /**
   * Asks, and waits for the answer. Rejects when none came in `patience` milliseconds (by default
   * `limits.ackTimeout`), or one without the `shape`.
   */
  ask<E extends ResidentEvent>(
    event: E,
    body: ResidentBody<E>,
    shape: ReplyShape<E>,
    patience?: number,
  ): Promise<Ack<ResidentReplies[E]>>;
}

/** The part of the CONNECT payload that changes between connections. */
export type Hello = Pick<ResidentConnect, 'token' | 'code' | 'since'>;

/**
 * The window that the wait before another try is drawn from, evenly from nothing on ("full
 * jitter": those who were cut off together don't return together). It doubles up to the last.
 */
const SPREAD = 1_000;
const LAST_SPREAD = 10_000;

/** How long a connection may take to stand, milliseconds: a WebSocket, before polling is tried. */
const SOCKET_HANDSHAKE = 2_500;
const HANDSHAKE = 8_000;

const SOCKET_FIRST = ['websocket', 'polling'];
const POLLING_FIRST = ['polling', 'websocket'];

/**
 * A connection to `/resident` of the relay: WebSocket first, long-polling where that is blocked.
 * `hello` is asked at every connection, so that a reconnection carries the newest token and `since`.
 */
export const createLink = (
  relay: string,
  council: string,
  hello: () => Hello,
  handlers: NewsHandlers,
  timers: Timers,
): Link => {
  let cancel = (): void => undefined;
  let spread = SPREAD;
  const socket = io(`${relay}/resident`, {
    autoConnect: false,
    forceNew: true,
    tryAllTransports: true,
    reconnection: false,
    auth: (give) => give({ protocol: PROTOCOL_VERSION, council, ...hello() }),
  });
  const order = (isSilent: boolean): void => {
    socket.io.opts.transports = isSilent ? POLLING_FIRST : SOCKET_FIRST;
    socket.io.timeout(isSilent ? HANDSHAKE : SOCKET_HANDSHAKE);
  };
  order(handlers.polls());
  const again = (): void => {
    handlers.down();
    cancel();
    cancel = timers.after(Math.random() * spread, () => socket.connect());
    spread = Math.min(spread * 2, LAST_SPREAD);
  };
  socket.on('connect', () => {
    spread = SPREAD;
    if (socket.io.opts.transports === POLLING_FIRST) handlers.polls(true);
    handlers.up();
  });
  socket.on('disconnect', (reason) => {
    // By our own `disconnect`, nobody wants to be back.
    if (reason === 'io client disconnect') handlers.down();
    else again();
  });
  socket.on('connect_error', (error) => {
    // Some proxies let a WebSocket open and then swallow or close it, which no error tells.
    order(error.message === 'timeout' || handlers.polls());
    // Without data the network failed; else the relay said no.
    const problem = problemIn((error as Error & { data?: unknown }).data);
    if (problem) handlers.refused(problem);
    else again();
  });
  /** Calls `use` when `event` comes with the shape; anything else is not from a relay we know. */
  const hear = <S extends v.GenericSchema>(
    event: keyof ToResident,
    schema: S,
    use: (what: v.InferOutput<S>) => void,
  ): void => {
    socket.on(event, (what: unknown) => {
      const checked = v.safeParse(schema, what);
      if (checked.success) use(checked.output);
    });
  };
  hear('resumed', Opened, (what) => handlers.resumed(what));
  hear('lost', ProblemNews, ({ problem }) => handlers.lost(problem as ProblemView));
  hear('messages', MessagesNews, ({ messages }) => handlers.messages(messages));
  hear('conversation', ConversationNews, (what) => handlers.conversation(what.conversation));
  hear('typing', TypingNews, ({ name }) => handlers.typing(name));
  hear('marks', MarksNews, (marks) => handlers.marks(marks));
  socket.on('alerts', handlers.alerts);
  hear('comeBack', ComeBack, ({ withinMs }) => {
    spread = withinMs;
  });
  return {
    connect: () => void socket.connect(),
    disconnect: () => {
      cancel();
      socket.disconnect();
    },
    ask: async (event, body, shape, patience = limits.ackTimeout) => {
      if (!socket.connected) throw new Error('Not connected with the relay.');
      const asking: Promise<unknown> = socket.timeout(patience).emitWithAck(event, body);
      // What the library holds back for the next connection would arrive when nobody waits for it.
      socket.sendBuffer.length = 0;
      const answer = await asking;
      const said = v.parse(Envelope, answer);
      if (!said.ok) return { ok: false, problem: said.problem as ProblemView };
      return { ok: true, ...v.parse(shape, answer) };
    },
  };
};
