import type { IncomingMessage } from 'node:http';
import type { Admission, SocketStanding } from '../ground/admission.js';
import type { ResidentNamespace, Sockets, StaffNamespace } from './server.js';

/** Connections on their way from their first request to being let in. */
export interface Handshakes {
  /** Counts those that begin at `io`, which is attached already, and refuses those beyond the bound. */
  watch(io: Sockets['io']): void;
  /** Closes connections whose sockets have all left: nobody counts those. */
  seeOut(namespace: ResidentNamespace | StaffNamespace): void;
  /** The connection behind a socket is let in, and is told all that it missed. */
  through(socket: { readonly conn: object }): void;
}

/** See `Handshakes`. A refusal is HTTP's, before anything is made: 503 with Retry-After (RFC 9110). */
export const createHandshakes = (parts: {
  readonly admission: Pick<Admission, 'begins' | 'withinMs'>;
  /** Whether nobody may begin any more. */
  readonly draining: () => boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly standingOf: (request: IncomingMessage) => SocketStanding;
}): Handshakes => {
  const { admission } = parts;
  /** By what began: the request, until there is a connection. */
  const under = new WeakMap<object, () => void>();
  /** Sockets of a connection. */
  const inside = new WeakMap<object, number>();

  const begins = (request: IncomingMessage, response: Answer): boolean => {
    if (parts.draining()) return false;
    const end = admission.begins(parts.addressOf(request), parts.standingOf(request));
    if (end === null) return false;
    under.set(request, end);
    // Engine.IO may still refuse it; then no connection comes of it.
    const over = (): void => {
      if (under.delete(request)) end();
    };
    if (request.headers.upgrade === undefined) response.once?.('close', over);
    else request.socket.once('close', over);
    return true;
  };

  return {
    watch: (io) => {
      io.engine.use((request: EngineRequest, response: Answer, next: () => void) => {
        if (isBegun(request) || begins(request, response)) return next();
        refuse(request, response, Math.ceil(admission.withinMs() / 1_000));
      });
      io.engine.on('connection', (conn: Conn) => {
        const end = under.get(conn.request);
        under.delete(conn.request);
        if (end !== undefined) under.set(conn, end);
        if (conn.transport.closeTimeout !== undefined) conn.transport.closeTimeout = GOODBYE;
        conn.once('close', () => {
          end?.();
          const { socket } = conn.transport;
          // Who does not say goodbye would keep the line open for half a minute.
          if (socket !== undefined) setTimeout(() => socket.terminate(), GOODBYE).unref();
        });
      });
    },
    seeOut: (namespace: EventsOf) => {
      namespace.on('connection', (socket) => {
        const { conn } = socket;
        inside.set(conn, (inside.get(conn) ?? 0) + 1);
        socket.once('disconnect', () => {
          const left = (inside.get(conn) ?? 1) - 1;
          inside.set(conn, left);
          if (left === 0) conn.close();
        });
      });
    },
    through: ({ conn }) => under.get(conn)?.(),
  };
};

/** What both namespaces are to this room. */
interface EventsOf {
  on(
    event: 'connection',
    came: (socket: {
      readonly conn: { close(): unknown };
      once(event: 'disconnect', left: () => void): unknown;
    }) => void,
  ): unknown;
}

interface Conn {
  readonly request: IncomingMessage;
  once(event: 'close', run: () => void): unknown;
  /** `socket` where it is a WebSocket; else for how long a last poll is waited for, ms. */
  readonly transport: { readonly socket?: { terminate(): void }; closeTimeout?: number };
}

/** How long the other side may take to close what was closed here, ms. */
const GOODBYE = 2_000;

/** What Engine.IO hands a middleware: an answer for polling, which cannot speak for a WebSocket. */
interface Answer {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  end(): unknown;
  once?(event: 'close', run: () => void): unknown;
}

type EngineRequest = IncomingMessage & {
  /** As Engine.IO has read it: read again, another word could stand for the same. */
  readonly _query: { readonly sid?: string };
};

/** Whether it belongs to a connection that began earlier: an empty `sid` begins a new one. */
const isBegun = ({ _query }: EngineRequest): boolean => Boolean(_query.sid);

const refuse = (request: IncomingMessage, response: Answer, seconds: number): void => {
  const headers = { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' };
  if (request.headers.upgrade === undefined) {
    response.writeHead(503, headers);
    response.end();
    return;
  }
  const lines = Object.entries({ ...headers, 'Content-Length': '0', Connection: 'close' });
  const { socket } = request;
  // Nobody else listens to it, and an error that nobody hears ends the process.
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 503 Service Unavailable\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
  // Who never closes their side would keep it for a minute and more.
  setTimeout(() => socket.destroy(), GOODBYE).unref();
};
