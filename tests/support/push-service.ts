import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { makeCertificate } from './certificate.js';
import { PushBrowsers } from './push-browsers.js';
import { readPushRequest, Refused, type PushRequest } from './push-checks.js';
import { Watch } from './watch.js';

/** One request that an application server made of the push service, and the answer it got. */
export interface Received {
  /** The message's id: what an acknowledgement names. */
  readonly id: string;
  readonly endpoint: string;
  readonly status: number;
  /** Why it was refused; empty where it was not. */
  readonly reason: string;
  /** Bytes of the encrypted body. */
  readonly bytes: number;
  /** What it asked; null where the request could not be read. */
  readonly request: PushRequest | null;
}

/** An answer in place of the usual one: a status and perhaps headers, such as Retry-After. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A push service of our own: real browsers subscribe to it, real requests are checked by it. */
export interface PushService {
  /** For Firefox's `dom.push.serverURL`. */
  readonly socketUrl: string;
  /** For BELLMAN_PUSH_HOSTS: host and port. */
  readonly host: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  /** Everything that was asked of it, in order. */
  readonly received: readonly Received[];
  readonly browsers: PushBrowsers;
  /** To wait for what it receives, or for an acknowledgement. */
  readonly watch: Watch;
  /** Answers well-formed requests by `choose` from now on, where that answers something. */
  answerWith(choose: ((endpoint: string, request: PushRequest) => Answer | undefined) | null): void;
  close(): Promise<void>;
}

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** Starts a push service on ports of its own (RFC 8030 for senders, autopush for Firefox). */
export const startPushService = async (): Promise<PushService> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-push-'));
  const certificate = await makeCertificate(folder);
  const watch = new Watch();
  const received: Received[] = [];
  let choose: Parameters<PushService['answerWith']>[0] = null;

  const plain = createServer();
  const secure = createSecureServer({ cert: certificate.cert, key: certificate.key });
  const socketPort = await listen(plain);
  const port = await listen(secure);
  const origin = `https://localhost:${port}`;
  const browsers = new PushBrowsers(
    plain,
    () => `${origin}/wpush/${randomUUID()}`,
    () => watch.changed(),
  );

  const judge = (
    asked: IncomingMessage,
    endpoint: string,
    body: Buffer,
    id: string,
  ): Answer & { request: PushRequest } => {
    if (asked.method !== 'POST') throw new Refused(405, `${asked.method} instead of POST`);
    const channel = browsers.channelAt(endpoint);
    if (!channel) throw new Refused(410, 'no such subscription');
    const request = readPushRequest(asked.headers, body, origin, channel.key);
    const other = choose?.(endpoint, request);
    if (other) return { ...other, request };
    browsers.take({
      id,
      channel: channel.channelID,
      topic: request.topic,
      ttl: request.ttl,
      at: Date.now(),
      body,
    });
    return {
      status: 201,
      headers: { Location: `${origin}/message/${id}`, TTL: String(request.ttl) },
      request,
    };
  };

  const serve = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const endpoint = `${origin}${asked.url ?? ''}`;
    const body = await buffer(asked);
    const id = randomUUID();
    const note = { id, endpoint, bytes: body.length };
    try {
      const { status, headers, request } = judge(asked, endpoint, body, id);
      received.push({ ...note, status, reason: '', request });
      answer.writeHead(status, headers).end();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      received.push({ ...note, status: error.status, reason: error.message, request: null });
      answer.writeHead(error.status, { 'content-type': 'text/plain' }).end(error.message);
    }
    watch.changed();
  };
  secure.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
    serve(asked, answer).catch((error: unknown) =>
      answer.destroy(error instanceof Error ? error : undefined),
    );
  });

  return {
    socketUrl: `ws://127.0.0.1:${socketPort}/`,
    host: `localhost:${port}`,
    caFile: certificate.caFile,
    received,
    browsers,
    watch,
    answerWith: (next) => {
      choose = next;
    },
    close: async () => {
      browsers.close();
      secure.closeAllConnections();
      plain.closeAllConnections();
      await Promise.all(
        [plain, secure].map((server) => new Promise((closed) => server.close(closed))),
      );
      await rm(folder, { recursive: true, force: true });
    },
  };
};
