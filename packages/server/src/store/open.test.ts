import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachEngine } from '../testing/stores.js';
import type { News } from './work.js';

eachEngine('a store', (stores) => {
  test('keeps what is written, and tells it once committed', async () => {
    const store = await stores.open();
    const heard: News[] = [];
    store.bus.listen((news) => heard.push(...news));
    await store.councils.save({ id: 'hart', settings: '{}' });
    assert.deepEqual(await store.councils.list({}), [
      { id: 'hart', settings: '{}', version: 1, services: [] },
    ]);
    assert.deepEqual(heard, [{ topic: 'council', council: 'hart' }]);
    await store.close();
    await assert.rejects(store.councils.list({}), { code: 'draining' });
    const again = await stores.open();
    assert.equal((await again.councils.list({})).length, 1);
  });
});
