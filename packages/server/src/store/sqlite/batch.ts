import { Problem } from '@bellman/protocol';
import type { Kysely } from 'kysely';
import { toRefusal, type Refusal } from '../crossing.js';
import type { Tables } from '../tables.js';
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

/**
 * Runs the calls that wait together. Reads go first and are answered from what is committed.
 * All writes share one transaction, each in a savepoint, so that a refusal takes back only
 * itself; they are answered when the one commit is on disk. If it fails, all writes are refused.
 */
export const createBatch = (database: Database, db: Kysely<Tables>, find: Find) => {
  const perform = (request: Request, operation: Operation<unknown, unknown>, news: News[]) => {
    const work: Work = {
      db,
      engine: 'sqlite',
      now: request.now,
      leaseNow: () => Promise.resolve(request.now),
      tell: (line) => {
        if (!operation.writes) throw new Error(`${request.group}.${request.name} reads, and tells`);
        news.push(line);
      },
    };
    return operation.run(work, request.args);
  };

  const write = async (request: Request, news: News[]): Promise<Reply> => {
    const own: News[] = [];
    database.exec('savepoint one');
    try {
      const value = await perform(request, find(request.group, request.name), own);
      database.exec('release one');
      news.push(...own);
      return { id: request.id, value };
    } catch (error) {
      // A full disk may have taken the whole transaction back already.
      if (!database.isTransaction) throw error;
      database.exec('rollback to one');
      database.exec('release one');
      return refused(request.id, error);
    }
  };

  const read = async (request: Request): Promise<Reply> => {
    try {
      return {
        id: request.id,
        value: await perform(request, find(request.group, request.name), []),
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
      for (const request of requests) replies.push(await write(request, news));
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
      if (find(request.group, request.name).writes) writes.push(request);
      else replies.push(await read(request));
    }
    if (replies.length > 0) post({ replies, news: [] });
    if (writes.length > 0) post(await commit(writes));
  };
};
