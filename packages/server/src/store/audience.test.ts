import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { importPostcodes } from '../councils/import-postcodes.js';
import { toDegrees } from '../ground/geometry.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { hartFile, signUp, signUpAll } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

type WardGeometry = Parameters<typeof booleanPointInPolygon>[1];

/** Hart's wards straight from the file, for the oracle. */
const wardsOfFile = async (): Promise<{ code: string; geometry: WardGeometry }[]> => {
  const file = JSON.parse(await readFile(hartFile('wards.geojson'), 'utf8')) as {
    features: { properties: { WD21CD: string }; geometry: WardGeometry }[];
  };
  return file.features.map(({ properties, geometry }) => ({ code: properties.WD21CD, geometry }));
};

const postcodesOfFile = async (): Promise<string[]> =>
  (await readFile(hartFile('codepoint-open-hart.csv'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(1, 8).replace(' ', ''));

eachEngine('an audience', (stores) => {
  const clock = handClock();
  let desk: AlertDesk;
  /** Channel → where its follower lives, 1e-7 degree. */
  const homes = new Map<string, { lat: number; lon: number }>();

  before(async () => {
    const store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await importPostcodes({ store, council: 'hart', file: hartFile('codepoint-open-hart.csv') });
    const postcodes = await postcodesOfFile();
    await signUpAll(postcodes.length, async (index) => {
      const postcode = postcodes[index] ?? '';
      const outward = postcode.slice(0, -3);
      const { here } = await store.postcodes.locate({ council: 'hart', postcode, outward });
      assert.ok(here, postcode);
      const { channel } = await signUp(store, { label: '', postcode, ...here });
      homes.set(channel, here);
    });
  });

  /** Approves an alert for `code`, lets its audience be written down, and takes all its batches. */
  const send = async (code: string, most: number): Promise<string[]> => {
    const { store } = desk;
    const alert = await desk.approved({ where: [{ type: 'area', code }] });
    const { followers } = await store.audience.countAlert({ alert: alert.id });
    assert.equal(await store.alerts.send({ id: alert.id, followers }), 'sending');
    const rest = {
      alert: alert.id,
      most,
      batch: 250,
      lease: { by: 'test', ms: 1_000 },
      tell: false,
    };
    let cursor = await store.audience.writeDown({ ...rest, cursor: null });
    while (cursor !== null) cursor = await store.audience.writeDown({ ...rest, cursor });
    const channels: string[] = [];
    for (;;) {
      const batch = await store.dispatch.lease({ by: 'test', ms: 60_000 });
      if (batch === null) break;
      assert.ok(batch.channels.length <= 250);
      channels.push(...batch.channels.map(({ id }) => id));
    }
    assert.equal(channels.length, followers);
    assert.equal((await store.alerts.progress({ id: alert.id })).counts?.audience, followers);
    return channels.sort();
  };

  test('is Turf’s for each of the 11 wards, with a follower at each of the 2,752 postcodes', async () => {
    assert.equal(homes.size, 2_752);
    const wards = await wardsOfFile();
    assert.equal(wards.length, 11);
    let all = 0;
    for (const [index, { code, geometry }] of wards.entries()) {
      const expected = [...homes]
        .filter(([, { lat, lon }]) =>
          booleanPointInPolygon([toDegrees(lon), toDegrees(lat)], geometry),
        )
        .map(([channel]) => channel)
        .sort();
      // Parts of many sizes, so that the places where one ends and the next begins differ.
      assert.deepEqual(await send(code, 40 + index * 97), expected, code);
      all += expected.length;
    }
    assert.equal(all, 2_752);
  });

  test('counts the same as it sends, by area, beside the population', async () => {
    const wards = await wardsOfFile();
    const counted = await desk.audience(wards.map(({ code }) => code));
    assert.equal(counted.followers, 2_752);
    assert.equal(counted.channels, 2_752);
    assert.equal(
      counted.byArea.reduce((sum, { followers }) => sum + (followers ?? 0), 0),
      2_752,
    );
    assert.equal(
      counted.population,
      counted.byArea.reduce((sum, { area }) => sum + (area.population ?? 0), 0),
    );
    assert.ok((counted.population ?? 0) > 90_000);
  });
});
