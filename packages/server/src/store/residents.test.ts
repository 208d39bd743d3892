import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock, startOf } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';

const life = 30 * 60_000;

eachEngine('a resident’s token', (stores) => {
  const begin = async (tokenHash: string) => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const given = startOf({ tokenHash, tokenExpires: clock.now() + life });
    const { conversation } = await store.chat.start(given);
    const opens = async (hash: string) =>
      (await store.residents.find({ tokenHash: hash }))?.conversation === conversation.id;
    const resume = (from: string, to: string) =>
      store.residents.resume({ tokenHash: from, newTokenHash: to, life });
    return { clock, store, conversation: conversation.id, opens, resume };
  };

  test('serves on until the newer one is used, then dies', async () => {
    const { store, conversation, opens, resume } = await begin('t1');
    assert.deepEqual(await resume('t1', 't2'), { conversation, council: 'hart' });
    // The answer with t2 was lost: t1 still opens, and gets another.
    assert.deepEqual(await resume('t1', 't3'), { conversation, council: 'hart' });
    assert.equal(await opens('t1'), true);
    await resume('t3', 't4');
    assert.equal(await opens('t1'), false);
    assert.equal(await resume('t1', 't5'), null);
    assert.equal(await opens('t5'), false);
    assert.equal(await opens('t3'), true);
    await store.close();
  });

  test('lives on with each contact, and no longer', async () => {
    const { clock, store, opens } = await begin('u1');
    clock.pass(life - 1);
    assert.equal(await store.residents.touch({ tokenHash: 'u1', life }), true);
    clock.pass(life - 1);
    assert.equal(await opens('u1'), true);
    clock.pass(1);
    assert.equal(await opens('u1'), false);
    assert.equal(await store.residents.touch({ tokenHash: 'u1', life }), false);
    assert.ok((await store.residents.prune({})) >= 1);
    assert.equal(await store.residents.prune({}), 0);
    await store.close();
  });

  test('that was replaced does not outlive its own end', async () => {
    const { clock, store, opens, resume } = await begin('v1');
    await resume('v1', 'v2');
    clock.pass(life - 1);
    await store.residents.touch({ tokenHash: 'v2', life });
    clock.pass(1);
    assert.deepEqual([await opens('v1'), await opens('v2')], [false, true]);
    await store.close();
  });
});
