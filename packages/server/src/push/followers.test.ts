import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import {
  limits,
  type ChangeFollower,
  type FollowerView,
  type NewChannel,
  type NewFollower,
  type NewFollowerAnswer,
} from '@bellman/protocol';
import { importAreas } from '../councils/import-areas.js';
import { importPostcodes } from '../councils/import-postcodes.js';
import { createCouncils } from '../councils/councils.js';
import { systemClock as clock } from '../ground/clock.js';
import { knownPushHosts } from '../ground/push-hosts.js';
import type { Call } from '../http/route.js';
import type { Store } from '../store/store.js';
import { createReceiver } from '../testing/receiver.js';
import { eachEngine } from '../testing/stores.js';
import { followerRoutes, type FollowerRoutes } from './followers.js';
import { createKeys } from './keys.js';

const demo = (name: string): string => new URL(`../../demo/${name}`, import.meta.url).pathname;

const service = (id: string, alerts: boolean) => ({ id, names: { en: id }, chat: true, alerts });
const settings = (name: string) => ({
  name,
  shortName: name,
  services: [service('waste', true), service('planning', true), service('housing', false)],
  contact: { url: 'https://www.hart.example/contact', phone: '' },
  privacyUrl: 'https://www.hart.example/privacy',
  pushContact: 'mailto:webteam@hart.example',
});

