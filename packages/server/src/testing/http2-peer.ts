import { readFile } from 'node:fs/promises';
import {
  createSecureServer,
  type Http2Session,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './push-service.js';

/** One connection to a peer. */
export interface PeerSession {
  /** 1 for the first that was made. */
  readonly nth: number;
  readonly wire: ServerHttp2Session;
  /** Streams that are open now, and the most that ever were. */
  open: number;
  mostOpen: number;
  /** Messages that came on it. */
  posted: number;
  /** Breaks it off, without a word to the other end. */
  cut: () => void;
}

/** A message that has arrived whole. */
export interface PeerMessage {
  readonly path: string;
  readonly stream: ServerHttp2Stream;
  readonly session: PeerSession;
  /** How often this path has come, this time included. */
  readonly times: number;
}

/** A push service that speaks HTTP/2 only and does exactly what a test tells it. */
export interface Http2Peer {
  readonly port: number;
  readonly certificate: string;
  readonly sessions: readonly PeerSession[];
  /** How often each path came. */
  readonly times: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Answers as a push service does. */
export const accept = (stream: ServerHttp2Stream, status = 201): void => {
  if (!stream.destroyed) stream.respond({ ':status': status }, { endStream: true });
};

/**
 * @param parts.streams SETTINGS_MAX_CONCURRENT_STREAMS (RFC 9113 §6.5.2), kept to by refusing
 * @param parts.began a connection was made
 */
export const startHttp2Peer = async (parts: {
  readonly streams: number;
  readonly hear: (message: PeerMessage) => void;
  readonly began?: (session: PeerSession) => void;
}): Promise<Http2Peer> => {
  const paper = await makeCertificate();
  const times = new Map<string, number>();
  const sessions: PeerSession[] = [];
  const byWire = new Map<Http2Session, PeerSession>();
  const server = createSecureServer({
    key: await readFile(paper.key),
    cert: await readFile(paper.file),
    settings: { maxConcurrentStreams: parts.streams },
  });
  server.on('session', (wire) => {
    const session = {
      nth: sessions.length + 1,
      wire,
      open: 0,
      mostOpen: 0,
      posted: 0,
      cut: () => undefined,
    };
    sessions.push(session);
    byWire.set(wire, session);
    // A sender that hangs up is no fault of the peer.
    wire.on('error', () => undefined);
  });
  // Comes after the session that it carries.
  server.on('secureConnection', (socket) => {
    const session = sessions.at(-1);
    if (!session) return;
    session.cut = () => socket.destroy();
    parts.began?.(session);
  });
  server.on('stream', (stream, headers) => {
    const session = stream.session && byWire.get(stream.session);
    if (!session) return;
    session.open += 1;
    session.mostOpen = Math.max(session.mostOpen, session.open);
    stream.on('close', () => (session.open -= 1));
    stream.on('error', () => undefined);
    stream.resume();
    stream.on('end', () => {
      const path = headers[':path'] ?? '';
      session.posted += 1;
      times.set(path, (times.get(path) ?? 0) + 1);
      parts.hear({ path, stream, session, times: times.get(path) ?? 0 });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    certificate: paper.file,
    sessions,
    times,
    stop: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      for (const { wire } of sessions) wire.destroy();
      await closed;
      await paper.remove();
    },
  };
};
