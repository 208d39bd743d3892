import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, Problem } from '@bellman/protocol';
import type { Store } from '../../store/store.js';
import { openRouting } from '../../testing/routing.js';
import { eachEngine } from '../../testing/stores.js';

const SECOND = 1_000;
const DAY = 86_400_000;

eachEngine('the router', (stores) => {
  const open = (mode?: 'take' | 'offer') => openRouting(stores, mode);

  test('lets a chat ring at one desk after the other, and takes who lets two ring to be away', async () => {
    const on = await open();
    const [jo, sam] = [await on.hire('jo'), await on.hire('sam')];
    const left = await on.begin({ left: { answerBy: null, email: null } });
    const chat = await on.begin();
    await on.settle();
    assert.equal(await on.rings(chat), jo);
    assert.equal(await on.rings(left), null, 'a message that was left never rings');

    on.clock.pass(30 * SECOND - 1);
    await on.settle();
    assert.equal(await on.rings(chat), jo);
    on.clock.pass(1);
    await on.settle();
    assert.equal(await on.rings(chat), sam);
    const decline = (staff: string) =>
      on.store.desk.passOn({ conversation: chat, staff, why: 'declined' });
    assert.deepEqual([await decline(jo), await decline(sam)], [false, true]);
    await on.settle();
    assert.equal(await on.rings(chat), null, 'both have passed it on');

    const other = await on.begin();
    await on.settle();
    assert.equal(await on.rings(other), jo);
    on.clock.pass(30 * SECOND);
    await on.settle();
    assert.deepEqual([await on.chosen(jo), await on.chosen(sam)], ['away', 'available']);
    assert.equal(await on.rings(chat), sam, 'again, since nobody else is there any more');
    assert.equal((await on.take(chat, sam)).advisor, sam);
    await on.store.chat.end({ conversation: chat, by: 'staff', staff: sam, name: 'Sam' });
    await on.settle();
    assert.equal(await on.rings(other), sam);
    await on.close();
  });

  test('rings elsewhere at once when its adviser goes on a break, and only there may take it', async () => {
    const on = await open();
    const jo = await on.hire('jo', 2);
    const chat = await on.begin();
    await on.settle();
    assert.equal(await on.rings(chat), jo);
    const sam = await on.hire('sam');
    await assert.rejects(on.take(chat, sam), { code: 'offered-elsewhere' });
    const { load } = (await on.store.desk.you({ staff: jo })) ?? {};
    assert.equal(load, 1, 'what rings counts');
    await on.store.desk.setState({ staff: jo, state: 'break' });
    await on.settle();
    assert.equal(await on.rings(chat), sam);
    await on.store.chat.leave({ conversation: chat, answerBy: null });
    assert.equal(await on.rings(chat), null, 'a message for later rings no longer');
    await on.close();
  });

  test('offers nothing by itself where advisers choose, but ends what a colleague passed on', async () => {
    const on = await open('take');
    const [jo, sam] = [await on.hire('jo'), await on.hire('sam')];
    const [ahead, chat] = [await on.begin(), await on.begin()];
    await on.settle();
    assert.deepEqual([await on.rings(ahead), await on.rings(chat)], [null, null]);
    await on.take(chat, jo);
    await on.store.chat.transfer({
      ...{ conversation: chat, staff: jo, staffName: 'Jo', headStart: 10, note: null },
      to: { staff: sam, name: 'Sam', rings: limits.transferRings },
    });
    on.clock.pass(limits.transferRings - 1);
    await on.settle();
    assert.equal(await on.rings(chat), sam);
    on.clock.pass(1);
    await on.settle();
    assert.equal(await on.rings(chat), null);
    assert.deepEqual(await on.queue(), [chat, ahead], 'to the front, ahead of who came before');
    await on.close();
  });

  test('hands the chats of who has gone back to the front after a minute, once, and not before', async () => {
    const on = await open('take');
    const jo = await on.hire('jo', 4);
    const [kept, left] = [
      await on.begin(),
      await on.begin({ left: { answerBy: null, email: null } }),
    ];
    for (const chat of [kept, left]) await on.take(chat, jo);
    const ahead = await on.begin();
    const gone = () => on.store.presence.drop({ node: `${jo}'s`, staff: jo });
    const state = async (conversation: string) =>
      (await on.store.chat.get({ conversation }))?.state;

    on.clock.pass(limits.handBackAfter);
    await gone();
    on.clock.pass(limits.handBackAfter - 1);
    await on.settle();
    assert.equal(await state(kept), 'active');
    await on.come(jo, 'another');
    on.clock.pass(limits.handBackAfter);
    await on.settle();
    assert.equal(await state(kept), 'active', 'back in time: the same chats');

    await on.store.presence.drop({ node: 'another', staff: jo });
    on.clock.pass(limits.handBackAfter - 1);
    await on.settle();
    assert.equal(await state(kept), 'active');
    on.clock.pass(1);
    await on.settle();
    assert.deepEqual([await state(kept), await state(left)], ['waiting', 'waiting']);
    // What was left has its own place, by when it was left; nothing that waits now is behind it.
    assert.deepEqual(await on.queue(), [kept, left, ahead]);
    const { messages } = await on.store.chat.page({ conversation: kept, since: 2, limit: 9 });
    assert.deepEqual(
      messages.map(({ event }) => JSON.parse(event ?? '').code),
      ['returned'],
    );
    const row = await on.store.chat.get({ conversation: kept });
    assert.deepEqual([row?.returned, row?.advisor, row?.wrap_by], [1, null, null]);
    await on.close();
  });

  test('takes the chats of a killed node’s people back once its signs run out', async () => {
    const on = await open('take');
    const [jo, sam] = [await on.hire('jo'), await on.hire('sam')];
    const chats = [await on.begin(), await on.begin()];
    await on.take(chats[0] ?? '', jo);
    await on.take(chats[1] ?? '', sam);
    on.clock.pass(limits.handBackAfter);
    // No word of theirs came; only the time ran out, and Sam is at another node by then.
    for (const staff of [jo, sam]) {
      await on.store.presence.renew({ node: `${staff}'s`, staff: [staff], ms: -1 });
    }
    await on.come(sam, 'another');
    await on.settle();
    assert.deepEqual(await on.queue(), [chats[0]]);
    await on.close();
  });

  test('gives everybody the time to come back after a store that was away', async () => {
    const on = await open('take');
    const jo = await on.hire('jo');
    const chat = await on.begin();
    await on.take(chat, jo);
    let away = true;
    const abandoned: Store['chat']['abandoned'] = async (args) => {
      if (away) throw new Problem('overloaded', { seconds: 5 });
      return on.store.chat.abandoned(args);
    };
    const router = on.fresh({ ...on.store, chat: { ...on.store.chat, abandoned } });
    on.clock.pass(limits.handBackAfter);
    await assert.rejects(router.settle(), { code: 'overloaded' });
    // Her sign ran out, since nobody could keep it: no reason to take her chat away.
    await on.store.presence.renew({ node: `${jo}'s`, staff: [jo], ms: -1 });
    away = false;
    on.clock.pass(limits.handBackAfter - 1);
    await router.settle();
    assert.deepEqual(await on.queue(), []);
    on.clock.pass(1);
    await router.settle();
    assert.deepEqual(await on.queue(), [chat]);
    await on.close();
  });

  test('gives everybody the time to come back to a relay that has just begun', async () => {
    const on = await open('take');
    const jo = await on.hire('jo');
    const chat = await on.begin();
    await on.take(chat, jo);
    await on.store.presence.drop({ node: `${jo}'s`, staff: jo });
    on.clock.pass(DAY);
    const begun = on.fresh();
    on.clock.pass(limits.handBackAfter - 1);
    await begun.settle();
    assert.deepEqual(await on.queue(), []);
    on.clock.pass(1);
    await begun.settle();
    assert.deepEqual(await on.queue(), [chat]);
    await on.close();
  });
});
