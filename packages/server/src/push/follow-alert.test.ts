import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FollowAlertAnswer, NewChannel } from '@bellman/protocol';
import { knownPushHosts } from '../ground/push-hosts.js';
import type { Call } from '../http/route.js';
import { openDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp } from '../testing/hart.js';
import { browser } from '../testing/sign-up.js';
import { onEngine } from '../testing/stores.js';
import { followAlertRoutes, type FollowAlertRoutes } from './follow-alert.js';
import { createKeys } from './keys.js';
import { checkSubscription } from './subscription.js';

onEngine('sqlite', 'following an alert', (stores) => {
  const clock = handClock();
  let routes: FollowAlertRoutes;
  let alert = '';
  before(async () => {
    const store = await stores.open({ clock });
    const desk = await openDesk(store, clock);
    const sending = openSending(store, clock);
    await signUp(store, atEwshot);
    ({ id: alert } = await desk.approved({ followable: true }));
    await sending.settle();
    const keys = createKeys({ store, clock, secret: 'a secret of thirty-two characters' });
    const channel = async (council: string, given: NewChannel) =>
      checkSubscription(given, {
        ...{ hosts: knownPushHosts, key: await keys.current(council), now: clock.now() },
      });
    routes = followAlertRoutes({ store, clock, channel });
  });

  const call = (body: unknown, bearer = '', address = '127.0.0.1', id = alert) =>
    ({ council: 'hart', id, body, bearer, address }) as unknown as Call<'followAlert'>;
  const follow = async (...args: Parameters<typeof call>): Promise<FollowAlertAnswer> =>
    (await routes.followAlert(call(...args))) as FollowAlertAnswer;

  test('a browser of one’s own gets a token for it, and is forgotten by that', async () => {
    const body = { channel: browser('follows-alert'), language: 'cy' };
    const { token, follower } = await follow(body);
    assert.ok(token !== null && follower !== null);
    assert.deepEqual(
      [follower.language, follower.places, follower.alerts, follower.channels.length],
      ['cy', [], [alert], 1],
    );
    // Known by now: whoever shows the token sees the follower, and nobody gets another token.
    assert.deepEqual(await follow(body), { token: null, follower: null });
    assert.deepEqual(await follow({ language: 'en' }, token), { token: null, follower });
    await routes.unfollowAlert({ ...call(undefined, token), body: undefined });
    await assert.rejects(follow({ language: 'en' }, token), { code: 'follower-unknown' });
  });

  test('is refused without anybody to tell, and where there is no such alert', async () => {
    await assert.rejects(follow({ language: 'en' }), { code: 'follower-unknown' });
    const elsewhere = { ...browser('elsewhere'), endpoint: 'https://192.168.0.1/x' };
    await assert.rejects(follow({ channel: elsewhere, language: 'en' }), {
      code: 'endpoint-private',
    });
    const nowhere = '01890000-0000-7000-8000-000000000000';
    const body = { channel: browser('nowhere'), language: 'en' };
    await assert.rejects(follow(body, '', '127.0.0.1', nowhere), { code: 'alert-unknown' });
  });

  test('is counted by address, as sign-ups are', async () => {
    const many = async (): Promise<void> => {
      for (;;) await follow({ channel: browser('again'), language: 'en' }, '', '8.8.8.8');
    };
    await assert.rejects(many, { code: 'too-fast' });
  });
});
