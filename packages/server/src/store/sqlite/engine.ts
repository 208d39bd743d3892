import { Worker } from 'node:worker_threads';
import { Problem, relayLimits } from '@bellman/protocol';
import type { Clock } from '../../ground/clock.js';
import { fromRefusal } from '../crossing.js';
import type { Call } from '../find.js';
import type { StoreLog } from '../log.js';
import type { News } from '../work.js';
import type { Reply, Request } from './batch.js';
import type { Asked, Posted, Start } from './worker.js';

/** Calls that may wait for the disk; beyond it the relay says that it is busy. */
const mostWaiting = relayLimits.storeCalls;

interface Parts {
  readonly folder: string;
  readonly create: boolean;
  readonly clock: Clock;
  readonly log: StoreLog;
  readonly speak: (news: readonly News[]) => void;
  readonly onFatal: (error: Error) => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the storage worker; answers when the file is open and up to date. */
const start = (parts: Parts): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const workerData: Start = {
      folder: parts.folder,
      create: parts.create,
      now: parts.clock.now(),
    };
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
    const ended = (code: number): void =>
      reject(new Error(`The storage worker ended with ${code}.`));
    worker.once('error', reject);
    worker.once('exit', ended);
    worker.once('message', (posted: Posted) => {
      worker.off('error', reject);
      worker.off('exit', ended);
      if ('ready' in posted) resolve(worker);
      else if ('refusal' in posted) reject(fromRefusal(posted.refusal));
    });
  });

/**
 * SQLite in a storage worker. Calls made in one turn of the event loop travel together; an
 * answer comes when what it tells of is on disk.
 */
export const openSqlite = async (
  parts: Parts,
): Promise<{ call: Call; close: () => Promise<void> }> => {
  const worker = await start(parts);
  const waiting = new Map<number, Waiting>();
  let outbox: Request[] = [];
  let last = 0;
  let stopped: (() => Problem) | null = null;
  let idle: (() => void) | null = null;

  const ask = (asked: Asked): void => worker.postMessage(asked);
  const flush = (): void => {
    const requests = outbox;
    outbox = [];
    if (requests.length > 0) ask(requests);
  };

  const settle = (reply: Reply): void => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('value' in reply) return one?.resolve(reply.value);
    const problem = fromRefusal(reply.refusal);
    if (problem.cause !== undefined) parts.log.error({ err: problem.cause }, 'the store failed');
    one?.reject(problem);
  };

  const fail = (error: Error): void => {
    if (stopped) return;
    stopped = () => new Problem('internal');
    for (const one of waiting.values()) one.reject(new Problem('internal'));
    waiting.clear();
    parts.onFatal(error);
  };

  worker.on('message', (posted: Posted) => {
    if (!('replies' in posted)) return;
    for (const reply of posted.replies) settle(reply);
    parts.speak(posted.news);
    if (waiting.size === 0) idle?.();
  });
  // What it threw; it ends right after.
  let broken: Error | undefined;
  worker.on('error', (error: Error) => {
    broken = error;
  });
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      fail(broken ?? new Error(`The storage worker ended with ${code}.`));
      resolve();
    });
  });

  const call: Call = (group, name, args) =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped());
      if (waiting.size >= mostWaiting) return reject(new Problem('overloaded', { seconds: 1 }));
      last += 1;
      waiting.set(last, { resolve, reject });
      outbox.push({ id: last, group, name, args, now: parts.clock.now() });
      if (outbox.length === 1) setImmediate(flush);
    });

  const close = async (): Promise<void> => {
    if (!stopped) {
      stopped = () => new Problem('draining');
      if (waiting.size > 0) await new Promise<void>((resolve) => (idle = resolve));
      ask('close');
    }
    await ended;
  };

  return { call, close };
};
