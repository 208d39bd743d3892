import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, type Shape } from '../ground/geometry.js';
import { eachEngine } from '../testing/stores.js';
import { createExtents } from './extent.js';

const square = (west: number): Shape => [
  [
    [
      [west, 0],
      [west + 10, 0],
      [west + 10, 10],
      [west, 10],
    ],
  ],
];

eachEngine('a council’s ground', (stores) => {
  test('is held, and read again after its areas changed', async () => {
    const store = await stores.open();
    const councils = { get: () => Promise.resolve({ name: 'Hart' }) };
    const extents = createExtents({ store, councils });
    const changed = new Promise<void>((resolve) => {
      store.bus.listen((news) => {
        if (news.some(({ topic }) => topic === 'council')) resolve();
      });
    });
    const first = await extents.of('hart');
    assert.deepEqual(first.meets(square(5)), []);
    assert.equal(await extents.of('hart'), first);
    const areas = [0, 10, 20].map((west) => {
      const shape = square(west);
      const code = `W${west}`;
      return {
        code,
        name: code,
        population: null,
        shape: JSON.stringify(shape),
        ...boundsOf(shape),
      };
    });
    await store.areas.replace({ council: 'hart', kind: 'ward', areas });
    await changed;
    const now = await extents.of('hart');
    assert.deepEqual(now.meets(square(5)), ['W0', 'W10']);
    assert.deepEqual(now.meets(square(10)), ['W10']);
    extents.close();
  });
});
