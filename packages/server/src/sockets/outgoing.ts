import type { Log } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import { inOneWrite } from './one-write.js';
import type { ResidentNamespace, ResidentSocket, StaffNamespace } from './server.js';

/**
 * Bytes that may wait for one connection, beyond what the system's own buffers took. What is sent
 * when so much waits already is sent no more: a client that does not read is cut off, and hears
 * the rest by `since` when it comes back. One event may go beyond it, so that a page of the longest
 * messages is no reason.
 */
export const mostWaitingBytes = 1024 * 1024;

type Connection = ResidentSocket['conn'];

/** The WebSocket of a connection that has one: long polling keeps all that waits itself. */
const webSocketOf = (connection: Connection) => {
  const { socket } = connection.transport as {
    readonly socket?: { readonly bufferedAmount: number; terminate(): void };
  };
  return socket;
};

/** Watches what waits for one connection. @param cut is told how many bytes do, once */
const watch = (connection: Connection, cut: (bytes: number) => void): void => {
  /** Bytes that wait for the transport; what it was given is in the WebSocket's own count. */
  let queued = 0;
  let over = false;
  connection.on('packetCreate', ({ data }: { readonly data?: unknown }) => {
    if (over) return;
    const waiting = queued + (webSocketOf(connection)?.bufferedAmount ?? 0);
    queued += typeof data === 'string' || Buffer.isBuffer(data) ? Buffer.byteLength(data) : 0;
    if (waiting <= mostWaitingBytes) return;
    over = true;
    cut(waiting);
    // A closing handshake would wait behind all that, for somebody who does not read.
    const socket = webSocketOf(connection);
    if (socket) socket.terminate();
    else connection.close(true);
  });
  connection.on('flush', () => {
    queued = 0;
  });
};

/** One connection may be in both namespaces. */
const watched = new WeakSet<Connection>();

/** Cuts off a namespace's connections that do not read what they are sent; log and metrics say why. */
export const boundOutgoing = (
  namespace: ResidentNamespace | StaffNamespace,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void => {
  // Both namespaces' sockets have a connection of the same kind.
  (namespace as ResidentNamespace).on('connection', ({ conn, nsp }) => {
    if (watched.has(conn)) return;
    watched.add(conn);
    inOneWrite(conn);
    watch(conn, (bytes) => {
      metrics.cutOff(nsp.name, 'unread');
      log.warn(
        { namespace: nsp.name, bytes },
        'a socket was cut off: it does not read what it is sent',
      );
    });
  });
};
