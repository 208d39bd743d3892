import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AudienceCount, Selection } from '@bellman/protocol';
import { importPostcodes } from '../councils/import-postcodes.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, hartFile, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';
import { audienceCounter } from './reach.js';

/** A circle around the point in Ewshot, well within its ward. */
const circle = (radius: number) => ({
  ...{ type: 'circle' as const, name: 'around GU10 5AE', radius },
  ...{ lat: ewshot.lat, lon: ewshot.lon },
});

eachEngine('counting whom a selection reaches', (stores) => {
  let desk: AlertDesk;

  const count = async (selection: Partial<Selection>): Promise<AudienceCount> =>
    (await audienceCounter(desk)({
      ...{ council: 'hart', id: '', staff: desk.pat, bearer: '', conversation: '' },
      ...{ address: '192.0.2.1', language: 'en', before: null },
      body: {
        ...{ where: [], buffer: 0, services: [], exercise: false, general: false, version: null },
        ...selection,
      },
    })) as AudienceCount;

  before(async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    for (let at = 0; at < 6; at += 1) {
      await signUp(store, atEwshot, {
        services: at < 5 ? ['waste'] : ['planning'],
        preferences: { general: true, drills: at < 5 },
      });
    }
    for (let at = 0; at < 5; at += 1) await signUp(store, { label: '', area: ewshot.code });
    await signUp(store, { label: '', area: blackwater.code });
  });

  test('a drawn place is told by ward too; the few, and what would tell them, are not', async () => {
    const drawn = await count({ where: [circle(300), { type: 'area', code: blackwater.code }] });
    assert.deepEqual([drawn.followers, drawn.channels, drawn.line], [15, 15, null]);
    assert.deepEqual(
      drawn.byArea.map(({ area, followers }) => [area.kind, area.code, followers]),
      [
        ['circle', '', 11],
        ['ward', blackwater.code, null],
        ['ward', ewshot.code, 11],
      ],
    );
    assert.equal((await count({ where: [] })).followers, 0);
  });

  test('services, drills and general interest narrow it', async () => {
    const where = [circle(300)];
    assert.equal((await count({ where, services: ['waste'] })).followers, 5);
    assert.equal((await count({ where, services: ['planning'] })).followers, null);
    assert.equal((await count({ where, exercise: true })).followers, 5);
    assert.equal((await count({ where, general: true })).followers, 6);
    const both = { where, general: true, exercise: true, services: ['planning'] };
    assert.equal((await count(both)).followers, 0);
  });

  test('people are known of whole wards, estimated where one is cut, and else not known', async () => {
    const whole = { type: 'area' as const, code: ewshot.code };
    const people = (await count({ where: [whole] })).population ?? 0;
    assert.ok(people > 5_000);
    assert.equal((await count({ where: [circle(300)] })).population, null, 'no postcodes yet');
    const file = hartFile('codepoint-open-hart.csv');
    await importPostcodes({ store: desk.store, council: 'hart', file });
    const part = (await count({ where: [circle(300)] })).population ?? 0;
    assert.ok(part > 0 && part < people / 5, `${part} of ${people}`);
    assert.equal(part, Number(part.toPrecision(2)));
    // A place within a ward that was chosen adds nobody.
    const both = (await count({ where: [whole, circle(300)] })).population;
    assert.equal(both, Number(people.toPrecision(2)));
  });

  test('an alert of general interest counts those who chose to hear of such', async () => {
    const { store } = desk;
    const alert = await desk.create({ where: [circle(300)], kind: 'general', services: [] });
    const { followers, byWard } = await store.audience.countAlert({ alert: alert.id });
    assert.deepEqual([followers, byWard], [6, [{ code: ewshot.code, followers: 6 }]]);
  });
});
