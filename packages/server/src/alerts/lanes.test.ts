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
    const sending = openSending(store, clock, {
      ...{ batch: 1, scan: 1_000 },
      deliver: async (job) => {
        if (job.channels[0]?.endpoint.startsWith('https://hang.example')) await hanging.opened;
        return answered(job, () => ({}));
      },
    });
    while (await sending.timers.next()) continue;
    // As many loops as a relay has, all at one moment.
    const idle = gate();
    let resting = 0;
    const loops = Array.from({ length: 8 }, async () => {
      while (await sending.dispatch.next()) continue;
      if ((resting += 1) === 6) idle.open();
    });
    await idle.opened;
    const busy = sending.jobs.map(({ channels }) => new URL(channels[0]?.endpoint ?? '').host);
    assert.equal(busy.filter((host) => host === 'hang.example').length, 2);
    assert.equal(await sending.dispatch.wait(), null, 'nothing that waits for others is due');
    hanging.open();
    await Promise.all(loops);
    assert.equal((await store.alerts.progress({ id })).counts?.accepted, 10);
  });
});
