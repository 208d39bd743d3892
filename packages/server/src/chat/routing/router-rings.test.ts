import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { openRouting } from '../../testing/routing.js';
import { eachEngine } from '../../testing/stores.js';
import { ringsAtNobody } from './fit.js';

const SECOND = 1_000;

eachEngine('what rings', (stores) => {
  const open = (mode?: 'take' | 'offer') => openRouting(stores, mode);

  test('takes a chat at once from a desk that may not have it any more, and counts no miss', async () => {
    const on = await open();
    const jo = await on.hire('jo', 2);
    const had = await on.begin();
    await on.take(had, jo);
    const sam = await on.hire('sam', 4);
    await on.take(await on.begin(), sam);
    const ringsAt = async (staff: string): Promise<void> => {
      await on.settle();
      assert.equal(await on.rings(chat), staff);
    };
    // Sam has the smaller share filled.
    const chat = await on.begin();
    await ringsAt(sam);
    await on.post(sam, { services: ['housing'] });
    await ringsAt(jo);
    // Back with the skill, Sam is the one when Jo's other chat ends and is to be wrapped up first.
    await on.post(sam, {});
    await on.wrapUps('required');
    await on.store.chat.end({ conversation: had, by: 'resident', name: '' });
    await ringsAt(sam);
    await on.store.wrapUps.put({
      ...{ conversation: had, staff: jo, service: 'waste', journey: 'ask', level: 1 },
      ...{ resolved: 1, avoidable: 0, why: '', reference: '' },
    });
    // A page is loaded again within seconds.
    await on.store.presence.drop({ node: `${sam}'s`, staff: sam });
    on.clock.pass(ringsAtNobody - 1);
    await ringsAt(sam);
    on.clock.pass(1);
    await ringsAt(jo);
    on.clock.pass(30 * SECOND);
    await on.settle();
    assert.equal(await on.chosen(jo), 'available', 'one ring that Jo missed is one');
    await on.come(sam);
    await ringsAt(sam);
    assert.equal(await on.chosen(sam), 'available');
    await on.close();
  });

  test('rings one chat at a time at a desk, and again soon where nobody else is there', async () => {
    const on = await open();
    const jo = await on.hire('jo', 4);
    const [chat, other] = [await on.begin(), await on.begin()];
    await on.settle();
    assert.deepEqual([await on.rings(chat), await on.rings(other)], [jo, null]);
    const until = on.clock.now() + 30 * SECOND;
    assert.equal(await on.store.desk.offer({ conversation: other, staff: jo, until }), false);
    on.clock.pass(30 * SECOND);
    await on.settle();
    assert.deepEqual([await on.rings(chat), await on.rings(other)], [null, jo]);
    on.clock.pass(30 * SECOND);
    await on.settle();
    assert.equal(await on.chosen(jo), 'away');
    // Whoever says that they are there again is rung for what nobody heard.
    on.clock.pass(SECOND);
    await on.store.desk.setState({ staff: jo, state: 'available' });
    await on.hire('sam', 1);
    await on.settle();
    assert.deepEqual([await on.rings(chat), await on.rings(other)].includes(jo), true);
    await on.close();
  });

  test('counts rings that ended beside each other as one', async () => {
    const on = await open('take');
    const [jo, sam] = [await on.hire('jo', 4), await on.hire('sam', 4)];
    for (let n = 0; n < 2; n += 1) {
      const conversation = await on.begin();
      await on.take(conversation, jo);
      await on.store.chat.transfer({
        ...{ conversation, staff: jo, staffName: 'Jo', headStart: 10, note: null },
        to: { staff: sam, name: 'Sam', rings: limits.transferRings },
      });
    }
    on.clock.pass(limits.transferRings);
    await on.settle();
    assert.equal(await on.chosen(sam), 'available');
    const [row] = await on.queue();
    const { messages } = await on.store.chat.page({
      ...{ conversation: row ?? '', since: 0, limit: 9 },
    });
    assert.deepEqual(JSON.parse(messages.at(-1)?.event ?? ''), {
      ...{ code: 'transferred', params: { service: 'waste' } },
    });
    await on.close();
  });
});
