import type { IncomingMessage } from 'node:http';
import type { Admission } from '../ground/admission.js';
import type { Sockets } from './server.js';

/** Connections on their way from their first request to being let in. */
export interface Handshakes {
  /** Counts those that begin at `io`, which is attached already, and refuses those beyond the bound. */
  watch(io: Sockets['io']): void;
  /** The connection behind a socket is let in, and is told all that it missed. */
  through(socket: { readonly conn: object }): void;
}

/** See `Handshakes`. A refusal is HTTP's, before anything is made: 503 with Retry-After (RFC 9110). */
export const createHandshakes = (
  admission: Pick<Admission, 'mayBegin' | 'began' | 'withinMs'>,
): Handshakes => {
  const under = new WeakMap<object, () => void>();
  return {
    watch: (io) => {
      io.engine.use((request: IncomingMessage, response: Answer, next: () => void) => {
        if (isBegun(request) || admission.mayBegin()) return next();
        refuse(request, response, Math.ceil(admission.withinMs() / 1_000));
      });
      io.engine.on('connection', (conn: Conn) => {
        const end = admission.began();
        under.set(conn, end);
        if (conn.transport.closeTimeout !== undefined) conn.transport.closeTimeout = GOODBYE;
        conn.once('close', () => {
          end();
          const { socket } = conn.transport;
          // Who does not say goodbye would keep the line open for half a minute.
          if (socket !== undefined) setTimeout(() => socket.terminate(), GOODBYE).unref();
        });
      });
    },
    through: ({ conn }) => under.get(conn)?.(),
  };
};

interface Conn {
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
}

/** Whether it belongs to a connection that began earlier: it names the session (Engine.IO's `sid`). */
const isBegun = (request: IncomingMessage): boolean =>
  new URLSearchParams(request.url?.split('?')[1] ?? '').has('sid');

const refuse = (request: IncomingMessage, response: Answer, seconds: number): void => {
  const headers = { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' };
  if (request.headers.upgrade === undefined) {
    response.writeHead(503, headers);
    response.end();
    return;
  }
  const lines = Object.entries({ ...headers, 'Content-Length': '0', Connection: 'close' });
  request.socket.end(
    `HTTP/1.1 503 Service Unavailable\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
  );
};
