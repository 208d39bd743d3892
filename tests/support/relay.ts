import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PushService } from './push-service.js';
import { until } from './until.js';

/** From `tests/dist/support` to the command line. */
const COMMAND = fileURLToPath(
  new URL('../../../packages/server/dist/cli/main.js', import.meta.url),
);

/** How long a relay may take until it serves: the first start imports the demo's postcodes. */
const STARTING = 60_000;

export interface RelayOptions {
  /** A PostgreSQL of its own or shared with other relays; SQLite without it. */
  readonly databaseUrl?: string;
  /** The push service that it may send to, private address and own certificate included. */
  readonly push?: PushService;
  /** False: without the demo's councils, as it would serve the public; then `env` says where. */
  readonly demo?: boolean;
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A real relay as a process of its own, with the demo's councils and an empty data folder. */
export interface Relay {
  /** `http://localhost:PORT`, which browsers take for a secure context. */
  readonly url: string;
  /** The process that runs now; null while none does. */
  readonly pid: number | null;
  /** What it wrote so far, both streams. */
  readonly log: string;
  /** Ends it as a power cut would (SIGKILL); what was not on disk is gone. */
  kill(): Promise<void>;
  /** Ends it in order (SIGTERM), to be started again. */
  halt(): Promise<void>;
  /** Starts it again with the same port and data. Resolves once it serves. */
  start(): Promise<void>;
  /** Ends it in order (SIGTERM) and removes its data. */
  stop(): Promise<void>;
}

/** A port that is free now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Nothing of whoever runs the tests leaks in: a relay under test is set up by the test alone. */
const environment = (
  port: number,
  data: string,
  options: RelayOptions,
): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
  TZ: 'Europe/London',
  PORT: String(port),
  BELLMAN_DATA: data,
  ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
  ...(options.push
    ? { BELLMAN_PUSH_HOSTS: options.push.host, NODE_EXTRA_CA_CERTS: options.push.caFile }
    : {}),
  ...options.env,
});

/** Starts a relay and resolves once it serves. */
export const startRelay = async (options: RelayOptions = {}): Promise<Relay> => {
  const data = await mkdtemp(join(tmpdir(), 'bellman-relay-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let log = '';
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const started = spawn(
      process.execPath,
      [COMMAND, 'start', ...(options.demo === false ? [] : ['--demo'])],
      {
        cwd: data,
        env: environment(port, data, options),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child = started;
    const note = (text: string): void => {
      log += text;
    };
    started.stdout.setEncoding('utf8').on('data', note);
    started.stderr.setEncoding('utf8').on('data', note);
    const ended = once(started, 'exit').then(([code]: unknown[]) => {
      throw new Error(`the relay ended with ${String(code)} before it served:\n${log}`);
    });
    const serving = until(
      'the relay serves',
      async () => (await fetch(`${url}/readyz`)).ok,
      STARTING,
    );
    // The loser of the race must not count as unhandled once the relay ends much later.
    ended.catch(() => undefined);
    serving.catch(() => undefined);
    await Promise.race([serving, ended]);
  };
  // Whatever ends the tests, the relay does not outlive them.
  process.once('exit', () => child?.kill('SIGKILL'));

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };

  await start().catch(async (error: unknown) => {
    await end('SIGKILL');
    throw error;
  });
  return {
    url,
    get pid() {
      return child?.pid ?? null;
    },
    get log() {
      return log;
    },
    kill: () => end('SIGKILL'),
    halt: () => end('SIGTERM'),
    start,
    stop: async () => {
      await end('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
};
