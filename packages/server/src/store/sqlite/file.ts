import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@bellman/protocol';
import { makeFolder } from '../../ground/make-folder.js';
import { loadDriver, resultCode, type Database } from './driver.js';

/** The store's file in a relay's folder. */
export const storeFile = (folder: string): string => join(folder, 'bellman.sqlite');

const busy = 5;

/** Room for the pages that the chats of a busy hour touch, KiB: they are not read back, nor spilt. */
const cacheKiB = 16_384;
/**
 * Pages (4 KiB) in the write-ahead log before it is written back. Hundreds of chats touch the same
 * few hundred pages in every commit; four times SQLite's usual log writes each back a quarter as often.
 */
const logPages = 4_000;

/**
 * Opens the store's file for this process alone, so that a commit is on disk when it returns:
 * write-ahead log, `synchronous=FULL`, and a lock that is held until it is closed.
 *
 * @throws Problem `store-locked` when another process has it, `setting-wrong` when it is not
 *   there (and may not be made) or cannot be read as a store.
 */
export const openFile = async (folder: string, create: boolean): Promise<Database> => {
  const { DatabaseSync } = await loadDriver();
  const path = storeFile(folder);
  const wrong = (advice: string): Problem =>
    new Problem('setting-wrong', { setting: 'BELLMAN_DATA', value: folder, advice });
  if (!create && !existsSync(path)) {
    throw wrong('There is no store in it. Start the relay once, or name the folder of another.');
  }
  let database: Database | undefined;
  try {
    makeFolder(folder, 0o700);
    closeSync(openSync(path, 'a', 0o600));
    database = new DatabaseSync(path, { enableForeignKeyConstraints: false, timeout: 0 });
    database.exec('pragma locking_mode = exclusive');
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec(`pragma cache_size = ${-cacheKiB}`);
    database.exec(`pragma wal_autocheckpoint = ${logPages}`);
    database.exec('begin immediate');
    database.exec('commit');
    return database;
  } catch (error) {
    database?.close();
    if (resultCode(error) === busy) throw new Problem('store-locked', { store: path });
    const reason = error instanceof Error ? error.message : String(error);
    throw wrong(`The store cannot be opened there: ${reason}.`);
  }
};
