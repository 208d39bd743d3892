import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { systemClock, type Clock } from '../ground/clock.js';
import type { StoreLog } from '../store/log.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import type { Engine } from '../store/work.js';
import { makeDatabase, startPostgres, type Server } from './database.js';

/** Where a block's database is: what `openStore` and a relay are told. */
export interface Place {
  readonly folder: string;
  readonly url?: string;
}

/** A block's own database, empty at first, on one engine. */
export interface TestStores {
  readonly engine: Engine;
  /** Where it is. Only inside tests and hooks. */
  place(): Place;
  /**
   * Opens it; what is still open at the block's end is closed. PostgreSQL takes as many nodes as
   * asked for. A SQLite file takes one store at a time, so the one before is closed first.
   */
  open(more?: {
    readonly clock?: Clock;
    readonly log?: StoreLog;
    readonly onFatal?: (error: Error) => void;
  }): Promise<Store>;
}

/** One PostgreSQL a process, started when a block first wants it. */
let server: Promise<Server> | undefined;
after(async () => (await server)?.stop());

const serverUrl = async (): Promise<string> => {
  const given = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (given) return given;
  server ??= startPostgres();
  return (await server).url;
};

const makePlace = async (engine: Engine): Promise<{ place: Place; clear: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-test-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (engine === 'sqlite') return { place: { folder }, clear: remove };
  const { url, drop } = await makeDatabase(await serverUrl());
  return {
    place: { folder, url },
    clear: async () => {
      await drop();
      await remove();
    },
  };
};

/** A `describe` block on one engine, with a fresh and empty database of its own. */
export const onEngine = (
  engine: Engine,
  name: string,
  body: (stores: TestStores) => void,
): void => {
  describe(`${name} on ${engine}`, { timeout: 120_000 }, () => {
    let made: Awaited<ReturnType<typeof makePlace>> | undefined;
    const opened = new Set<Store>();
    const here = (): Awaited<ReturnType<typeof makePlace>> => {
      if (!made) throw new Error('The database is there inside tests and hooks only.');
      return made;
    };
    before(async () => {
      made = await makePlace(engine);
    });
    const closeAll = async (): Promise<void> => {
      for (const store of opened) await store.close();
      opened.clear();
    };
    after(async () => {
      await closeAll();
      await here().clear();
    });
    body({
      engine,
      place: () => here().place,
      open: async (more = {}) => {
        if (engine === 'sqlite') await closeAll();
        const store = await openStore({ clock: systemClock, ...here().place, ...more });
        opened.add(store);
        return store;
      },
    });
  });
};

/** The same block on each engine: SQLite, and PostgreSQL. */
export const eachEngine = (name: string, body: (stores: TestStores) => void): void => {
  for (const engine of ['sqlite', 'postgres'] as const) onEngine(engine, name, body);
};
