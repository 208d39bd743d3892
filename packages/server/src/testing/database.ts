import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient } from '../store/postgres/pg.js';
import { findPrograms, openTemporary, type Programs, type RunAs } from './postgres-programs.js';

/** A PostgreSQL that tests may make databases in. */
export interface Server {
  readonly url: string;
  /** Ends it at once, as its administrator would (`fast`); what it holds stays. */
  halt(): Promise<void>;
  /** Starts it again at the same address, with what it held. */
  start(): Promise<void>;
  /** Ends it, and removes what it held. */
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Runs one of PostgreSQL's programs. `ended` settles with all it said, or rejects where it failed. */
const runProgram = (program: string, args: readonly string[], runAs: RunAs | null) => {
  const child = spawn(program, args, {
    ...runAs,
    cwd: tmpdir(),
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => said.push(words));
  }
  const ended = new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(said.join(''));
      else reject(new Error(`${program} ended with ${code}.\n${said.join('')}`));
    });
  });
  // Whoever does not wait for the end need not hear of it.
  ended.catch(() => undefined);
  return { child, ended };
};

/** Makes an empty cluster, with a superuser `bellman` who signs in by `password`. */
const makeCluster = async (programs: Programs, folder: string, password: string): Promise<void> => {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (programs.runAs) {
    const { uid, gid } = programs.runAs;
    await Promise.all([folder, passwordFile].map((path) => chown(path, uid, gid)));
  }
  const { ended } = runProgram(
    programs.initdb,
    [
      `--pgdata=${join(folder, 'data')}`,
      `--pwfile=${passwordFile}`,
      ...['--username=bellman', '--auth=scram-sha-256'],
      ...['--no-sync', '--encoding=UTF8', '--locale=C'],
    ],
    programs.runAs,
  );
  await ended;
};

/**
 * Starts a PostgreSQL of this process' own, with its binaries from npm. It is not made to outlive
 * a power cut (`fsync` off, unless `durable`, for who measures); the tests that kill something kill the relay, not the machine.
 * (The binaries' own launcher is not used: it ends the whole process with 0 once nothing else is
 * under way, so that a test which waits in vain would pass.)
 */
export const startPostgres = async ({ durable = false } = {}): Promise<Server> => {
  const programs = await findPrograms();
  const folder = await mkdtemp(join(await openTemporary(), 'bellman-postgres-'));
  const password = randomBytes(12).toString('hex');
  await makeCluster(programs, folder, password);
  const port = await freePort();
  const settings = [
    ['listen_addresses', '127.0.0.1'],
    ['port', String(port)],
    ['unix_socket_directories', ''],
    ['fsync', durable ? 'on' : 'off'],
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const launch = async () => {
    const { child, ended } = runProgram(
      programs.postgres,
      ['-D', join(folder, 'data'), ...settings],
      programs.runAs,
    );
    const kill = (): boolean => child.kill('SIGQUIT');
    process.once('exit', kill);
    const ready = new Promise<void>((resolve) => {
      child.stderr.on('data', (words: string) => {
        if (words.includes('ready to accept connections')) resolve();
      });
    });
    const tooSoon = ended.then((said) => {
      throw new Error(`PostgreSQL ended before it was ready.\n${said}`);
    });
    tooSoon.catch(() => undefined);
    await Promise.race([ready, tooSoon]);
    return async (): Promise<void> => {
      process.off('exit', kill);
      child.kill('SIGINT');
      await ended;
    };
  };
  let end: (() => Promise<void>) | null = await launch();
  const halt = async (): Promise<void> => {
    await end?.();
    end = null;
  };
  return {
    url: `postgres://bellman:${password}@127.0.0.1:${port}/postgres`,
    halt,
    start: async () => {
      end ??= await launch();
    },
    stop: async () => {
      await halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Runs one statement on the server. */
export const runOn = async (url: string, statement: string): Promise<unknown[]> => {
  const client = openClient(url, 'bellman tests');
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
};

/** Makes an empty database; answers its address and how to be rid of it. */
export const makeDatabase = async (
  server: string,
): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `bellman_test_${randomBytes(6).toString('hex')}`;
  await runOn(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await runOn(server, `drop database ${name} with (force)`);
    },
  };
};
