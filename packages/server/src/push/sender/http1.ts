import type { TLSSocket } from 'node:tls';
import { Pool, type buildConnector } from 'undici';
import type { Dial, Peer } from './dial.js';
import { headersOf, longestBody, type Heard, type Line, type LineEvents } from './line.js';

/** Connections to one push service at a time, each with one parcel under way. */
const most = 256;

/**
 * A line over HTTP/1.1, for push services that offer nothing newer: kept-alive connections, as
 * many as parcels are under way. It never ends by itself.
 * @param first the connection on which the peer chose HTTP/1.1, used before others are made
 */
export const createHttp1Line = (
  first: TLSSocket,
  parts: Pick<LineEvents, 'room'> & {
    readonly peer: Peer;
    readonly dial: Dial;
    readonly timeout: number;
  },
): Line => {
  const { peer, dial, timeout } = parts;
  let spare: TLSSocket | null = first;
  let open = 0;
  // Until undici has it, its end must not be a fault that nobody hears.
  first.on('error', () => (spare = null));
  first.once('close', () => (spare = null));
  /** Never calls back at once: undici would still be busy with what asked for the connection. */
  const connect = async (done: buildConnector.Callback): Promise<void> => {
    const held = spare;
    spare = null;
    let socket: TLSSocket;
    try {
      socket = await (held ?? dial(peer, ['http/1.1']));
    } catch (error) {
      return done(error instanceof Error ? error : new Error(String(error)), null);
    }
    done(null, socket);
  };
  const pool = new Pool(peer.origin, {
    connections: most,
    pipelining: 1,
    keepAliveTimeout: timeout,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: (_, done) => void connect(done),
  });

  return {
    most,
    room: () => most - open,
    post: (parcel, hear) => {
      let heard: Heard = 'lost';
      let length = 0;
      let told = false;
      let over = false;
      let abort = (): void => undefined;
      const tell = (): void => {
        if (over) return;
        over = true;
        open -= 1;
        if (!told) hear(heard);
        parts.room();
      };
      pool.dispatch(
        { path: parcel.path, method: 'POST', headers: headersOf(parcel), body: parcel.body },
        {
          onRequestStart: (controller) => {
            abort = () => controller.abort(new Error('Given up'));
            if (told) abort();
          },
          onResponseStart: (_, status, headers) => {
            const retryAfter = headers['retry-after'];
            heard = { status, retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined };
          },
          onResponseData: (controller, part) => {
            length += part.length;
            if (length > longestBody) controller.abort(new Error('Long enough'));
          },
          onResponseEnd: tell,
          onResponseError: tell,
        },
      );
      open += 1;
      return () => {
        told = true;
        abort();
        return heard;
      };
    },
    end: () => {
      spare?.destroy();
      void pool.destroy();
    },
  };
};
