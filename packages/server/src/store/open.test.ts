import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearing } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('a store', (stores) => {
  test('keeps what is written, and tells it once committed', async () => {
    const store = await stores.open();
    const heard = hearing(store);
    await store.councils.save({ id: 'hart', settings: '{}' });
    await heard.until((news) => news.length > 0);
    assert.deepEqual(heard.news, [{ topic: 'council', council: 'hart' }]);
    await store.close();
    await assert.rejects(store.councils.list({}), { code: 'draining' });
    const again = await stores.open();
    assert.deepEqual(await again.councils.list({}), [
      { id: 'hart', settings: '{}', version: 1, services: [] },
    ]);
  });
});
