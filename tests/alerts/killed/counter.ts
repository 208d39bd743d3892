import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeCertificate } from '../../support/certificate.js';

/** One message as it came. */
export interface Came {
  readonly topic: string;
  readonly body: Buffer;
  readonly status: number;
}

/** A push service that keeps its own books: by endpoint, all that came and what it answered. */
export interface Counter {
  /** For BELLMAN_PUSH_HOSTS. */
  readonly host: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  readonly books: ReadonlyMap<string, readonly Came[]>;
  endpoint(name: string): string;
  /** Endpoints that were told `status` at least once. */
  told(status: number): number;
  close(): Promise<void>;
}

/**
 * @param status what to answer the nth message (from 1) to an endpoint's name
 * @param latency how long each answer takes, ms
 */
export const startCounter = async (
  status: (name: string, nth: number) => number,
  latency = 0,
): Promise<Counter> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-counter-'));
  const { cert, key, caFile } = await makeCertificate(folder);
  const books = new Map<string, Came[]>();
  const told = new Map<number, Set<string>>();
  const server = createServer({ cert, key }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const name = (request.url ?? '').slice(1);
      const own = books.get(name) ?? [];
      const code = status(name, own.length + 1);
      own.push({
        topic: String(request.headers['topic']),
        body: Buffer.concat(parts),
        status: code,
      });
      books.set(name, own);
      told.set(code, (told.get(code) ?? new Set()).add(name));
      const answer = () => void response.writeHead(code).end();
      if (latency === 0) answer();
      else void pause(latency).then(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    ...{ host, caFile, books },
    endpoint: (name) => `https://${host}/${name}`,
    told: (code) => told.get(code)?.size ?? 0,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
