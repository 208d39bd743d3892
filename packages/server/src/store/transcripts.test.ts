import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';

const DAY = 24 * 3_600_000;

eachEngine('e-mails of transcripts', (stores) => {
  test('are counted by chat and by recipient, each of all at once, and by recipient for a day', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    let ids = 0;
    const claim = (conversation: string, to: string, more: object = {}) => {
      const id = `${stores.engine} ${(ids += 1)}`;
      const places = [1, 2].map((n) => `${stores.engine} ${to} ${n}`);
      const given = { id, council: 'hart', conversation, places, most: 3, life: 30 * DAY };
      return store.transcripts.claimMail({ ...given, placeLife: DAY, ...more });
    };
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((chat) => claim(chat, 'bob')));
    assert.deepEqual(all.filter((one) => one === 'recipient').length, 2);
    assert.equal(await claim('e', 'bob'), 'recipient');
    const taken = all.find((one) => typeof one === 'object') ?? assert.fail('none was taken');
    await store.transcripts.unclaimMail({ id: 'none', ...taken });
    assert.deepEqual(await claim('e', 'bob'), taken);
    clock.pass(DAY);
    assert.deepEqual(typeof (await claim('f', 'bob')), 'object');
    for (const to of ['ann', 'cat', 'dan']) assert.equal(typeof (await claim('g', to)), 'object');
    assert.equal(await claim('g', 'eve'), 'chat');
    assert.equal(typeof (await claim('h', 'eve')), 'object');
    await store.close();
  });
});
