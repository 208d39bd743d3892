import { Problem, relayLimits } from '@bellman/protocol';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import type { Clock } from '../../ground/clock.js';
import { find, type Call } from '../find.js';
import type { StoreLog } from '../log.js';
import { migrate } from '../migrations/run.js';
import type { Tables } from '../tables.js';
import { conversationOf, conversationsOf } from '../together.js';
import type { Whisper } from '../whispers.js';
import type { News, Operation, Work } from '../work.js';
import { tellAll } from './committed.js';
import { asProblem, isAway, worthRetrying } from './faults.js';
import { createGathered, type Gathered } from './gather.js';
import { startListening } from './listener.js';
import { openPool } from './pg.js';
import { createWhispering } from './whispers.js';

interface Parts {
  readonly url: string;
  readonly create: boolean;
  readonly clock: Clock;
  readonly log: StoreLog;
  readonly speak: (news: readonly News[]) => void;
  readonly overhear: (what: Whisper) => void;
  /** Hears that this process can no longer know what others committed: it should end. */
  readonly onFatal: (error: Error) => void;
}

/** How often a write is run again when another one was in its way. */
const retries = 5;

/** Calls that may wait for a connection; beyond it the relay says that it is busy. */
const mostWaiting = relayLimits.storeCalls;

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
  // The database serves others meanwhile; this gives the process's own loop a turn.
  breathe: () => new Promise((done) => void setImmediate(done)),
});

type Together = NonNullable<Operation<unknown, unknown>['together']>;

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
const write = <R>(db: Kysely<Tables>, run: (work: Work) => Promise<R>, now: number): Promise<R> =>
  db.transaction().execute(async (trx) => {
    const news: News[] = [];
    const value = await run(workIn(trx, now, (line) => news.push(line)));
    await tellAll(trx, news);
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
): Promise<{
  call: Call;
  close: () => Promise<void>;
  whisper: (what: Whisper) => void;
}> => {
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
    listener = await startListening({
      url,
      log,
      hear: parts.speak,
      missed: parts.onFatal,
      overhear: parts.overhear,
    });
  } catch (error) {
    await db.destroy();
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message || error.name : String(error);
    const advice = `The database does not serve: ${reason}. Check that it runs and lets Bellman in.`;
    throw new Problem('setting-wrong', { setting: 'DATABASE_URL', value: shown(url), advice });
  }

  let closing = false;
  const running = new Set<Promise<unknown>>();

  const attempt = async <R>(run: () => Promise<R>): Promise<R> => {
    for (let left = retries; ; left -= 1) {
      try {
        return await run();
      } catch (error) {
        if (left === 0 || !worthRetrying(error)) throw error;
      }
    }
  };

  const gathered = new Map<Operation<unknown, unknown>, Gathered>();
  const gatheredOf = (operation: Operation<unknown, unknown>, together: Together): Gathered => {
    const known = gathered.get(operation);
    if (known !== undefined) return known;
    const made = createGathered({
      run: (many, now) => attempt(() => write(db, (work) => together(work, many), now)),
      named: conversationsOf,
      hopeless: isAway,
    });
    gathered.set(operation, made);
    return made;
  };

  const perform = async (
    operation: Operation<unknown, unknown>,
    args: unknown,
    now: number,
  ): Promise<unknown> => {
    if (operation.together) return gatheredOf(operation, operation.together).call(args, now);
    if (!operation.writes) return attempt(() => read(db, operation, args, now));
    // What was written to a conversation before, such as its last message before its end, is first.
    const conversation = conversationOf(args);
    if (conversation !== null) {
      const before = [...gathered.values()].flatMap((one) => one.before(conversation) ?? []);
      if (before.length > 0) await Promise.allSettled(before);
    }
    return attempt(() => write(db, (work) => operation.run(work, args), now));
  };

  const call: Call = async (group, name, args) => {
    if (closing) throw new Problem('draining');
    if (running.size >= mostWaiting) throw new Problem('overloaded', { seconds: 1 });
    const run = perform(find(group, name), args, clock.now());
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

  return { call, close, whisper: createWhispering(pool, log) };
};
