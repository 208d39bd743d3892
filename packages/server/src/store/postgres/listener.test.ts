import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layWire } from '../../testing/cut.js';
import { runOn } from '../../testing/database.js';
import { onEngine } from '../../testing/stores.js';
import type { News } from '../work.js';
import { startListening } from './listener.js';

const quiet = { error: () => undefined, warn: () => undefined };

/** What one hears, and a promise of the first that fits. */
const hearer = () => {
  const heard: News[] = [];
  const waiting = new Set<() => void>();
  return {
    hear: (news: readonly News[]): void => {
      heard.push(...news);
      for (const look of [...waiting]) look();
    },
    until: (council: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (heard.some((one) => one.council === council)) resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};

onEngine('postgres', 'the listening connection', (stores) => {
  const url = (): string => stores.place().url ?? '';
  const missed = (error: Error): never => {
    throw error;
  };

  test('is laid anew where nothing comes through it though nobody ended it', async () => {
    const store = await stores.open();
    const wire = await layWire(url());
    const { hear, until } = hearer();
    const listener = await startListening({
      ...{ url: wire.url, hear, missed },
      ...{ log: quiet, beat: 100 },
    });
    await store.councils.save({ id: 'before', settings: '{}' });
    await until('before');
    wire.hush();
    await store.councils.save({ id: 'unheard', settings: '{}' });
    await until('unheard');
    await listener.stop();
    await store.close();
    await wire.cut();
  });

  test('tells when it was gone for longer than the log is kept', async () => {
    const store = await stores.open();
    const { hear, until } = hearer();
    let told: (error: Error) => void = () => undefined;
    const end = new Promise<Error>((resolve) => (told = resolve));
    let passed = 0;
    const listener = await startListening({
      ...{ url: url(), hear, missed: told, log: quiet, beat: 50, elapsed: () => passed },
    });
    await store.councils.save({ id: 'heard', settings: '{}' });
    await until('heard');
    passed = 3_600_000;
    // An hour has passed here, and by the database's clock for every connection made from now on.
    await runOn(
      url(),
      `create schema later;
       create function later.clock_timestamp() returns timestamptz language sql as
         $$ select pg_catalog.clock_timestamp() + interval '1 hour' $$;
       do $$ begin execute format(
         'alter database %I set search_path = later, public, pg_catalog', current_database());
       end $$;
       select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'bellman bus' and datname = current_database()`,
    );
    assert.match((await end).message, /out of reach for too long/);
    await listener.stop();
    await store.close();
  });
});
