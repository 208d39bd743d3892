import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { CurrentAlerts } from '@bellman/protocol';
import type { Reply } from '../http/route.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { atEwshot, signUp } from '../testing/hart.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { onEngine } from '../testing/stores.js';
import { createCurrent, currentRoutes } from './current.js';

const HOUR = 3_600_000;

onEngine('sqlite', 'current alerts', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUp(store, atEwshot, { services: ['waste', 'planning'] });
  });

  test('are those that went out and have not ended, in the reader’s language', async () => {
    const current = createCurrent({ store, clock, baseUrl: () => 'https://relay.example' });
    await desk.submitted();
    assert.deepEqual(await current('hart', 'en'), []);

    // The graver is the older: it is first all the same.
    const flood = await desk.approved({ expiresAt: clock.now() + 2 * HOUR });
    await openSending(store, clock).settle();
    clock.pass(1);
    const { id } = await desk.approved({
      kind: 'service',
      severity: 'Minor',
      services: ['waste'],
      texts: {
        en: { headline: 'Bins are late', what: 'A lorry broke down.', instruction: '' },
        cy: { headline: 'Biniau’n hwyr', what: 'Torrodd lori i lawr.', instruction: '' },
      },
      expiresAt: clock.now() + 4 * HOUR,
    });
    await openSending(store, clock).settle();
    const bins = {
      id,
      line: id,
      headline: 'Biniau’n hwyr',
      severity: 'Minor',
      type: 'alert',
      services: ['waste'],
      url: `https://relay.example/c/hart/alerts/${id}?lang=cy`,
    };
    const welsh = await current('hart', 'cy');
    assert.deepEqual(
      welsh.find((alert) => alert.id === id),
      bins,
    );
    // What is not written in Welsh is read in English.
    assert.equal(welsh.find((alert) => alert.id === flood.id)?.headline, 'Flooding in Ewshot');
    assert.deepEqual(await current('rushmoor', 'en'), []);

    // A banner's: with what it needs besides.
    const baseUrl = () => 'https://relay.example';
    const { currentAlerts } = currentRoutes({ store, clock, baseUrl, councils: desk.councils });
    const call = { council: 'hart', id: '', body: undefined, bearer: '', conversation: '' };
    const { body, headers } = (await currentAlerts({
      ...call,
      ...{ address: '', language: 'cy', before: null, staff: desk.pat },
    })) as Reply;
    const { alerts, page } = body as CurrentAlerts;
    assert.equal(headers['cache-control'], 'public, max-age=30');
    // What has ended is judged by the relay's clock, not by a device's.
    assert.equal(Date.parse(headers['date'] ?? ''), Math.floor(clock.now() / 1000) * 1000);
    assert.equal(headers['access-control-expose-headers'], 'date');
    assert.equal(page, 'https://relay.example/c/hart/alerts/?lang=cy');
    assert.deepEqual(
      alerts.map(({ headline, language, kind, exercise }) => [headline, language, kind, exercise]),
      [
        ['Flooding in Ewshot', 'en', 'emergency', false],
        ['Biniau’n hwyr', 'cy', 'service', false],
      ],
    );

    // Ended by the clock, whether or not anybody has noted it yet.
    clock.pass(2 * HOUR);
    assert.deepEqual(
      (await current('hart', 'en')).map(({ headline }) => headline),
      ['Bins are late'],
    );
    clock.pass(2 * HOUR);
    assert.deepEqual(await current('hart', 'en'), []);
    await store.close();
  });
});
