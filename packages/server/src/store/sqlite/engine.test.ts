import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { systemClock } from '../../ground/clock.js';
import { onEngine } from '../../testing/stores.js';
import { openStore } from '../open.js';
import type { News } from '../work.js';
import { openSqlite } from './engine.js';
import { storeFile } from './file.js';

const quiet = { error: () => undefined, warn: () => undefined };

onEngine('sqlite', 'the file', (stores) => {
  test('is on disk with every commit, and opened by one alone', async () => {
    const store = await stores.open();
    assert.deepEqual(await store.councils.health({}), {
      journal_mode: 'wal',
      synchronous: '2',
      locking_mode: 'exclusive',
      foreign_keys: '0',
    });
    const { folder } = stores.place();
    await assert.rejects(openStore({ folder, clock: systemClock }), {
      code: 'store-locked',
      params: { store: storeFile(folder) },
    });
    await store.close();
    await (await stores.open()).close();
  });
});

onEngine('sqlite', 'a folder', (stores) => {
  const open = (create: boolean) =>
    openStore({ folder: stores.place().folder, clock: systemClock, create });

  test('without a store is refused where none may be made', async () => {
    await assert.rejects(open(false), { code: 'setting-wrong' });
    await (await open(true)).close();
    await (await open(false)).close();
  });

  test('with a file that is no store is refused', async () => {
    await writeFile(storeFile(stores.place().folder), 'a letter to the council\n'.repeat(100));
    await assert.rejects(open(true), { code: 'setting-wrong' });
  });
});

onEngine('sqlite', 'a storage worker that dies', (stores) => {
  test('refuses what waits and what comes, and says so', async () => {
    const fatal: Error[] = [];
    const news: News[] = [];
    const { call, close } = await openSqlite({
      folder: stores.place().folder,
      create: true,
      clock: systemClock,
      log: quiet,
      speak: (more) => news.push(...more),
      onFatal: (error) => fatal.push(error),
    });
    // Nothing of ours has such a name: the worker stops rather than guess.
    const died = call('no', 'such', {});
    const waiting = call('councils', 'list', {});
    await assert.rejects(died, { code: 'internal' });
    await assert.rejects(waiting, { code: 'internal' });
    await assert.rejects(call('councils', 'list', {}), { code: 'internal' });
    assert.match(fatal[0]?.message ?? '', /no operation no\.such/);
    assert.equal(fatal.length, 1);
    await close();
  });
});
