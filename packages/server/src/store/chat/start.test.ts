import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { digest } from '../../ground/ids.js';
import { handClock, startOf } from '../../testing/chats.js';
import { hearing } from '../../testing/heard.js';
import { eachEngine } from '../../testing/stores.js';

eachEngine('starting a chat', (stores) => {
  test('queues it with its first message, and tells both', async () => {
    const store = await stores.open();
    const heard = hearing(store);
    const given = startOf({ message: { id: 'first', digest: digest('My bin'), body: 'My bin' } });
    const { conversation, repeated } = await store.chat.start(given);
    assert.equal(repeated, false);
    assert.equal(conversation.id, given.conversation);
    assert.equal(conversation.state, 'waiting');
    assert.equal(conversation.first_words, 'My bin');
    assert.equal(conversation.last_seq, 2);

    const { messages } = await store.chat.page({
      conversation: given.conversation,
      since: 0,
      limit: 9,
    });
    assert.deepEqual(
      messages.map(({ seq, sender_kind, body, event }) => ({ seq, sender_kind, body, event })),
      [
        {
          seq: 1,
          sender_kind: 'system',
          body: '',
          event: `{"code":"started","params":{"reference":"${given.references[0]}"}}`,
        },
        { seq: 2, sender_kind: 'resident', body: 'My bin', event: null },
      ],
    );
    const about = { council: 'hart', conversation: given.conversation };
    await heard.until((news) => news.length >= 3);
    assert.deepEqual(heard.news, [
      { topic: 'message', ...about, seq: 1 },
      { topic: 'conversation', ...about },
      {
        ...{ topic: 'message', ...about, seq: 2 },
        entry: {
          ...{ id: 'first', seq: 2, at: messages[1]?.at, body: 'My bin' },
          sender: { kind: 'resident', name: 'Ann' },
        },
      },
    ]);
    await store.close();
  });

  test('once, however often and by however many it is repeated', async () => {
    const store = await stores.open();
    const message = { id: 'first', digest: digest('Hello'), body: 'Hello' };
    const given = startOf({ message });
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        store.chat.start(startOf({ startHash: given.startHash, tokenHash: `token ${n}`, message })),
      ),
    );
    assert.equal(new Set(answers.map(({ conversation }) => conversation.id)).size, 1);
    assert.equal(answers.filter(({ repeated }) => !repeated).length, 1);
    const id = answers[0]?.conversation.id ?? '';
    const { messages } = await store.chat.page({ conversation: id, since: 0, limit: 9 });
    assert.equal(messages.length, 2);
    for (const n of [1, 2, 3, 4, 5]) {
      const opened = await store.residents.find({ tokenHash: `token ${n}` });
      assert.equal(opened?.conversation, id);
    }
    await store.close();
  });

  test('a start that is refused leaves nothing, and the others that came with it stay', async () => {
    const store = await stores.open();
    const heard = hearing(store);
    const message = { id: 'first', digest: digest('Hello'), body: 'Hello' };
    const given = startOf({ message });
    await store.chat.start(given);
    const [before, other, after] = [startOf(), { ...message, digest: digest('Other') }, startOf()];
    const results = await Promise.allSettled([
      store.chat.start(before),
      store.chat.start(
        startOf({ startHash: given.startHash, tokenHash: 'refused', message: other }),
      ),
      store.chat.start(after),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(results[1]?.status === 'rejected' && results[1].reason.code, 'message-id-reused');
    assert.equal(await store.residents.find({ tokenHash: 'refused' }), null);
    for (const { conversation } of [before, after]) {
      assert.equal((await store.chat.get({ conversation }))?.last_seq, 1);
    }
    await heard.until((news) => news.length >= 7);
    assert.equal(heard.news.length, 7);
    await store.close();
  });

  test('opens a chat that has ended for ten minutes more, and no longer', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const given = startOf();
    const conversation = (await store.chat.start(given)).conversation.id;
    let tokens = 0;
    const again = () => store.chat.start({ ...given, tokenHash: `again ${(tokens += 1)}` });
    clock.pass(limits.startRepeat);
    assert.equal((await again()).conversation.id, conversation);
    await store.chat.end({ conversation, by: 'staff', name: 'Sam' });
    clock.pass(limits.startRepeat - 1);
    assert.equal((await again()).repeated, true);
    clock.pass(1);
    await assert.rejects(again(), { code: 'conversation-ended' });
    assert.equal(await store.residents.find({ tokenHash: 'again 3' }), null);
    await store.close();
  });

  test('takes the next reference where another chat of the council has it, and no other council’s', async () => {
    const store = await stores.open();
    // From the first on: what is told may come a moment after it is answered.
    const heard = hearing(store);
    const [taken, free] = [['AAAA-AAAA'], ['AAAA-AAAA', 'BBBB-BBBB', 'CCCC-CCCC']];
    const started = async (given: ReturnType<typeof startOf>) =>
      (await store.chat.start(given)).conversation.reference;
    assert.equal(await started(startOf({ references: taken })), 'AAAA-AAAA');
    assert.equal(await started(startOf({ references: taken, council: 'rushmoor' })), 'AAAA-AAAA');
    const given = startOf({ references: free });
    assert.equal(await started(given), 'BBBB-BBBB');
    // A repeat is told by its start, whatever references it offers.
    assert.equal(
      await started(startOf({ startHash: given.startHash, references: ['DDDD-DDDD'] })),
      'BBBB-BBBB',
    );
    assert.equal(await started(startOf({ references: free })), 'CCCC-CCCC');
    await heard.until((news) => news.length >= 8);
    assert.equal(heard.news.length, 8);
    await assert.rejects(store.chat.start(startOf({ references: free })));
    // Many at once for the same three.
    const many = ['EEEE-EEEE', 'FFFF-FFFF', 'GGGG-GGGG'];
    const all = await Promise.all(many.map(() => started(startOf({ references: many }))));
    assert.deepEqual(all.toSorted(), many);
    await store.close();
  });
});
