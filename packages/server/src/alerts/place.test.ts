import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { PlaceAlerts } from '@bellman/protocol';
import { findPlace } from '../councils/places.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';
import { placeAlertRoutes } from './place.js';

const HOUR = 3_600_000;

eachEngine('the alerts at a postcode', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    for (const place of [atEwshot, { label: '', area: blackwater.code }])
      await signUp(store, place, { services: ['waste'] });
    const inEwshot = { postcode: 'GU105AE', lat: ewshot.lat, lon: ewshot.lon };
    await store.postcodes.importBatch({ council: 'hart', current: [inEwshot], ended: [] });
  });

  const at = (postcode: string, language: 'en' | 'cy' = 'en'): Promise<PlaceAlerts> => {
    const { deskPlaceAlerts } = placeAlertRoutes({
      store,
      baseUrl: () => 'https://relay.example',
      findPlace: (council, text) => findPlace({ store, councils: desk.councils }, council, text),
    });
    const call = { council: 'hart', body: { postcode }, language };
    return deskPlaceAlerts(call as never) as Promise<PlaceAlerts>;
  };

  test('are those in force whose areas hold its point, in the words of the language', async () => {
    assert.deepEqual(await at('gu10 5ae'), { postcode: 'GU10 5AE', alerts: [] });
    await desk.approved({ where: [{ type: 'area', code: blackwater.code }] });
    await desk.submitted();
    const flood = await desk.approved({
      texts: {
        en: { headline: 'Flooding', what: 'The river is rising.', instruction: 'Move upstairs.' },
        cy: { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: 'Ewch i fyny.' },
      },
    });
    assert.deepEqual((await at('GU10 5AE')).alerts, [], 'not sent yet');
    await openSending(store, clock).settle();
    const shown = {
      id: flood.id,
      ...{ headline: 'Flooding', description: 'The river is rising.', severity: 'Severe' },
      ...{ instruction: 'Move upstairs.', endsAt: flood.expiresAt },
      url: `https://relay.example/c/hart/alerts/${flood.id}?lang=en`,
    };
    assert.deepEqual((await at('GU10 5AE')).alerts, [shown]);
    assert.equal((await at('GU10 5AE', 'cy')).alerts[0]?.headline, 'Llifogydd');
    clock.pass(4 * HOUR);
    assert.deepEqual((await at('GU10 5AE')).alerts, []);
  });

  test('are refused as where a postcode lies is', async () => {
    await assert.rejects(at('GU10'), { code: 'postcode-malformed' });
    await assert.rejects(at('GU10 5AF'), { code: 'postcode-unknown' });
    await assert.rejects(at('SW1A 1AA'), { code: 'postcode-elsewhere' });
  });
});
