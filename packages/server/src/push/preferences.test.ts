import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyList, keyRotate } from '../cli/push-key.js';
import { plainSay } from '../cli/say.js';
import { createKeys } from './keys.js';
import { handClock } from '../testing/chats.js';
import { browser, signUpOn } from '../testing/sign-up.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('preferences', (stores) => {
  const clock = handClock(Date.now());
  const on = signUpOn(stores, { clock });
  const { change, follow, followed, refused } = on;

  test('are kept, changed one by one, and what is left out stays', async () => {
    const quiet = { from: 22 * 60, to: 7 * 60, pass: 'Extreme' } as const;
    const { token, follower } = await follow({ drills: true, quiet });
    const usual = { general: false, neutral: false, alerts: [] };
    const { general, drills, neutral, alerts } = follower;
    assert.deepEqual({ general, drills, neutral, alerts }, { ...usual, drills: true });
    assert.deepEqual(follower.quiet, quiet);
    const [channel] = follower.channels;
    assert.equal(channel?.at, 'updates.push.services.mozilla.com');
    assert.equal(channel?.proven, false);
    const later = await change(token, { neutral: true, general: true });
    assert.deepEqual([later.neutral, later.general, later.drills], [true, true, true]);
    assert.deepEqual(later.quiet, quiet);
    assert.equal((await change(token, { quiet: null })).quiet, null);
    assert.deepEqual((await followed(token)).services, ['waste']);
  });

  test('refuse quiet hours that begin as they end, and then change nothing', async () => {
    const { token } = await follow();
    const quiet = { from: 60, to: 60, pass: 'Severe' } as const;
    await refused(change(token, { quiet, neutral: true }), 'quiet-hours-wrong');
    await refused(follow({ quiet }), 'quiet-hours-wrong');
    assert.equal((await followed(token)).neutral, false);
  });

  test('outlive a change of key: old ones serve, new sign-ups get the new one', async () => {
    const store = on.store();
    const council = 'hart';
    const keys = createKeys({ store, clock, secret: 'a secret of thirty-two characters' });
    const old = await keys.current(council);
    const { token } = await follow({ channel: browser(`${on.fresh()}-old`) });
    const keyOf = async (follower: string): Promise<string> => {
      const { channels } = await followed(follower);
      const list = await store.oldKeys.list({ council });
      assert.equal(channels.length, 1);
      return list
        .map(({ id, channels: count }) => `${id === old.id ? 'old' : 'new'} ${count}`)
        .join();
    };
    let said = '';
    const say = plainSay((text) => (said += text), clock.now);
    const context = { store, clock, say, signal: new AbortController().signal };
    await keyRotate.run(context, { council });
    assert.match(said, /gets a new push key/);
    assert.match(said, /channels? still hangs? on 1 old key/);
    const fresh = await keys.current(council);
    assert.notEqual(fresh.publicKey, old.publicKey);
    assert.equal((await keys.open(council, [old.id])).length, 1, 'the old one still signs');

    // A browser that re-syncs without a word of its key keeps the one that it came with.
    const before = await keyOf(token);
    await change(token, { channel: browser(`${on.fresh()}-old`) });
    assert.equal(await keyOf(token), before);
    const named = { ...browser(`${on.fresh()}-old`), vapidKey: old.publicKey };
    await refused(change(token, { channel: named }), 'channel-key-old');
    const moved = { ...browser(`${on.fresh()}-new`), vapidKey: fresh.publicKey };
    await follow({ channel: moved });
    said = '';
    await keyList.run(context, { council });
    assert.match(said, /current {2}1 channel\n/);
    // What nothing hangs on goes, a day later; what somebody came with stays.
    const unused = await keys.current('rushmoor');
    await keyRotate.run(context, { council: 'rushmoor' });
    const left = async () => (await keys.open('rushmoor', [unused.id])).length;
    await store.oldKeys.prune({});
    assert.equal(await left(), 1, 'a sign-up may be under way with it');
    clock.pass(24 * 3_600_000);
    await store.oldKeys.prune({});
    assert.equal(await left(), 0);
    assert.equal((await keys.open(council, [old.id])).length, 1);
  });
});
