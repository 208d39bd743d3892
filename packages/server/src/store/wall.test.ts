import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromStaff, handClock, startOf } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('the wall', (stores) => {
  test('counts what was begun since then, and shows who waits and who is answered', async () => {
    const clock = handClock(1_000_000);
    const store = await stores.open({ clock });
    const all = { services: [], languages: [], team: null };
    await store.people.create({
      id: 'sam',
      email: 's',
      name: 'Sam T',
      passwordHash: '',
      roles: [],
    });
    await store.desk.setSkills({ council: 'hart', staff: 'sam', skills: all, capacity: 20 });
    const begin = async (more: Parameters<typeof startOf>[0] = {}): Promise<string> =>
      (await store.chat.start(startOf(more))).conversation.id;
    const take = (conversation: string) =>
      store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    const write = (chat: string) =>
      store.chat.append({ messages: [fromStaff(chat, 'sam', `said-${chat}`)] });
    const since = clock.now() + 1;
    // Before midnight, and another council's: neither counts, but the first is answered now.
    const old = await begin();
    await begin({ council: 'rushmoor' });
    clock.pass(10);
    const quick = await begin();
    const slow = await begin({ service: 'housing' });
    const gaveUp = await begin();
    const timedOut = await begin();
    await begin({ left: { answerBy: null, email: null } });
    clock.pass(30_000);
    await take(quick);
    await write(quick);
    clock.pass(1);
    for (const chat of [slow, old]) await take(chat);
    await write(slow);
    await store.chat.end({ conversation: gaveUp, by: 'resident', name: '' });
    await store.chat.end({ conversation: timedOut, by: 'relay', name: '' });
    await store.chat.end({ conversation: slow, by: 'staff', staff: 'sam', name: '' });
    const longest = clock.now();
    await begin({ language: 'cy' });
    clock.pass(5);
    await begin({ language: 'cy' });
    await begin();
    const wall = await store.wall.of({ council: 'hart', since, soon: 30_000 });
    assert.deepEqual(wall.counts, { offered: 7, answered: 2, answeredSoon: 1, abandoned: 2 });
    assert.equal(wall.left, 1);
    assert.deepEqual(wall.queues, [
      { service: 'waste', language: 'cy', waiting: 2, since: longest },
      { service: 'waste', language: 'en', waiting: 1, since: longest + 5 },
    ]);
    assert.deepEqual(
      wall.chats.map(({ id, staff, reference }) => [id, staff, reference !== '']),
      [
        [quick, 'Sam T', true],
        [old, 'Sam T', true],
      ],
    );
    const nobody = await store.wall.of({ council: 'fleet', since, soon: 30_000 });
    assert.deepEqual(nobody.counts, { offered: 0, answered: 0, answeredSoon: 0, abandoned: 0 });
    await store.close();
  });
});
