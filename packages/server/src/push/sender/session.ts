import { connect, constants, type ClientHttp2Session } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import { headersOf, longestBody, type Heard, type LetGo, type Parcel } from './line.js';

/** Streams of one connection, however many the peer would take. */
const mostStreams = 256;

/** One HTTP/2 connection (RFC 9113) to a push service. */
export interface Session {
  /** Parcels it takes now: the peer's advertised streams less those open; none when it is ending. */
  room(): number;
  post(parcel: Parcel, hear: (heard: Heard) => void): LetGo;
  /** Whether its connection is no more. */
  gone(): boolean;
  destroy(): void;
}

/**
 * Opens a session over a connection, and waits for the peer's SETTINGS: before them it isn't
 * known how many streams it takes.
 * @param parts.changed there may be room where there was none
 * @param parts.ended it is closed; `answered`: it gave at least one answer
 */
export const openSession = (
  socket: TLSSocket,
  parts: {
    readonly origin: string;
    /** ms to wait for the SETTINGS. */
    readonly timeout: number;
    readonly changed: () => void;
    readonly ended: (answered: boolean) => void;
  },
): Promise<Session> =>
  new Promise((settle, reject) => {
    const client = connect(parts.origin, {
      createConnection: () => socket,
      settings: { enablePush: false },
    });
    let answers = 0;
    let ending = false;
    let streams = 0;
    let open = 0;
    let awaited = 0;

    const stopTaking = (): void => {
      ending = true;
      parts.changed();
    };
    const post: Session['post'] = (parcel, hear) => {
      const answersBefore = answers;
      let waiting = true;
      const stop = (): void => {
        waiting = false;
        awaited -= 1;
        if (ending && awaited === 0) client.destroy();
      };
      const stream = request(client, parcel, {
        heard: (heard) => {
          if (typeof heard === 'object') answers += 1;
          if (!waiting) return;
          stop();
          hear(heard);
        },
        closed: () => {
          open -= 1;
          parts.changed();
        },
      });
      open += 1;
      awaited += 1;
      return () => {
        // A connection that said nothing at all meanwhile is taken for dead.
        if (answers === answersBefore) ending = true;
        stop();
        return stream.cancel();
      };
    };
    const late = setTimeout(() => client.destroy(), parts.timeout);
    client.on('remoteSettings', ({ maxConcurrentStreams = mostStreams }) => {
      clearTimeout(late);
      streams = Math.min(maxConcurrentStreams, mostStreams);
      settle({
        room: () => (ending || client.closed || client.destroyed ? 0 : Math.max(0, streams - open)),
        post,
        gone: () => client.destroyed,
        destroy: () => client.destroy(),
      });
      parts.changed();
    });
    // node:http2 lets streams that the peer still answers finish, and closes the others.
    client.on('goaway', stopTaking);
    // What went wrong shows in each stream, and at the end.
    client.on('error', stopTaking);
    client.on('close', () => {
      clearTimeout(late);
      ending = true;
      reject(new Error('The push service hung up before its settings'));
      parts.ended(answers > 0);
    });
  });

const { NGHTTP2_CANCEL, NGHTTP2_FLAG_END_STREAM, NGHTTP2_REFUSED_STREAM } = constants;

/** One stream: `heard` and `closed` are called once each. */
const request = (
  client: ClientHttp2Session,
  parcel: Parcel,
  on: { readonly heard: (heard: Heard) => void; readonly closed: () => void },
): { readonly cancel: LetGo } => {
  let heard: Heard = 'lost';
  let told = false;
  const tell = (): void => {
    if (!told) on.heard(heard);
    told = true;
  };
  const stream = client.request({ ':method': 'POST', ':path': parcel.path, ...headersOf(parcel) });
  stream.on('response', (headers, flags) => {
    heard = { status: headers[':status'] ?? 0, retryAfter: headers['retry-after'] };
    // Most answers end with their head, and there is nothing to wait for.
    if ((flags & NGHTTP2_FLAG_END_STREAM) !== 0) tell();
    let length = 0;
    stream.on('data', (part: Buffer) => {
      length += part.length;
      if (length > longestBody) stream.close(NGHTTP2_CANCEL);
    });
  });
  stream.on('error', () => {
    if (heard === 'lost' && stream.rstCode === NGHTTP2_REFUSED_STREAM) heard = 'refused';
  });
  stream.on('close', () => {
    tell();
    on.closed();
  });
  stream.end(parcel.body);
  return {
    cancel: () => {
      stream.close(NGHTTP2_CANCEL);
      return heard;
    },
  };
};
