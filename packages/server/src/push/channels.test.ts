import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { createReceiver } from '../testing/receiver.js';
import { browser, signUpOn } from '../testing/sign-up.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('channels', (stores) => {
  const on = signUpOn(stores);
  const { change, follow, followed, gone, refused } = on;

  test('keys may be written in either base64', async () => {
    const { endpoint, keys } = browser(on.fresh());
    const old = (text: string): string => Buffer.from(text, 'base64url').toString('base64');
    await follow({
      channel: { endpoint, keys: { p256dh: old(keys.p256dh), auth: old(keys.auth) } },
    });
    assert.ok(await follow(), 'the same auth, so the same browser');
  });

  test('a known endpoint is not taken over by somebody who only knows it', async () => {
    const { token } = await follow();
    const { endpoint, keys } = browser(on.fresh());
    const stranger = { endpoint, keys: createReceiver().keys };
    await refused(follow({ channel: stranger }), 'channel-known');
    await refused(follow({ channel: stranger }, 'a-guess'), 'channel-known');
    const other = await follow({ channel: browser(`${on.fresh()}-other`) });
    await refused(change(other.token, { services: [], channel: stranger }), 'channel-known');
    assert.deepEqual((await followed(other.token)).services, ['waste'], 'nothing half changed');
    assert.equal((await followed(token)).channels.length, 1);
    // In another council it is another channel.
    await follow(
      { channel: { endpoint, keys }, places: [{ postcode: 'GU11 1AA' }] },
      '',
      'rushmoor',
    );
  });

  test('with its auth secret or the old token it moves, and an emptied follower is erased', async () => {
    const first = await follow();
    const second = await follow({ services: ['planning'] });
    await gone(first.token);
    assert.deepEqual(second.follower.channels, first.follower.channels);
    const { endpoint } = browser(on.fresh());
    const third = await follow(
      { channel: { endpoint, keys: createReceiver().keys } },
      second.token,
    );
    await gone(second.token);
    assert.deepEqual((await followed(third.token)).channels, first.follower.channels);
  });

  test('a follower with another channel left stays when one moves away', async () => {
    const { token } = await follow();
    await change(token, { channel: browser(`${on.fresh()}-phone`) });
    await follow({ channel: browser(`${on.fresh()}-phone`) });
    assert.equal((await followed(token)).channels.length, 1);
  });

  test('keep the newest channels where there are too many', async () => {
    const { token } = await follow();
    for (let at = 0; at < limits.channels; at += 1) {
      await change(token, { channel: browser(`${on.fresh()}-${at}`) });
    }
    const { channels } = await followed(token);
    assert.equal(channels.length, limits.channels);
    // The first gave way, so it is nobody's now.
    const keys = createReceiver().keys;
    await follow({ channel: { endpoint: browser(on.fresh()).endpoint, keys } });
  });

  test('are erased with their last channel when a push service says it is gone', async () => {
    const { token, follower } = await follow();
    const both = await change(token, { channel: browser(`${on.fresh()}-phone`) });
    const [one, two] = both.channels.map(({ id }) => id);
    assert.ok(one && two && follower.channels[0]?.id === one);
    assert.deepEqual(await on.store().followers.dropChannels({ channels: [one, 'unknown'] }), {
      dropped: 1,
    });
    assert.deepEqual(
      (await followed(token)).channels.map(({ id }) => id),
      [two],
    );
    assert.deepEqual(await on.store().followers.dropChannels({ channels: [one, two] }), {
      dropped: 1,
    });
    await gone(token);
  });

  test('by e-mail are refused, in words about alerts, where no e-mails are sent', async () => {
    await refused(follow({ channel: { email: 'ann@example.com' } }), 'alert-mail-off');
  });

  test('that sign up with one browser at the same moment leave one of them', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => follow()));
    const alive: boolean[] = [];
    for (const { token } of answers) {
      alive.push(
        await followed(token).then(
          () => true,
          () => false,
        ),
      );
    }
    assert.equal(alive.filter(Boolean).length, 1);
  });
});
