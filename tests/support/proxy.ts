import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Which way something goes: to the relay, or from it. */
export type Way = 'up' | 'down';

/** What a proxy does to the bytes that pass. */
interface Faults {
  /** Nobody gets through: what was open is closed, what comes is refused. */
  isCut: boolean;
  /** How long each piece is kept back, ms. */
  delay: number;
  /** What passes in a second, bytes; Infinity for all of it. */
  rate: number;
}

/** A network between a browser and a relay, for one machine: loopback only. */
export interface Proxy {
  readonly port: number;
  /** Connections that are open now. */
  readonly open: number;
  /** Closes every connection at once (RST), and every one that comes, until `heal`. */
  cut(): void;
  /** Keeps each piece back for so long, ms. What passes keeps its order. */
  delay(ms: number): void;
  /** Lets so many bytes pass in a second, each way and connection. */
  throttle(bytes: number): void;
  /**
   * Lets the connections that are open now look open, while all that goes one way on them
   * disappears: what a network does that forgot them. They stay so. Answers how many.
   */
  swallow(way: Way): number;
  /** Nothing is cut, kept back or throttled any more. */
  heal(): void;
  stop(): Promise<void>;
}

/** What may wait in one connection, bytes; beyond it the sender waits. */
const MOST = 1024 * 1024;

/** One way of a connection: what was read waits for its time, in order. */
const pass = (from: Socket, to: Socket, faults: Faults, isLost: () => boolean): void => {
  let free = 0;
  let waiting = 0;
  from.on('data', (piece: Buffer) => {
    if (isLost()) return;
    const now = Date.now();
    // Never before what came earlier, whatever the delay was then.
    free = Math.max(free, now + faults.delay) + (piece.length / faults.rate) * 1_000;
    waiting += piece.length;
    if (waiting > MOST) from.pause();
    setTimeout(() => {
      waiting -= piece.length;
      if (waiting <= MOST) from.resume();
      if (!isLost() && to.writable) to.write(piece);
    }, free - now);
  });
  from.on('error', () => to.destroy());
  from.on('close', () => setTimeout(() => to.destroy(), Math.max(0, free - Date.now())));
};

/** Starts a proxy on a port of its own before `127.0.0.1:port`. */
export const startProxy = async (port: number): Promise<Proxy> => {
  const faults: Faults = { isCut: false, delay: 0, rate: Infinity };
  const open = new Map<Socket, Record<Way, boolean>>();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('close', () => sockets.delete(socket)).setNoDelay();
  };
  const server = createServer((client) => {
    if (faults.isCut) {
      client.on('error', () => client.destroy()).resetAndDestroy();
      return;
    }
    const lost = { up: false, down: false };
    open.set(keep(client), lost);
    client.on('close', () => open.delete(client));
    const relay = keep(connect({ port, host: '127.0.0.1' }));
    pass(client, relay, faults, () => lost.up);
    pass(relay, client, faults, () => lost.down);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get open() {
      return open.size;
    },
    cut: () => {
      faults.isCut = true;
      for (const client of open.keys()) client.resetAndDestroy();
    },
    delay: (ms) => {
      faults.delay = ms;
    },
    throttle: (bytes) => {
      faults.rate = bytes;
    },
    swallow: (way) => {
      for (const lost of open.values()) lost[way] = true;
      return open.size;
    },
    heal: () => Object.assign(faults, { isCut: false, delay: 0, rate: Infinity }),
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
};
