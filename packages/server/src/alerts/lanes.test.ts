import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from '../testing/alert-desk.js';
import { answered, openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { gate } from '../testing/gate.js';
import { atEwshot, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('a push service that hangs', (stores) => {
  test('takes its own share of what is sent at once, and no more', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const desk = await openDesk(store, clock);
    // Those that hang signed up first, so their batches would go first.
    for (const host of ['hang.example', 'well.example']) {
      for (let n = 0; n < 5; n += 1) await signUp(store, atEwshot, { host });
    }
    const { id } = await desk.approved();
    const hanging = gate();
    let held = gate();
    const sending = openSending(store, clock, {
      ...{ batch: 1, scan: 1_000 },
      deliver: async (job) => {
        if (job.channels[0]?.endpoint.startsWith('https://hang.example')) {
          held.open();
          await hanging.opened;
        }
        return answered(job, () => ({}));
      },
    });
    while (await sending.timers.next()) continue;
    const loop = async (): Promise<void> => {
      while (await sending.dispatch.next()) continue;
    };
    // As many as a relay has, each until it hangs or finds nothing: on PostgreSQL one that looks
    // while another takes passes over what that one holds.
    const loops: Promise<void>[] = [];
    for (let n = 0; n < 8; n += 1) {
      held = gate();
      const one = loop();
      loops.push(one);
      await Promise.race([one, held.opened]);
    }
    try {
      const busy = sending.jobs.map(({ channels }) => new URL(channels[0]?.endpoint ?? '').host);
      assert.equal(busy.filter((host) => host === 'hang.example').length, 2);
      assert.equal(await sending.dispatch.wait(), null, 'nothing that waits for others is due');
    } finally {
      hanging.open();
      await Promise.all(loops);
    }
    assert.equal((await store.alerts.progress({ id })).counts?.accepted, 10);
  });
});
