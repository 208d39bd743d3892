import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemView } from '@bellman/protocol';
import { openDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { alter } from '../testing/alter.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const statements: readonly [what: string, statement: string][] = [
  ['its end', `update alerts set expires_at = expires_at + 1`],
  ['its severity', `update alerts set severity = 'Extreme'`],
  ['its link', `update alerts set link = 'https://elsewhere.example'`],
  ['a word', `update alert_texts set what = 'The river is rising. Pay here.'`],
  [
    'a language more',
    `insert into alert_texts select council, alert, 'cy', headline, what, instruction from alert_texts`,
  ],
  ['its area', `update alert_areas set code = '${blackwater.code}' where code = '${ewshot.code}'`],
  ['its area’s shape', `update alert_areas set shape = '[]'`],
  ['what it was chosen as', `update alert_areas set source = '{}'`],
  ['whom it meets', `update alert_areas set meets = '["${blackwater.code}"]'`],
  ['its category', `update alerts set category = 'Fire'`],
  ['when it goes out', `update alerts set send_at = 1`],
  ['what it is in its line', `update alerts set type = 'all-clear'`],
  ['for whom it is sent', `update alerts set partner = 'somebody'`],
  ['that it is real', `update alerts set exercise = 1`],
  ['its services', `insert into alert_services select council, id, 'waste' from alerts`],
];

eachEngine('an alert that was altered after approval', (stores) => {
  for (const [what, statement] of statements) {
    test(`goes nowhere when ${what} changed: back to the author, with the reason`, async () => {
      const clock = handClock();
      let store = await stores.open({ clock });
      let desk = await openDesk(store, clock);
      await signUp(store, atEwshot, { services: ['waste'] });
      const alert = await desk.approved();
      await store.close();
      await alter(stores.place(), statement);
      store = await stores.open({ clock });
      desk = await openDesk(store, clock);

      const sending = openSending(store, clock);
      await sending.settle();
      const after = await desk.read(alert.id);
      assert.deepEqual(sending.jobs, []);
      assert.equal(after.state, 'returned');
      assert.deepEqual(after.steps.at(-1), {
        event: 'refuse',
        from: 'approved',
        to: 'returned',
        by: null,
        at: clock.now(),
        reason: problemView('alert-altered-after-approval').title,
      });
      // It is finished here, so that the next statement meets its own alert only.
      const again = await desk.edit(after, { services: [] });
      await desk.step(again, { event: 'submit' }, desk.pat);
      await desk.step(again, { event: 'reject', reason: 'Altered.' }, desk.alex);
      await store.close();
    });
  }
});
