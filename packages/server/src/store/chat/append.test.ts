import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromResident, fromStaff, startOf } from '../../testing/chats.js';
import { hearing } from '../../testing/heard.js';
import { eachEngine } from '../../testing/stores.js';
import type { Store } from '../store.js';

const begin = async (store: Store): Promise<string> =>
  (await store.chat.start(startOf())).conversation.id;

const one = async (store: Store, entry: ReturnType<typeof fromResident>) =>
  (await store.chat.append({ messages: [entry] }))[0];

eachEngine('a message', (stores) => {
  test('gets its place once; a resend gets the same, and is told once', async () => {
    const store = await stores.open();
    const conversation = await begin(store);
    const heard = hearing(store);
    const first = await one(store, fromResident(conversation, 'a'));
    const again = await one(store, fromResident(conversation, 'a'));
    assert.deepEqual(first, { seq: 2, at: first && 'at' in first && first.at, repeated: false });
    assert.deepEqual(again, { ...first, repeated: true });
    await one(store, fromResident(conversation, 'b'));
    await heard.until((news) => news.some((line) => 'seq' in line && line.seq === 3));
    assert.equal(heard.news.filter((line) => 'seq' in line && line.seq === 2).length, 1);
    const twice = fromResident(conversation, 'c');
    const [x, y] = await store.chat.append({ messages: [twice, twice] });
    assert.deepEqual(y, { ...x, repeated: true });
    await store.close();
  });

  test('with an id that its sender used for other words is refused', async () => {
    const store = await stores.open();
    const conversation = await begin(store);
    await one(store, fromResident(conversation, 'a', 'words'));
    assert.deepEqual(await one(store, fromResident(conversation, 'a', 'other words')), {
      refused: 'message-id-reused',
    });
    await store.close();
  });

  test('has an id of its own for each conversation and sender', async () => {
    const store = await stores.open();
    const [conversation, another] = [await begin(store), await begin(store)];
    await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    const answers = await store.chat.append({
      messages: [
        fromResident(conversation, 'same', 'of the resident'),
        fromStaff(conversation, 'sam', 'same', 'of staff'),
        fromResident(another, 'same', 'elsewhere'),
      ],
    });
    assert.deepEqual(
      answers.map((answer) => 'seq' in answer && answer.seq),
      [3, 4, 2],
    );
    await store.close();
  });

  test('that is refused does not stop the others of its list', async () => {
    const store = await stores.open();
    const [conversation, ended] = [await begin(store), await begin(store)];
    await store.chat.end({ conversation: ended, by: 'resident', name: 'Ann' });
    const answers = await store.chat.append({
      messages: [
        fromResident('00000000-0000-7000-8000-000000000000', 'a'),
        fromResident(ended, 'b'),
        fromStaff(conversation, 'sam', 'c'),
        fromResident(conversation, 'd'),
      ],
    });
    assert.deepEqual(
      answers.map((answer) => ('refused' in answer ? answer.refused : answer.seq)),
      ['conversation-unknown', 'conversation-ended', 'not-yours', 2],
    );
    await store.close();
  });

  test('numbers without gaps, when many write at once', async () => {
    const store = await stores.open();
    const nodes = [store];
    if (stores.engine === 'postgres') nodes.push(await stores.open());
    const chats = [await begin(store), await begin(store), await begin(store)];
    const lists = Array.from({ length: 24 }, (_, list) =>
      Array.from({ length: 5 }, (__, n) =>
        fromResident(chats[(list + n) % 3] ?? '', `${list}-${n}`),
      ),
    );
    await Promise.all(
      lists.map((messages, n) => (nodes[n % nodes.length] ?? store).chat.append({ messages })),
    );
    for (const conversation of chats) {
      const { messages, more } = await store.chat.page({ conversation, since: 0, limit: 200 });
      assert.equal(more, false);
      assert.deepEqual(
        messages.map(({ seq }) => seq),
        Array.from({ length: 41 }, (_, n) => n + 1),
      );
      assert.equal((await store.chat.get({ conversation }))?.last_seq, 41);
    }
    for (const node of nodes) await node.close();
  });

  test('that was called before the end of its chat is in it, though it waits for others', async () => {
    const store = await stores.open();
    const [conversation, another] = [await begin(store), await begin(store)];
    const others = ['a', 'b', 'c'].map((id) => one(store, fromResident(another, id)));
    // Past the turn in which the others' batch begins.
    await new Promise((resolve) => setImmediate(resolve));
    const last = one(store, fromResident(conversation, 'last'));
    const ended = store.chat.end({ conversation, by: 'resident', name: 'Ann' });
    assert.equal(((await last) as { seq?: number }).seq, 2);
    assert.equal((await ended).last_seq, 3);
    await Promise.all(others);
    await store.close();
  });

  test('moves the conversation on: first words, first answer', async () => {
    const store = await stores.open();
    const conversation = await begin(store);
    await one(store, fromResident(conversation, 'a', '🗑️'.repeat(200)));
    await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    assert.equal((await store.chat.get({ conversation }))?.answered_at, null);
    const answer = await one(store, fromStaff(conversation, 'sam', 'b'));
    await one(store, fromStaff(conversation, 'sam', 'c'));
    const row = await store.chat.get({ conversation });
    assert.equal(row?.answered_at, answer && 'at' in answer && answer.at);
    assert.equal(row?.first_words, '🗑️'.repeat(140));
    await store.close();
  });

  test('is replayed by pages, in order', async () => {
    const store = await stores.open();
    const conversation = await begin(store);
    await store.chat.append({
      messages: ['a', 'b', 'c', 'd'].map((id) => fromResident(conversation, id)),
    });
    const page = (since: number) => store.chat.page({ conversation, since, limit: 2 });
    const seen = async (since: number) => {
      const { messages, more } = await page(since);
      return { seqs: messages.map(({ seq }) => seq), more };
    };
    assert.deepEqual(await seen(1), { seqs: [2, 3], more: true });
    assert.deepEqual(await seen(3), { seqs: [4, 5], more: false });
    assert.deepEqual(await seen(5), { seqs: [], more: false });
    await store.close();
  });
});
