import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest, newId } from '../../ground/ids.js';
import { handClock, startOf } from '../../testing/chats.js';
import { eachEngine } from '../../testing/stores.js';
import type { Store } from '../store.js';

const events = async (store: Store, conversation: string): Promise<unknown[]> => {
  const { messages } = await store.chat.page({ conversation, since: 0, limit: 99 });
  return messages.map(({ event, body }) => (event === null ? body : JSON.parse(event).code));
};
const hire = async (store: Store): Promise<string> => {
  const id = newId();
  const email = `${id}@hart.example`;
  await store.people.create({ id, email, name: 'Sam', passwordHash: 'none', roles: [] });
  return id;
};

eachEngine('a message left for later', (stores) => {
  test('begins with its words, and then says by when it is answered, once', async () => {
    const store = await stores.open();
    const message = { id: 'first', digest: digest('My bin'), body: 'My bin' };
    const given = startOf({ message, left: { answerBy: 5_000, email: 'ann@example.com' } });
    const made = await store.chat.start(given);
    const { left, answer_by, email, state, last_seq } = made.conversation;
    assert.deepEqual([left, answer_by, email, state], [1, 5_000, 'ann@example.com', 'waiting']);
    assert.deepEqual(await events(store, given.conversation), ['started', 'My bin', 'left']);
    assert.equal(last_seq, 3);
    const again = startOf({
      startHash: given.startHash,
      message,
      left: { answerBy: 9, email: null },
    });
    const repeat = await store.chat.start(again);
    assert.deepEqual(
      [repeat.conversation.id, repeat.conversation.answer_by],
      [given.conversation, 5_000],
    );
    assert.deepEqual(await events(store, given.conversation), ['started', 'My bin', 'left']);
    await store.close();
  });

  test('is known by its start, to its own council', async () => {
    const store = await stores.open();
    const { startHash } = startOf();
    assert.equal(await store.chat.begun({ council: 'hart', startHash }), false);
    await store.chat.start(startOf({ startHash }));
    assert.equal(await store.chat.begun({ council: 'hart', startHash }), true);
    assert.equal(await store.chat.begun({ council: 'rushmoor', startHash }), false);
    await store.close();
  });

  test('may be made of a chat that waits, and of no other', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const council = 'leaving';
    const [first, second] = [startOf({ council }), startOf({ council })];
    for (const given of [first, second]) {
      await store.chat.start(given);
      clock.pass(1);
    }
    const { conversation } = first;
    assert.equal(await store.chat.position({ conversation: second.conversation }), 2);
    const row = await store.chat.leave({ conversation, answerBy: 7_000 });
    assert.deepEqual([row.left, row.answer_by, row.state], [1, 7_000, 'waiting']);
    const again = await store.chat.leave({ conversation, answerBy: 8_000 });
    assert.deepEqual([again.answer_by, again.last_seq], [7_000, row.last_seq]);
    assert.deepEqual(await events(store, conversation), ['started', 'left']);
    // It has no place, and whoever came after moves up; advisers still see it.
    assert.equal(await store.chat.position({ conversation }), null);
    assert.equal(await store.chat.position({ conversation: second.conversation }), 1);
    assert.equal((await store.chat.waiting({ councils: [council] })).length, 2);

    const staff = await hire(store);
    await store.chat.take({ conversation: second.conversation, staff, staffName: 'Sam' });
    const late = { conversation: second.conversation, answerBy: null };
    await assert.rejects(store.chat.leave(late), { code: 'not-waiting' });
    await store.chat.end({ conversation, by: 'resident', name: 'Ann' });
    await assert.rejects(store.chat.leave({ conversation, answerBy: 1 }), { code: 'not-waiting' });
    const nobody = { conversation: newId(), answerBy: 1 };
    await assert.rejects(store.chat.leave(nobody), { code: 'conversation-unknown' });
    await store.close();
  });

  test('gives up a kept place', async () => {
    const store = await stores.open();
    const given = startOf();
    await store.chat.start(given);
    const row = await store.chat.leave({ conversation: given.conversation, answerBy: null });
    assert.deepEqual([row.kept_until, row.answer_by], [null, null]);
    await store.close();
  });
});

eachEngine('the pace of a queue', (stores) => {
  test('is of those who were taken lately and those who wait, not of messages left', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const staff = await hire(store);
    const come = async (more: object = {}) => {
      const given = startOf({ council: 'pace', ...more });
      await store.chat.start(given);
      return given.conversation;
    };
    const take = (conversation: string) =>
      store.chat.take({ conversation, staff, staffName: 'Sam' });
    const now = () => store.chat.pace({ council: 'pace', ms: 60_000 });
    assert.deepEqual(await now(), { at: clock.now(), waiting: 0, since: null, taken: [] });

    const began = clock.now();
    const [first, second] = [await come(), await come()];
    await come({ left: { answerBy: null, email: null } });
    await come({ council: 'elsewhere' });
    clock.pass(1_000);
    await take(first);
    clock.pass(1_000);
    const third = await come();
    assert.deepEqual(await now(), {
      at: began + 2_000,
      waiting: 2,
      since: began,
      taken: [{ queued: began, taken: began + 1_000 }],
    });
    await take(second);
    await store.chat.end({ conversation: second, by: 'resident', name: 'Ann' });
    clock.pass(59_000);
    assert.deepEqual(await now(), {
      at: began + 61_000,
      waiting: 1,
      since: began + 2_000,
      taken: [{ queued: began, taken: began + 2_000 }],
    });
    await store.chat.leave({ conversation: third, answerBy: null });
    assert.equal((await now()).waiting, 0);
    await store.close();
  });
});