/** A browser's subscription; the same `name` is the same browser. */
const browsers = new Map<string, NewChannel>();
const browser = (name: string): NewChannel => {
  const known = browsers.get(name);
  if (known) return known;
  const made = {
    endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${name}`,
    keys: createReceiver().keys,
  };
  browsers.set(name, made);
  return made;
};

eachEngine('followers', (stores) => {
  let store: Store;
  let routes: FollowerRoutes;
  let count = 0;
  let fresh = '';

  before(async () => {
    store = await stores.open();
    const councils = createCouncils({ store, clock });
    await councils.save('hart', settings('Hart District Council'));
    await councils.save('rushmoor', settings('Rushmoor Borough Council'));
    await importAreas({ store, council: 'hart', file: demo('hart/wards.geojson') });
    await importPostcodes({ store, council: 'hart', file: demo('hart/codepoint-open-hart.csv') });
    await importPostcodes({
      store,
      council: 'rushmoor',
      file: demo('rushmoor/codepoint-open-rushmoor.csv'),
    });
    const keys = createKeys({ store, clock, secret: 'a secret of thirty-two characters' });
    routes = followerRoutes({ store, clock, councils, keys, hosts: knownPushHosts });
  });
  beforeEach(() => {
    fresh = `${stores.engine}-${(count += 1)}`;
  });

  const call = (body: unknown, bearer = '', council = 'hart') =>
    ({ council, id: '', body, bearer, address: '127.0.0.1' }) as unknown as Call<'follow'>;
  const wish = (more: Partial<NewFollower> = {}): NewFollower => ({
    places: [{ postcode: 'gu514ae' }],
    services: ['waste'],
    language: 'en',
    channel: browser(fresh),
    ...more,
  });
  const follow = async (more: Partial<NewFollower> = {}, bearer = '', council = 'hart') =>
    (await routes.follow(call(wish(more), bearer, council))) as NewFollowerAnswer;
  const followed = async (token: string, council = 'hart') =>
    (await routes.followed(call(undefined, token, council) as never)) as FollowerView;
  const change = async (token: string, body: ChangeFollower) =>
    (await routes.changeFollowed(call(body, token) as never)) as FollowerView;
  const unfollow = (token: string) => routes.unfollow(call(undefined, token) as never);
  const refused = (act: Promise<unknown>, code: string) =>
    assert.rejects(act, { name: 'Problem', code });
  const gone = (token: string) => refused(followed(token), 'follower-unknown');

  test('are kept with places, services and a channel, and known by their token alone', async () => {
    const { token, follower } = await follow({
      places: [
        { postcode: 'gu514ae', label: 'Home' },
        { area: 'E05009359' },
        { area: 'E05009359' },
      ],
      services: ['waste', 'planning', 'waste'],
      language: 'cy',
    });
    assert.deepEqual(await followed(token), follower);
    assert.deepEqual(follower.places, [
      { label: 'Home', postcode: 'GU51 4AE', area: null },
      {
        label: '',
        postcode: null,
        area: { kind: 'ward', code: 'E05009359', name: 'Hook', population: null },
      },
    ]);
    assert.deepEqual(follower.services, ['planning', 'waste']);
    assert.equal(follower.language, 'cy');
    assert.equal(follower.channels.length, 1);
    await refused(followed('another'), 'follower-unknown');
    await refused(followed(''), 'follower-unknown');
    await refused(followed(token, 'rushmoor'), 'follower-unknown');
  });

  test('are refused by the first thing that is wrong, and nothing is kept', async () => {
    const { keys } = browser(fresh);
    const endpoint = browser(fresh).endpoint;
    const point = Buffer.from(keys.p256dh, 'base64url');
    const offCurve = Buffer.from(point);
    offCurve[64]! ^= 1;
    const refusals: [Partial<NewFollower>, string][] = [
      [{ places: [] }, 'nothing-followed'],
      [{ places: [{ postcode: 'GU51' }] }, 'postcode-malformed'],
      [{ places: [{ postcode: 'GU51 4AE' }, { postcode: 'GU51 9ZZ' }] }, 'postcode-unknown'],
      [{ places: [{ postcode: 'GU11 1AA' }] }, 'postcode-elsewhere'],
      [{ places: [{ postcode: 'SW1A 1AA' }] }, 'postcode-elsewhere'],
      [{ places: [{ area: 'E05000000' }] }, 'area-unknown'],
      [{ services: ['waste', 'sweets'] }, 'service-unknown'],
      [{ services: ['housing'] }, 'service-unknown'],
      [{ channel: { endpoint: 'https://evil.example/x', keys } }, 'endpoint-host-unknown'],
      [{ channel: { endpoint: 'https://127.0.0.1/x', keys } }, 'endpoint-private'],
      [
        { channel: { endpoint, keys: { ...keys, p256dh: offCurve.toString('base64url') } } },
        'channel-keys-wrong',
      ],
      [
        {
          channel: {
            endpoint,
            keys: { ...keys, p256dh: point.subarray(0, 64).toString('base64url') },
          },
        },
        'channel-keys-wrong',
      ],
      [{ channel: { endpoint, keys: { ...keys, auth: 'AAAA' } } }, 'channel-keys-wrong'],
      [{ channel: { endpoint, keys: { ...keys, auth: '' } } }, 'channel-keys-wrong'],
      [{ channel: { endpoint, keys, vapidKey: 'an-older-key' } }, 'channel-key-old'],
    ];
    for (const [more, code] of refusals) await refused(follow(more), code);
    // The endpoint is still nobody's: signing up with other keys needs no proof.
    assert.ok(await follow({ channel: { endpoint, keys: createReceiver().keys } }));
  });

  test('keys may be written in either base64', async () => {
    const { endpoint, keys } = browser(fresh);
    const old = (text: string): string => Buffer.from(text, 'base64url').toString('base64');
    await follow({
      channel: { endpoint, keys: { p256dh: old(keys.p256dh), auth: old(keys.auth) } },
    });
    assert.ok(await follow(), 'the same auth, so the same browser');
  });

  test('a known endpoint is not taken over by somebody who only knows it', async () => {
    const { token } = await follow();
    const { endpoint, keys } = browser(fresh);
    const stranger = { endpoint, keys: createReceiver().keys };
    await refused(follow({ channel: stranger }), 'channel-known');
    await refused(follow({ channel: stranger }, 'a-guess'), 'channel-known');
    const other = await follow({ channel: browser(`${fresh}-other`) });
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
    const { endpoint } = browser(fresh);
    const third = await follow(
      { channel: { endpoint, keys: createReceiver().keys } },
      second.token,
    );
    await gone(second.token);
    assert.deepEqual((await followed(third.token)).channels, first.follower.channels);
  });

  test('a follower with another channel left stays when one moves away', async () => {
    const { token } = await follow();
    await change(token, { channel: browser(`${fresh}-phone`) });
    await follow({ channel: browser(`${fresh}-phone`) });
    assert.equal((await followed(token)).channels.length, 1);
  });

  test('change what is given and leave the rest', async () => {
    const { token, follower } = await follow();
    assert.deepEqual(await change(token, { language: 'cy' }), { ...follower, language: 'cy' });
    const moved = await change(token, { places: [{ area: 'E05009355' }], services: [] });
    assert.equal(moved.places[0]?.area?.name, 'Fleet Central');
    assert.deepEqual(moved.services, []);
    await refused(change(token, { places: [] }), 'nothing-followed');
    await refused(change('another', { places: [] }), 'follower-unknown');
  });

  test('keep the newest channels where there are too many', async () => {
    const { token } = await follow();
    for (let at = 0; at < limits.channels; at += 1) {
      await change(token, { channel: browser(`${fresh}-${at}`) });
    }
    const { channels } = await followed(token);
    assert.equal(channels.length, limits.channels);
    // The first gave way, so it is nobody's now.
    const keys = createReceiver().keys;
    await follow({ channel: { endpoint: browser(fresh).endpoint, keys } });
  });

  test('stop and are erased; the endpoint is free again', async () => {
    const { token } = await follow();
    assert.equal(await unfollow(token), undefined);
    await gone(token);
    await refused(unfollow(token), 'follower-unknown');
    await follow({ channel: { endpoint: browser(fresh).endpoint, keys: createReceiver().keys } });
  });

  test('are erased with their last channel when a push service says it is gone', async () => {
    const { token, follower } = await follow();
    const both = await change(token, { channel: browser(`${fresh}-phone`) });
    const [one, two] = both.channels.map(({ id }) => id);
    assert.ok(one && two && follower.channels[0]?.id === one);
    assert.deepEqual(await store.followers.dropChannels({ channels: [one, 'unknown'] }), {
      dropped: 1,
    });
    assert.deepEqual(
      (await followed(token)).channels.map(({ id }) => id),
      [two],
    );
    assert.deepEqual(await store.followers.dropChannels({ channels: [one, two] }), { dropped: 1 });
    await gone(token);
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
