import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';

/** A message as it reached the push service. */
export interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A real HTTPS server for senders to post to, on localhost, with a certificate of its own. */
export interface PushService {
  readonly port: number;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  readonly posted: readonly Posted[];
  /** Connections that were made to it. */
  connections(): number;
  /** Settles when something is posted to `path`, or was already. */
  arrived(path: string): Promise<Posted>;
  /** Settles when anything more is posted. */
  next(): Promise<void>;
  /** What to say to messages for `path`, or for all (`*`); 201 where nothing was set. */
  answer(path: string, how: (answer: ServerResponse) => void): void;
  stop(): Promise<void>;
}

/** A certificate that a push service of a test's own shows. */
export interface Certificate {
  /** For NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  readonly key: string;
  remove(): Promise<void>;
}

export const makeCertificate = async (): Promise<Certificate> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-push-'));
  const file = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  const addresses = Array.from({ length: 20 }, (_, n) => `,IP:127.0.0.${n + 1}`).join('');
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', key, '-out', file, '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', `subjectAltName=DNS:localhost${addresses}`],
  ]);
  return { file, key, remove: () => rm(folder, { recursive: true, force: true }) };
};

/**
 * @param address where it listens, 127.0.0.1 unless said; its certificate is good for all of 127.0.0.1 to 127.0.0.20
 * @param http2 whether it offers HTTP/2 besides HTTP/1.1
 */
export const startPushService = async (
  address = '127.0.0.1',
  paper?: Certificate,
  http2 = false,
): Promise<PushService> => {
  const own = paper ?? (await makeCertificate());

  const posted: Posted[] = [];
  const waiting = new Map<string, ((message: Posted) => void)[]>();
  const nexts = new Set<() => void>();
  const answers = new Map<string, (answer: ServerResponse) => void>();
  const hear = (request: IncomingMessage, answer: ServerResponse): void => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      const message = { path, headers: request.headers, body: Buffer.concat(parts) };
      posted.push(message);
      const how = answers.get(path) ?? answers.get('*') ?? ((usual) => usual.writeHead(201).end());
      how(answer);
      for (const tell of waiting.get(path) ?? []) tell(message);
      waiting.delete(path);
      for (const tell of nexts) tell();
      nexts.clear();
    });
  };
  const proof = { key: await readFile(own.key), cert: await readFile(own.file) };
  // HTTP/2's compatibility API hands over objects with the same methods.
  const server: Server = http2
    ? createSecureServer({ ...proof, allowHTTP1: true }).on('request', (request, answer) =>
        hear(request as unknown as IncomingMessage, answer as unknown as ServerResponse),
      )
    : createServer(proof, hear);
  const sockets = new Set<Duplex>();
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, address, done));
  return {
    port: (server.address() as AddressInfo).port,
    certificate: own.file,
    posted,
    connections: () => connections,
    arrived: (path) => {
      const already = posted.find((message) => message.path === path);
      if (already) return Promise.resolve(already);
      return new Promise((tell) => waiting.set(path, [...(waiting.get(path) ?? []), tell]));
    },
    next: () => new Promise((tell) => void nexts.add(tell)),
    answer: (path, how) => void answers.set(path, how),
    stop: async () => {
      await closed(server, sockets);
      if (paper === undefined) await own.remove();
    },
  };
};

const closed = (server: Server, sockets: ReadonlySet<Duplex>): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    for (const socket of sockets) socket.destroy();
  });
