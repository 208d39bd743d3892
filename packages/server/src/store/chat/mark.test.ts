import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromResident, startOf } from '../../testing/chats.js';
import { hearing } from '../../testing/heard.js';
import { eachEngine } from '../../testing/stores.js';

eachEngine('how far each side has come', (stores) => {
  test('goes only further, no further than the newest entry, and is told when it moved', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    await store.chat.append({ messages: [fromResident(conversation, 'a')] });
    const heard = hearing(store);
    const mark = (delivered: number, read: number) =>
      store.chat.mark({ conversation, by: { side: 'resident' }, delivered, read });
    const marks = async () => {
      const row = await store.chat.marks({ conversation });
      return [row?.resident_delivered, row?.resident_read, row?.staff_delivered, row?.staff_read];
    };
    assert.equal(await mark(1, 0), true);
    assert.deepEqual(await marks(), [1, 0, 0, 0]);
    assert.equal(await mark(1, 0), false);
    assert.equal(await mark(0, 1), true);
    assert.deepEqual(await marks(), [1, 1, 0, 0]);
    // What was read was delivered.
    assert.equal(await mark(0, 99), true);
    assert.deepEqual(await marks(), [2, 2, 0, 0]);
    assert.equal(await mark(99, 99), false);
    assert.equal(await mark(1, 1), false);
    // Nobody has an entry before it is stored; then tabs may tell of it at once, in any order.
    await store.chat.append({ messages: [fromResident(conversation, 'b')] });
    const answers = await Promise.all([mark(3, 1), mark(3, 3), mark(3, 2)]);
    assert.deepEqual(await marks(), [3, 3, 0, 0]);
    await heard.until((news) => news.some(({ topic }) => topic === 'message'));
    const moved = 3 + answers.filter(Boolean).length;
    const told = () => heard.news.filter(({ topic }) => topic === 'marks');
    await heard.until(() => told().length >= moved);
    assert.equal(told().length, moved);
    await store.close();
  });

  test('of staff counts only from whoever has the chat', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    const mark = (staff: string) =>
      store.chat.mark({ conversation, by: { side: 'staff', staff }, delivered: 1, read: 1 });
    assert.equal(await mark('sam'), false);
    await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    assert.equal(await mark('jo'), false);
    assert.equal(await mark('sam'), true);
    const row = await store.chat.marks({ conversation });
    assert.deepEqual([row?.staff_read, row?.resident_read], [1, 0]);
    await store.close();
  });
});
