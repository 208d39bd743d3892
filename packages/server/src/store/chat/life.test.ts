import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock, startOf } from '../../testing/chats.js';
import { hearing } from '../../testing/heard.js';
import { eachEngine } from '../../testing/stores.js';

const advisers = Array.from({ length: 20 }, (_, n) => `adviser-${n}`);

eachEngine('the queue', (stores) => {
  test('gives a chat to exactly one of twenty who take it at once', async () => {
    const store = await stores.open();
    const nodes = [store];
    if (stores.engine === 'postgres') nodes.push(await stores.open());
    for (const name of advisers) {
      await store.people.create({ id: name, email: name, name, passwordHash: '', roles: [] });
    }
    const conversation = (await store.chat.start(startOf())).conversation.id;
    const results = await Promise.allSettled(
      advisers.map((staff, n) =>
        (nodes[n % nodes.length] ?? store).chat.take({ conversation, staff, staffName: staff }),
      ),
    );
    const winners = results.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value.advisor] : [],
    );
    assert.equal(winners.length, 1);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      assert.equal(result.reason.code, 'already-taken');
      assert.deepEqual(result.reason.params, { name: winners[0] });
    }
    const row = await store.chat.get({ conversation });
    assert.equal(row?.advisor, winners[0]);
    const { messages } = await store.chat.page({ conversation, since: 1, limit: 9 });
    assert.deepEqual(
      messages.map(({ seq, event }) => ({ seq, event: JSON.parse(event ?? '') })),
      [{ seq: 2, event: { code: 'joined', params: { name: winners[0] } } }],
    );
    for (const node of nodes) await node.close();
  });

  test('answers the same adviser alike when asked again, and tells once', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    const heard = hearing(store);
    const take = () => store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    assert.deepEqual(await take(), await take());
    await store.chat.end({ conversation, by: 'staff', staff: 'sam', name: 'Sam' });
    await heard.until((news) => news.some((line) => 'seq' in line && line.seq === 3));
    assert.equal(heard.news.filter((line) => 'seq' in line && line.seq === 2).length, 1);
    await assert.rejects(take(), { code: 'conversation-ended' });
    await store.close();
  });

  test('stands in order of priority, then time, council by council', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const begin = async (council: string): Promise<string> => {
      clock.pass(1_000);
      return (await store.chat.start(startOf({ council }))).conversation.id;
    };
    const [first, elsewhere, second] = [
      await begin('fleet'),
      await begin('yateley'),
      await begin('fleet'),
    ];
    const place = (conversation: string) => store.chat.position({ conversation });
    assert.deepEqual(await Promise.all([first, elsewhere, second].map(place)), [1, 1, 2]);
    const waiting = await store.chat.waiting({ councils: ['fleet', 'yateley'] });
    assert.deepEqual(
      waiting.map(({ id }) => id),
      [first, elsewhere, second],
    );
    assert.deepEqual(await store.chat.waiting({ councils: [] }), []);
    await store.chat.take({ conversation: first, staff: 'jo', staffName: 'Jo' });
    assert.deepEqual(await Promise.all([first, elsewhere, second].map(place)), [null, 1, 1]);
    const mine = await store.chat.ofAdvisor({ staff: 'jo' });
    assert.deepEqual(
      mine.map(({ id }) => id),
      [first],
    );
    await store.close();
  });

  test('lets go of a chat that ends, once, and keeps its entries', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    await assert.rejects(store.chat.end({ conversation, by: 'staff', staff: 'jo', name: 'Jo' }), {
      code: 'not-yours',
    });
    const ended = await store.chat.end({ conversation, by: 'resident', name: 'Ann' });
    assert.equal(ended.state, 'ended');
    assert.equal(ended.ended_by, 'resident');
    assert.deepEqual(
      await store.chat.end({ conversation, by: 'staff', staff: 'sam', name: 'Sam' }),
      ended,
    );
    const { messages } = await store.chat.page({ conversation, since: 2, limit: 9 });
    assert.deepEqual(
      messages.map(({ seq, event }) => ({ seq, event: JSON.parse(event ?? '') })),
      [{ seq: 3, event: { code: 'ended', params: { by: 'resident', name: 'Ann' } } }],
    );
    await assert.rejects(store.chat.take({ conversation: 'no', staff: 'sam', staffName: 'Sam' }), {
      code: 'conversation-unknown',
    });
    await store.close();
  });
});
