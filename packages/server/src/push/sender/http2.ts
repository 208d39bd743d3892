import type { TLSSocket } from 'node:tls';
import type { Dial, Peer } from './dial.js';
import type { Line, LineEvents } from './line.js';
import { openSession, type Session } from './session.js';

/** Connections to one push service at a time. */
const mostSessions = 8;
/** Parcels at once to one push service: 20,000 a second at 50 ms each. */
const most = 1_024;
/** After so many connections in a row without an answer no more are made. */
const mostFailures = 3;

/**
 * A line over HTTP/2: parcels go to the first session with room, so that few are busy and not
 * many half asleep; another one is opened when all are full. One that the peer ends (GOAWAY) or
 * that dies is replaced when it is needed.
 * @param socket the first connection, on which the peer chose `h2`
 */
export const createHttp2Line = (
  socket: TLSSocket,
  parts: LineEvents & { readonly peer: Peer; readonly dial: Dial; readonly timeout: number },
): Line => {
  const { peer, dial, timeout } = parts;
  const sessions = new Set<Session>();
  let opening = 0;
  let failures = 0;
  let fruitless = true;
  let over = false;

  const look = (): void => {
    if (over) return;
    parts.room();
    if (opening > 0 || sessions.size > 0) return;
    over = true;
    parts.ended(fruitless);
  };

  const ended = (session: Session | null, answered: boolean): void => {
    if (answered) {
      fruitless = false;
      failures = 0;
    } else failures += 1;
    if (session) sessions.delete(session);
    look();
  };

  const open = async (connecting: Promise<TLSSocket>): Promise<void> => {
    opening += 1;
    let session: Session | null = null;
    try {
      const connected = await connecting;
      if (connected.alpnProtocol !== 'h2') {
        connected.destroy();
        throw new Error('The push service does not speak HTTP/2 any more');
      }
      session = await openSession(connected, {
        ...{ origin: peer.origin, timeout, changed: look },
        ended: (answered) => ended(session, answered),
      });
      if (over) session.destroy();
      // It may have ended in the very moment that it began.
      else if (!session.gone()) sessions.add(session);
    } catch {
      // The sessions that there are go on; with none left, the line ends.
      failures += 1;
    }
    opening -= 1;
    look();
  };
  void open(Promise.resolve(socket));

  return {
    most,
    room: () => {
      let room = 0;
      for (const session of sessions) room += session.room();
      if (room === 0 && opening === 0 && sessions.size < mostSessions && failures < mostFailures)
        void open(dial(peer, ['h2']));
      return room;
    },
    post: (parcel, hear) => {
      for (const session of sessions) if (session.room() > 0) return session.post(parcel, hear);
      throw new Error('There is no room on the line');
    },
    end: () => {
      over = true;
      for (const session of sessions) session.destroy();
    },
  };
};
