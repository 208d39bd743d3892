import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../ground/clock.js';
import { createLog } from '../ground/log.js';
import { openDesk } from '../testing/alert-desk.js';
import { answered } from '../testing/alert-sending.js';
import { gate } from '../testing/gate.js';
import { atEwshot, signUp, signUpAll } from '../testing/hart.js';
import { hearing } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';
import { createAlerts } from './alerts.js';
import type { DeliveryJob, DeliveryOutcome } from './needs.js';

eachEngine('the alerts street', (stores) => {
  test('sends by itself once approved, and stops only when outcomes are written down', async () => {
    const store = await stores.open();
    const desk = await openDesk(store, systemClock);
    await signUpAll(30, () => signUp(store, atEwshot));
    const jobs: DeliveryJob[] = [];
    const handed = gate();
    const hold = gate();
    const alerts = createAlerts({
      store,
      clock: systemClock,
      ...{ councils: desk.councils, extents: desk.extents },
      again: { gate: async () => undefined, demand: async () => undefined },
      record: (line) => store.audit.append(line),
      log: createLog('silent'),
      baseUrl: () => 'https://relay.example',
      ...{ post: null, secret: 'a secret of thirty-two characters' },
      deliver: async (job): Promise<DeliveryOutcome[]> => {
        jobs.push(job);
        handed.open();
        await hold.opened;
        return answered(job, () => ({}));
      },
    });
    alerts.start();
    const { id } = await desk.approved();
    await handed.opened;
    assert.equal((await alerts.progress(id)).state, 'sending');
    const stopping = alerts.stop();
    hold.open();
    await stopping;
    assert.deepEqual(await alerts.progress(id), {
      council: 'hart',
      alert: id,
      state: 'sent',
      revision: 1,
      counts: { audience: 30, accepted: 30, gone: 0, failed: 0, pending: 0, held: 0 },
    });
    assert.equal(jobs.length, 1);
    assert.equal(jobs[0]?.channels.length, 30);

    // Stopped, it leaves what is approved to whoever starts next.
    const later = await desk.approved();
    const next = createAlerts({
      store,
      clock: systemClock,
      ...{ councils: desk.councils, extents: desk.extents },
      again: { gate: async () => undefined, demand: async () => undefined },
      record: (line) => store.audit.append(line),
      log: createLog('silent'),
      baseUrl: () => 'https://relay.example',
      ...{ post: null, secret: 'a secret of thirty-two characters' },
      deliver: async (job) => answered(job, () => ({})),
    });
    assert.equal((await next.progress(later.id)).state, 'approved');
    next.start();
    const heard = hearing(store);
    for (let seen = 0; (await next.progress(later.id)).state !== 'sent';) {
      await heard.until((news) => news.length > seen);
      seen = heard.news.length;
    }
    heard.stop();
    await next.stop();
  });
});
