import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { systemClock, type Clock } from '../ground/clock.js';
import type { StoreLog } from '../store/log.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import type { Engine } from '../store/work.js';

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
   * Opens it; what is still open at the block's end is closed. A SQLite file takes one store at
   * a time, PostgreSQL as many nodes as asked for.
   */
  open(more?: {
    readonly clock?: Clock;
    readonly log?: StoreLog;
    readonly onFatal?: (error: Error) => void;
  }): Promise<Store>;
}

/**
 * A `describe` block for each engine, each with a fresh and empty database of its own, which is
 * gone when the block ends.
 */
export const eachEngine = (name: string, body: (stores: TestStores) => void): void => {
  for (const engine of ['sqlite'] as const) {
    describe(`${name} on ${engine}`, () => {
      let place: Place | undefined;
      const opened = new Set<Store>();
      const here = (): Place => {
        if (!place) throw new Error('The database is there inside tests and hooks only.');
        return place;
      };
      before(async () => {
        place = { folder: await mkdtemp(join(tmpdir(), 'bellman-test-')) };
      });
      after(async () => {
        for (const store of opened) await store.close();
        await rm(here().folder, { recursive: true, force: true });
      });
      body({
        engine,
        place: here,
        open: async (more = {}) => {
          const store = await openStore({ clock: systemClock, ...here(), ...more });
          opened.add(store);
          return store;
        },
      });
    });
  }
};
