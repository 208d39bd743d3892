import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, type NewFollower } from '@bellman/protocol';
import { createReceiver } from '../testing/receiver.js';
import { browser, signUpOn } from '../testing/sign-up.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('followers', (stores) => {
  const on = signUpOn(stores);
  const { change, follow, followed, gone, refused, unfollow } = on;

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

  test('are no more than so many from one address in ten minutes', async () => {
    const from = (address: string, name: number | string) =>
      follow({ channel: browser(`${on.fresh()}-${name}`) }, '', 'hart', address);
    for (let n = 0; n < limits.followsPerAddress; n += 1) await from('8.8.4.4', n);
    await refused(from('8.8.4.4', 'more'), 'too-fast');
    await from('8.8.8.8', 'other');
  });

  test('are refused by the first thing that is wrong, and nothing is kept', async () => {
    const { keys } = browser(on.fresh());
    const endpoint = browser(on.fresh()).endpoint;
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

  test('change what is given and leave the rest', async () => {
    const { token, follower } = await follow();
    assert.deepEqual(await change(token, { language: 'cy' }), { ...follower, language: 'cy' });
    const moved = await change(token, { places: [{ area: 'E05009355' }], services: [] });
    assert.equal(moved.places[0]?.area?.name, 'Fleet Central');
    assert.deepEqual(moved.services, []);
    await refused(change(token, { places: [] }), 'nothing-followed');
    await refused(change('another', { places: [] }), 'follower-unknown');
  });

  test('stop and are erased; the endpoint is free again', async () => {
    const { token } = await follow();
    assert.equal(await unfollow(token), undefined);
    await gone(token);
    await refused(unfollow(token), 'follower-unknown');
    await follow({
      channel: { endpoint: browser(on.fresh()).endpoint, keys: createReceiver().keys },
    });
  });
});
