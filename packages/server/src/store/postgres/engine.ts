import { Problem } from '@bellman/protocol';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Clock } from '../../ground/clock.js';
import { find, type Call } from '../find.js';
import type { StoreLog } from '../log.js';
import { migrate } from '../migrations/run.js';
import type { Tables } from '../tables.js';
import type { News, Operation, Work } from '../work.js';
import { tellAll } from './committed.js';
import { asProblem, worthRetrying } from './faults.js';
import { startListening } from './listener.js';
import { openPool } from './pg.js';

interface Parts {
  readonly url: string;
  readonly create: boolean;
  readonly clock: Clock;
  readonly log: StoreLog;
  readonly speak: (news: readonly News[]) => void;
}

/** How often a write is run again when another one was in its way. */
const retries = 5;

/** Calls that may wait for a connection; beyond it the relay says that it is busy. */
const mostWaiting = 20_000;

/** The address without its password, for people to read. */
const shown = (url: string): string => {
  if (!URL.canParse(url)) return 'not an address';
  const parsed = new URL(url);
  if (parsed.password) parsed.password = '***';
  return parsed.href;
};

const workIn = (trx: Transaction<Tables>, now: number, tell: Work['tell']): Work => ({
  db: trx,
  engine: 'postgres',
  now,
  leaseNow: async () => {
    const { rows } = await sql<{ ms: number }>`
      select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(trx);
    return rows[0]?.ms ?? now;
  },
  tell,
});

/** A read sees one moment, however many statements it takes. */
const read = (
  db: Kysely<Tables>,
  operation: Operation<unknown, unknown>,
  args: unknown,
  now: number,
) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => {
      const tell = (): never => {
        throw new Error('An operation that reads has nothing to tell.');
      };
      return operation.run(workIn(trx, now, tell), args);
    });

/** A write, its lines in the log, and its notice: one transaction. */
const write = (
  db: Kysely<Tables>,
  operation: Operation<unknown, unknown>,
  args: unknown,
  now: number,
) =>
  db.transaction().execute(async (trx) => {
    const news: News[] = [];
    const value = await operation.run(
      workIn(trx, now, (line) => news.push(line)),
      args,
    );
    await tellAll(trx, news, now);
    return value;
  });

/**
 * PostgreSQL through a pool, for any number of nodes. While the database is away, calls are
 * refused with `overloaded`; they work again when it is back.
 *
 * @throws Problem `setting-wrong` when the database cannot be reached or is newer than this code
 */
export const openPostgres = async (
  parts: Parts,
): Promise<{ call: Call; close: () => Promise<void> }> => {
  const { url, log, clock } = parts;
  const pool = openPool(url);
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database was lost'));
  // The pool listens to idle connections only; one that is lost at work would end the process,
  // though the call that it was working for is refused with the same error.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let listener;
  try {
    const origin = { now: clock.now(), setting: 'DATABASE_URL', value: shown(url) };
    await migrate(db, 'postgres', { ...origin, create: parts.create });
    listener = await startListening({ url, log, hear: parts.speak });
  } catch (error) {
    await db.destroy();
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    const advice = `The database does not serve: ${reason}. Check that it runs and lets Bellman in.`;
    throw new Problem('setting-wrong', { setting: 'DATABASE_URL', value: shown(url), advice });
  }

  let closing = false;
  const running = new Set<Promise<unknown>>();

  const attempt = async (operation: Operation<unknown, unknown>, args: unknown, now: number) => {
    for (let left = retries; ; left -= 1) {
      try {
        return await (operation.writes ? write : read)(db, operation, args, now);
      } catch (error) {
        if (left === 0 || !worthRetrying(error)) throw error;
      }
    }
  };

  const call: Call = async (group, name, args) => {
    if (closing) throw new Problem('draining');
    if (running.size >= mostWaiting) throw new Problem('overloaded', { seconds: 1 });
    const run = attempt(find(group, name), args, clock.now());
    running.add(run);
    try {
      return await run;
    } catch (error) {
      const problem = asProblem(error);
      if (problem !== error)
        log.error({ err: error, call: `${group}.${name}` }, 'the store failed');
      throw problem;
    } finally {
      running.delete(run);
    }
  };

  const close = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await Promise.allSettled(running);
    await listener.stop();
    await db.destroy();
  };

  return { call, close };
};
