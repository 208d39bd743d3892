import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from './certificate.js';

/** How a push service double behaves; each can be changed while it runs. */
export interface Behaviour {
  /** ms from a message's last byte to its answer. */
  readonly latency: number;
  /** What every message is answered with. */
  readonly status: number;
}

/** What a push service double has seen since it started, or since `forget`. */
export interface Counts {
  readonly messages: number;
  /** Different paths among them: fewer than `messages` where somebody got one twice. */
  readonly endpoints: number;
  /** Bytes of their sealed bodies. */
  readonly bytes: number;
  /** Messages that came over HTTP/2; the others came over HTTP/1.1. */
  readonly overHttp2: number;
  /** Connections that were made to it. */
  readonly connections: number;
  /** Most messages that waited for their answer at one moment. */
  readonly mostAtOnce: number;
  /** ms of Unix time of the first and of the last message; 0 where none came. */
  readonly first: number;
  readonly last: number;
}

/** What the double's own process is told and answers. */
export type ToDouble =
  | { readonly say: 'behave'; readonly how: Partial<Behaviour> }
  | { readonly say: 'counts' }
  | { readonly say: 'forget' }
  | {
      readonly say: 'listen';
      readonly cert: string;
      readonly key: string;
      readonly how: Behaviour;
      readonly http2: boolean;
      readonly streams: number;
    };
export type FromDouble = { readonly port: number } | { readonly counts: Counts } | { done: true };

/** A push service for load, in a process of its own: it counts, and reads no further than that. */
export interface PushDouble {
  readonly port: number;
  /** For BELLMAN_PUSH_HOSTS: host and port. */
  readonly host: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly caFile: string;
  readonly pid: number;
  /** Under one origin there are as many as there are names. */
  endpoint(name: string): string;
  behave(how: Partial<Behaviour>): Promise<void>;
  counts(): Promise<Counts>;
  /** Counts from nothing again. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a push service double on a port of its own: HTTPS, with HTTP/2 and HTTP/1.1 by ALPN.
 * @param parts.http2 false: HTTP/1.1 only
 * @param parts.streams SETTINGS_MAX_CONCURRENT_STREAMS (RFC 9113 §6.5.2) of each connection
 */
export const startPushDouble = async (
  parts: Partial<Behaviour> & { readonly http2?: boolean; readonly streams?: number } = {},
): Promise<PushDouble> => {
  const { http2 = true, streams = 100, latency = 0, status = 201 } = parts;
  const folder = await mkdtemp(join(tmpdir(), 'bellman-push-double-'));
  const { cert, key, caFile } = await makeCertificate(folder);
  const program = fileURLToPath(new URL('./push-double-process.js', import.meta.url));
  const child = fork(program, [], { execArgv: [] });
  let asking: Promise<unknown> = Promise.resolve();

  /** One after another: the answers come in the order of the questions. */
  const ask = (words: ToDouble): Promise<FromDouble> => {
    const mine = asking.then(async () => {
      const answered = once(child, 'message');
      child.send(words);
      const [answer] = (await answered) as [FromDouble];
      return answer;
    });
    asking = mine.catch(() => undefined);
    return mine;
  };

  const listening = await ask({
    say: 'listen',
    cert,
    key,
    how: { latency, status },
    http2,
    streams,
  });
  if (!('port' in listening)) throw new Error('The push service double does not listen');
  const { port } = listening;
  return {
    port,
    host: `localhost:${port}`,
    caFile,
    pid: child.pid ?? 0,
    endpoint: (name) => `https://localhost:${port}/${name}`,
    behave: async (how) => void (await ask({ say: 'behave', how })),
    counts: async () => {
      const answer = await ask({ say: 'counts' });
      if (!('counts' in answer)) throw new Error('The push service double does not count');
      return answer.counts;
    },
    forget: async () => void (await ask({ say: 'forget' })),
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
