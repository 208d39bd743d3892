import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachEngine } from '../testing/stores.js';
import type { Store } from './store.js';
import type { Whisper } from './whispers.js';

/** What is overheard at a store, and a way to wait for so many. */
const overhearing = (store: Store) => {
  const heard: Whisper[] = [];
  let look = (): void => undefined;
  const stop = store.whispers.overhear((what) => {
    heard.push(what);
    look();
  });
  const count = (most: number): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (heard.length >= most) resolve();
      };
      look();
    });
  return { heard, count, stop };
};

eachEngine('a whisper', (stores) => {
  test('is heard at every node, in order, and leaves no row', async () => {
    const here = await stores.open();
    const nodes = stores.engine === 'postgres' ? [here, await stores.open()] : [here];
    const ears = nodes.map(overhearing);
    const news: unknown[] = [];
    here.bus.listen((more) => news.push(...more));
    const told = Array.from({ length: 300 }, (_, n) => ({
      conversation: `chat ${n}`,
      name: n % 2 === 0 ? null : `Sioned ‘Siân’ ${n}`,
    }));
    for (const one of told) here.whispers.tell(one);
    for (const { heard, count } of ears) {
      await count(told.length);
      assert.deepEqual(heard, told);
    }
    assert.deepEqual(news, []);
    ears[0]?.stop();
    here.whispers.tell({ conversation: 'late', name: null });
    await ears[1]?.count(told.length + 1);
    assert.equal(ears[0]?.heard.length, told.length);
    for (const node of nodes) await node.close();
  });
});
