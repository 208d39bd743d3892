import { makeDatabase, startPostgres } from '@bellman/server/testing/database';

/** An empty PostgreSQL database on a server of its own. */
export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL, the same that the store's own tests run on, and makes a database there. */
export const startDatabase = async (): Promise<Postgres> => {
  const server = await startPostgres();
  const { url } = await makeDatabase(server.url);
  return { url, stop: () => server.stop() };
};
