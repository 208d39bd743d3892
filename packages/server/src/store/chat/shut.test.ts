import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock, startOf } from '../../testing/chats.js';
import { hearing } from '../../testing/heard.js';
import { eachEngine, onEngine } from '../../testing/stores.js';

const life = 60_000;

eachEngine('a chat that is left for good', (stores) => {
  test('has ended, and is open to no token, no code and no start; twice is as once', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const begin = startOf();
    const conversation = (await store.chat.start(begin)).conversation.id;
    const other = startOf();
    await store.chat.start(other);
    const [first] = [begin.tokenHash];
    await store.residents.resume({ tokenHash: first, newTokenHash: `${first} 2`, life });
    const kinds = ['hand-over', 'call-back', 'transcript', 'resume'] as const;
    const expires = clock.now() + life;
    for (const kind of kinds) {
      const code = { hash: `${conversation} ${kind}`, kind, council: 'hart', conversation };
      await store.codes.make({ ...code, expires, alone: false });
    }
    const heard = hearing(store);
    await store.chat.shut({ conversation });
    await store.chat.shut({ conversation });

    const opens = async (tokenHash: string) =>
      (await store.residents.conversation({ tokenHash })) !== null;
    assert.deepEqual(
      [await opens(first), await opens(`${first} 2`), await opens(other.tokenHash)],
      [false, false, true],
    );
    const left = await Promise.all(
      kinds.map((kind) =>
        store.codes.find({ hash: `${conversation} ${kind}`, kinds: [kind], council: 'hart' }),
      ),
    );
    assert.deepEqual(
      left.map((led) => led !== null),
      [false, false, false, false],
    );
    const again = { ...begin, tokenHash: `${first} 3` };
    await assert.rejects(store.chat.start(again), { code: 'conversation-ended' });
    const late = { hash: 'late', kind: 'resume', council: 'hart', conversation } as const;
    await assert.rejects(store.codes.make({ ...late, expires, alone: true }), {
      code: 'token-unknown',
    });
    const issued = { tokenHash: `${first} 3`, council: 'hart', conversation, expires };
    await assert.rejects(store.residents.issue(issued), { code: 'token-unknown' });
    assert.equal(await opens(`${first} 3`), false);
    const row = await store.chat.get({ conversation });
    assert.deepEqual([row?.state, row?.ended_by], ['ended', 'resident']);
    const { messages } = await store.chat.page({ conversation, since: 0, limit: 9 });
    assert.equal(messages.filter(({ event }) => event?.includes('ended')).length, 1);
    const shut = () => heard.news.filter(({ topic }) => topic === 'shut').length;
    await heard.until(() => shut() === 2);
    await store.close();
  });

  test('is refused where there is none', async () => {
    const store = await stores.open();
    await assert.rejects(store.chat.shut({ conversation: 'nobody’s' }), {
      code: 'conversation-unknown',
    });
    await store.close();
  });
});

onEngine('postgres', 'leaving for good while a tab comes back', (stores) => {
  test('leaves no token, whichever comes first', async () => {
    const [here, there] = [await stores.open(), await stores.open()];
    for (let round = 0; round < 20; round += 1) {
      const begin = startOf();
      const conversation = (await here.chat.start(begin)).conversation.id;
      const newTokenHash = `${begin.tokenHash} 2`;
      await Promise.all([
        there.residents.resume({ tokenHash: begin.tokenHash, newTokenHash, life }),
        here.chat.shut({ conversation }),
      ]);
      assert.equal(await here.residents.find({ tokenHash: newTokenHash }), null);
    }
    await here.close();
    await there.close();
  });
});
