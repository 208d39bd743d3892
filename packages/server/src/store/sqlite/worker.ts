import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { toRefusal, type Refusal } from '../crossing.js';
import { find } from '../find.js';
import { migrate } from '../migrations/run.js';
import { createBatch, type Request, type Told } from './batch.js';
import { overSqlite } from './dialect.js';
import { openFile } from './file.js';

/** What the storage worker is started with. */
export interface Start {
  readonly folder: string;
  readonly create: boolean;
  readonly now: number;
}

/** Relay → worker: calls that were made together, or the wish to close. */
export type Asked = readonly Request[] | 'close';

/** Worker → relay. */
export type Posted = { readonly ready: true } | { readonly refusal: Refusal } | Told;

/**
 * The storage worker: the one thread that opens the SQLite file. While it commits, calls gather
 * at its port; when the commit has ended they are the next batch. There are no timers.
 */
const serve = async (): Promise<void> => {
  const port = parentPort;
  if (!port) throw new Error('The storage worker runs in a thread of its own.');
  const post = (posted: Posted): void => port.postMessage(posted);
  const { folder, create, now } = workerData as Start;

  let database;
  try {
    database = await openFile(folder, create);
  } catch (error) {
    return post({ refusal: toRefusal(error) });
  }
  const db = overSqlite(database);
  try {
    await migrate(db, 'sqlite', { now, setting: 'BELLMAN_DATA', value: folder });
  } catch (error) {
    database.close();
    return post({ refusal: toRefusal(error) });
  }

  const run = createBatch(database, db, find);
  const inbox: Asked[] = [];
  let running = false;

  /** Takes everything that waits at the port, then all of it again, until nothing does. */
  const drain = async (): Promise<void> => {
    running = true;
    for (;;) {
      for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) {
        inbox.push(more.message as Asked);
      }
      const asked = inbox.splice(0);
      if (asked.length === 0) break;
      const requests = asked.flatMap((one) => (one === 'close' ? [] : one));
      if (requests.length > 0) await run(requests, post);
      // A turn for the next page of a long read, however much waits here.
      await new Promise((done) => void setImmediate(done));
      if (asked.includes('close')) {
        database.close();
        port.close();
        return;
      }
    }
    running = false;
  };

  port.on('message', (asked: Asked) => {
    inbox.push(asked);
    // A failure here is not one call's: it ends the thread, and the relay hears of it.
    if (!running) void drain();
  });
  post({ ready: true });
};

await serve();
