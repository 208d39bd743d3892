import pg from 'pg';

export type Pool = pg.Pool;
export type Client = pg.Client;

/** PostgreSQL's type numbers for int8 and numeric. */
const whole = new Set([20, 1700]);

/** Both are plain numbers here, as on SQLite: what we count and time stays under 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    whole.has(oid)
      ? Number
      : pg.types.getTypeParser(oid, format ?? 'text')) as typeof pg.types.getTypeParser,
};

/** How long a node may take to be let in, ms. */
const connectionTimeoutMillis = 5_000;

const shared = (url: string) => ({
  connectionString: url,
  types,
  connectionTimeoutMillis,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});

/** A pool for calls. A node that stalls within a transaction lets its rows go after 30 s. */
export const openPool = (url: string): Pool =>
  new pg.Pool({
    ...shared(url),
    max: 10,
    application_name: 'bellman',
    idle_in_transaction_session_timeout: 30_000,
  });

/**
 * One connection of its own.
 * @param patience how long one answer may take, ms; then the connection counts as dead. Without
 *   it, as long as it takes
 */
export const openClient = (url: string, name: string, patience?: number): Client =>
  new pg.Client({
    ...shared(url),
    application_name: name,
    ...(patience === undefined ? {} : { query_timeout: patience }),
  });
