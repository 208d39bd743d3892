import { Problem } from '@bellman/protocol';
import type { Kysely } from 'kysely';
import { toRefusal, type Refusal } from '../crossing.js';
import type { Tables } from '../tables.js';
import { joined, type Joined } from '../together.js';
import type { News, Operation, Work } from '../work.js';
import { resultCode, type Database } from './driver.js';

/** A call that waits for its turn. */
export interface Request {
  readonly id: number;
  readonly group: string;
  readonly name: string;
  readonly args: unknown;
  /** The relay's clock when it was asked, ms. */
  readonly now: number;
}

/** What became of a call. */
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refusal: Refusal };

/** What a committed batch has to say, replies first. */
export interface Told {
  readonly replies: readonly Reply[];
  readonly news: readonly News[];
}

/** Finds an operation by its group and name; throws where there is none. */
export type Find = (group: string, name: string) => Operation<unknown, unknown>;

const full = 13;

const refused = (id: number, error: unknown): Reply => ({
  id,
  refusal: toRefusal(resultCode(error) === full ? new Problem('store-full') : error),
});

/** A turn of the worker's loop: what waits at its port comes first then. */
const breathe = (): Promise<void> => new Promise((done) => void setImmediate(done));

/**
 * Runs the calls that wait together. Reads go first and are answered from what is committed.
 * All writes share one transaction, each in a savepoint, so that a refusal takes back only
 * itself; messages share one savepoint and its statements. They are answered when the one commit
 * is on disk. If it fails, all writes are refused. Long reads answer by themselves, when they are done.
 */
export const createBatch = (database: Database, db: Kysely<Tables>, find: Find) => {
  const workAt = (now: number, tell: Work['tell']): Work => ({
    db,
    engine: 'sqlite',
    now,
    leaseNow: () => Promise.resolve(now),
    tell,
    breathe,
  });

  /** In a savepoint; answers null where that was taken back and more than one was in it. */
  const write = async (group: Joined<Request>, news: News[]): Promise<Reply[] | null> => {
    const { operation, calls } = group;
    const own: News[] = [];
    const work = workAt(calls.at(-1)?.now ?? 0, (line) => own.push(line));
    const args = calls.map((call) => call.args);
    database.exec('savepoint one');
    try {
      const values = operation.together
        ? await operation.together(work, args)
        : [await operation.run(work, args[0])];
      database.exec('release one');
      news.push(...own);
      return calls.map(({ id }, at) => ({ id, value: values[at] }));
    } catch (error) {
      // A full disk may have taken the whole transaction back already.
      if (!database.isTransaction) throw error;
      database.exec('rollback to one');
      database.exec('release one');
      return calls.length > 1 ? null : calls.map(({ id }) => refused(id, error));
    }
  };

  /** Together; where that fails, each by itself, so that only the one at fault is refused. */
  const writeAll = async (group: Joined<Request>, news: News[]): Promise<Reply[]> => {
    const replies = await write(group, news);
    if (replies !== null) return replies;
    const each: Reply[] = [];
    for (const call of group.calls)
      each.push(...((await write({ ...group, calls: [call] }, news)) ?? []));
    return each;
  };

  const read = async (request: Request): Promise<Reply> => {
    const tell = (): never => {
      throw new Error(`${request.group}.${request.name} reads, and tells`);
    };
    try {
      return {
        id: request.id,
        value: await find(request.group, request.name).run(workAt(request.now, tell), request.args),
      };
    } catch (error) {
      return refused(request.id, error);
    }
  };

  const commit = async (requests: readonly Request[]): Promise<Told> => {
    const replies: Reply[] = [];
    const news: News[] = [];
    try {
      database.exec('begin immediate');
      const groups = joined(requests, ({ group, name }) => find(group, name));
      for (const group of groups) replies.push(...(await writeAll(group, news)));
      database.exec('commit');
      return { replies, news };
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      return { replies: requests.map(({ id }) => refused(id, error)), news: [] };
    }
  };

  return async (requests: readonly Request[], post: (told: Told) => void): Promise<void> => {
    const writes: Request[] = [];
    const replies: Reply[] = [];
    for (const request of requests) {
      const { writes: changes, long } = find(request.group, request.name);
      if (changes) writes.push(request);
      // Not waited for: its pages run between this batch and those that follow.
      else if (long) void read(request).then((reply) => post({ replies: [reply], news: [] }));
      else replies.push(await read(request));
    }
    if (replies.length > 0) post({ replies, news: [] });
    if (writes.length > 0) post(await commit(writes));
  };
};
