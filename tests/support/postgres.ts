import { makeDatabase, startPostgres } from '@bellman/server/testing/database';

/** An empty PostgreSQL database on a server of its own. */
export interface Postgres {
  readonly url: string;
  /** Ends the server, as its administrator would; what it holds stays. */
  halt(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL, the same that the store's own tests run on, and makes a database there. */
export const startDatabase = async (): Promise<Postgres> => {
  const server = await startPostgres();
  const { url } = await makeDatabase(server.url);
  return { url, halt: server.halt, start: server.start, stop: server.stop };
};
