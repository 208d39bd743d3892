import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest } from '../../ground/ids.js';
import { handClock, startOf } from '../../testing/chats.js';
import { eachEngine } from '../../testing/stores.js';

const LIFE = 30 * 60_000;

eachEngine('a chat that somebody left', (stores) => {
  test('goes back to the queue, before those who came later, once its adviser is signed in nowhere', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const begin = async (): Promise<string> => {
      const { conversation } = await store.chat.start(startOf());
      clock.pass(1_000);
      return conversation.id;
    };
    const [jos, sams] = [await begin(), await begin()];
    for (const staff of ['jo', 'sam']) await store.people.openSession({ hash: staff, staff });
    await store.chat.take({ conversation: jos, staff: 'jo', staffName: 'Jo' });
    await store.chat.take({ conversation: sams, staff: 'sam', staffName: 'Sam' });
    const later = await begin();
    assert.equal(await store.chat.handBack({}), 0);

    await store.people.closeSession({ hash: 'jo' });
    assert.equal(await store.chat.handBack({}), 1);
    const waiting = await store.chat.waiting({ councils: ['hart'] });
    assert.deepEqual(
      waiting.map(({ id, advisor }) => [id, advisor]),
      [
        [jos, null],
        [later, null],
      ],
    );
    const { messages } = await store.chat.page({ conversation: jos, since: 2, limit: 9 });
    assert.deepEqual(
      messages.map(({ event }) => JSON.parse(event ?? '')),
      [{ code: 'returned', params: {} }],
    );
    assert.equal((await store.chat.get({ conversation: sams }))?.advisor, 'sam');
    assert.equal(await store.chat.handBack({}), 0);
    await store.close();
  });

  test('ends when the resident’s last token has run out, and not before', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const start = startOf({ tokenExpires: clock.now() + LIFE });
    const conversation = (await store.chat.start(start)).conversation.id;
    clock.pass(LIFE - 1);
    await store.residents.resume({ tokenHash: start.tokenHash, newTokenHash: 'newer', life: LIFE });
    clock.pass(LIFE - 1);
    assert.equal(await store.chat.endAbandoned({}), 0);
    clock.pass(1);
    assert.equal(await store.chat.endAbandoned({}), 1);
    const row = await store.chat.get({ conversation });
    assert.deepEqual([row?.state, row?.ended_by], ['ended', 'relay']);
    assert.equal(await store.chat.endAbandoned({}), 0);
    await store.close();
  });

  test('does not end where it was left for later, told of danger, or has its place kept', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const begin = async (more: Parameters<typeof startOf>[0]): Promise<string> =>
      (await store.chat.start(startOf({ tokenExpires: clock.now() + LIFE, ...more }))).conversation
        .id;
    const message = { id: 'first', digest: digest('overdose'), body: 'overdose' };
    const left = await begin({ left: { answerBy: clock.now(), email: null } });
    const danger = await begin({ message: { ...message, danger: true } });
    const usual = await begin({ message });
    const kept = await begin({});
    await store.callBacks.keep({
      conversation: kept,
      until: clock.now() + 2 * LIFE,
      endpoint: 'https://push.example/1',
      p256dh: '',
      auth: '',
      vapid_key: '',
      page: 'https://www.hart.example/',
      language: 'en',
    });
    clock.pass(LIFE);
    assert.equal(await store.chat.endAbandoned({}), 1);
    const states = async () =>
      Promise.all(
        [left, danger, usual, kept].map(
          async (conversation) => (await store.chat.get({ conversation }))?.state,
        ),
      );
    assert.deepEqual(await states(), ['waiting', 'waiting', 'ended', 'waiting']);
    clock.pass(2 * LIFE);
    assert.equal(await store.chat.endAbandoned({}), 1);
    assert.deepEqual(await states(), ['waiting', 'waiting', 'ended', 'ended']);
    await store.close();
  });
});
