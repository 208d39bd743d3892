import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { problemView } from '@bellman/protocol';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { alter } from '../testing/alter.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

/** What is done behind the relay's back to one alert, by its id. */
const statements: readonly [what: string, statement: (id: string) => string][] = [
  ['its end', (id) => `update alerts set expires_at = expires_at + 1 where id = '${id}'`],
  ['its severity', (id) => `update alerts set severity = 'Extreme' where id = '${id}'`],
  ['its link', (id) => `update alerts set link = 'https://elsewhere.example' where id = '${id}'`],
  [
    'a word',
    (id) => `update alert_texts set what = 'The river is rising. Pay here.' where alert = '${id}'`,
  ],
  [
    'a language more',
    (id) =>
      `insert into alert_texts select council, alert, 'cy', headline, what, instruction from alert_texts where alert = '${id}'`,
  ],
  ['its area', (id) => `update alert_areas set code = '${blackwater.code}' where alert = '${id}'`],
  ['its area’s shape', (id) => `update alert_areas set shape = '[]' where alert = '${id}'`],
  ['what it was chosen as', (id) => `update alert_areas set source = '{}' where alert = '${id}'`],
  [
    'whom it meets',
    (id) => `update alert_areas set meets = '["${blackwater.code}"]' where alert = '${id}'`,
  ],
  ['its category', (id) => `update alerts set category = 'Fire' where id = '${id}'`],
  ['when it goes out', (id) => `update alerts set send_at = 1 where id = '${id}'`],
  ['what it is in its line', (id) => `update alerts set type = 'all-clear' where id = '${id}'`],
  ['for whom it is sent', (id) => `update alerts set partner = 'somebody' where id = '${id}'`],
  ['that it is real', (id) => `update alerts set exercise = 1 where id = '${id}'`],
  [
    'its services',
    (id) => `insert into alert_services select council, id, 'waste' from alerts where id = '${id}'`,
  ],
];

eachEngine('an alert that was altered after approval', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let jobs: readonly unknown[];
  const altered = new Map<string, string>();
  let untouched: string;

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUp(store, atEwshot, { services: ['waste'] });
    for (const [what] of statements) altered.set(what, (await desk.approved()).id);
    untouched = (await desk.approved()).id;
    await store.close();
    for (const [what, statement] of statements)
      await alter(stores.place(), statement(altered.get(what) ?? ''));
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    const sending = openSending(store, clock);
    await sending.settle();
    ({ jobs } = sending);
  });
  after(() => store.close());

  for (const [what] of statements)
    test(`goes back to the author, with the reason, when ${what} changed`, async () => {
      const alert = await desk.read(altered.get(what) ?? '');
      assert.equal(alert.state, 'returned');
      assert.deepEqual(alert.steps.at(-1), {
        event: 'refuse',
        from: 'approved',
        to: 'returned',
        by: null,
        at: clock.now(),
        reason: problemView('alert-altered-after-approval').title,
      });
    });

  test('and only the one that nobody touched goes out', async () => {
    assert.equal((await desk.read(untouched)).state, 'sent');
    assert.equal(jobs.length, 1);
  });
});
