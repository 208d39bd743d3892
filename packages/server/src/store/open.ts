import type { Clock } from '../ground/clock.js';
import { createBus } from './bus.js';
import { callers } from './find.js';
import { warnings, type StoreLog } from './log.js';
import { openPostgres } from './postgres/engine.js';
import { openSqlite } from './sqlite/engine.js';
import type { Store } from './store.js';
import { createWhispers } from './whispers.js';

/** Where the store is, and what it is given. */
export interface StoreParts {
  /** `postgres://…`; without it, SQLite in `folder`. */
  readonly url?: string;
  /** The relay's folder; made if it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log?: StoreLog;
  /** False: refuse a store that is not there yet. */
  readonly create?: boolean;
  /**
   * Hears that the store cannot go on: the relay should end. Its worker died, or it was out of
   * PostgreSQL's reach for longer than what others committed is kept (`newsKept`).
   */
  readonly onFatal?: (error: Error) => void;
}

/**
 * Opens the store by its address and brings its tables up to date.
 *
 * @throws Problem `store-locked` when another relay has the SQLite file, `setting-wrong` when
 *   the store cannot be reached, read, or is newer than this code.
 */
export const openStore = async (parts: StoreParts): Promise<Store> => {
  const log = parts.log ?? warnings;
  const { bus, speak } = createBus(log);
  const { pass, overhear } = createWhispers(log);
  const { folder, clock, create = true } = parts;
  const onFatal =
    parts.onFatal ?? ((error: Error) => log.error({ err: error }, 'the store cannot go on'));
  const common = { clock, create, log, speak, onFatal };
  const { call, close, whisper } =
    parts.url === undefined
      ? { ...(await openSqlite({ ...common, folder })), whisper: pass }
      : await openPostgres({ ...common, url: parts.url, overhear: pass });
  const engine = parts.url === undefined ? 'sqlite' : 'postgres';
  // The compiler cannot see that `callers` covers every group; `Calls` says what each takes.
  const whispers = { tell: whisper, overhear };
  return { ...callers(call), engine, bus, whispers, close } as unknown as Store;
};
