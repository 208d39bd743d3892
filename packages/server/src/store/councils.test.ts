import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { hearing } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';

const service = (id: string, names: Record<string, string>) => ({
  id,
  chat: 1,
  alerts: 1,
  sensitive: 0,
  names,
});

eachEngine('councils', (stores) => {
  test('are read with their services, in order, in each language', async () => {
    const store = await stores.open();
    const waste = service('waste', { en: 'Bins', cy: 'Biniau' });
    const tax = service('council-tax', { en: 'Council tax' });
    await store.councils.save({ id: 'hart', settings: '{}', services: [waste, tax] });
    await store.councils.save({ id: 'fleet', settings: '{}', services: [tax] });
    await store.councils.save({ id: 'hart', settings: '{"a":1}' });
    assert.deepEqual(await store.councils.list({}), [
      { id: 'fleet', settings: '{}', version: 1, services: [tax] },
      { id: 'hart', settings: '{"a":1}', version: 2, services: [waste, tax] },
    ]);
    await store.councils.save({ id: 'hart', settings: '{}', services: [tax] });
    assert.deepEqual((await store.councils.list({}))[1]?.services, [tax]);
    await store.close();
  });

  test('are saved over the version that somebody read, or not at all', async () => {
    const store = await stores.open();
    const other = stores.engine === 'postgres' ? await stores.open() : store;
    await store.councils.save({ id: 'yateley', settings: '{}' });
    const line = {
      council: 'yateley',
      staff: 'ada',
      act: 'settings.save',
      subject: '',
      detail: {},
    };
    const saving = [store, other].map((node, n) =>
      node.councils.save({ id: 'yateley', settings: `{"a":${n}}`, version: 1, line }),
    );
    const done = await Promise.allSettled(saving);
    assert.deepEqual(done.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const reasons = done.map((one) =>
      one.status === 'rejected' ? (one.reason as Problem).code : '',
    );
    assert.ok(reasons.includes('settings-changed'), String(reasons));
    assert.equal((await store.audit.list({ council: 'yateley', limit: 9 })).length, 1);
    await other.close();
    await store.close();
  });

  test('are told of in the order in which they were saved', async () => {
    const store = await stores.open();
    const heard = hearing(store);
    const names = Array.from({ length: 20 }, (_, n) => `council-${n}`);
    for (const id of names) await store.councils.save({ id, settings: '{}' });
    await heard.until((news) => news.some(({ council }) => council === names.at(-1)));
    const told = heard.news.map(({ council }) => council);
    assert.deepEqual(told.slice(told.indexOf('council-0')), names);
    await store.close();
  });

  test('and what was told of them is dropped from the log when it is old', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    await store.councils.save({ id: 'hart', settings: '{}' });
    // A node whose clock is wrong throws nothing away that others still need.
    clock.pass(3_600_000);
    assert.equal(await store.councils.pruneLog({ keepMs: 60_000 }), 0);
    // As if more time than that had passed since.
    const dropped = await store.councils.pruneLog({ keepMs: -1_000 });
    // SQLite has one node, which hears at once: it keeps no log.
    assert.equal(dropped > 0, stores.engine === 'postgres');
    assert.equal(await store.councils.pruneLog({ keepMs: -1_000 }), 0);
    await store.close();
  });
});
