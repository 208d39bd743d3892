import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCouncils } from '../councils/councils.js';
import { systemClock as clock } from '../ground/clock.js';
import { createLog } from '../ground/log.js';
import { startPushService, type PushService } from '../testing/push-service.js';
import { createReceiver } from '../testing/receiver.js';
import { eachEngine } from '../testing/stores.js';
import type { DeliveryJob } from './delivery.js';
import { createPush, type Push } from './push.js';

eachEngine('push', (stores) => {
  const receiver = createReceiver();
  let service: PushService;
  let push: Push;
  let newJob: (path: string) => Promise<DeliveryJob>;
  let closeCouncils: () => void;

  before(async () => {
    service = await startPushService();
    process.env['NODE_EXTRA_CA_CERTS'] = service.certificate;
    const store = await stores.open();
    const councils = createCouncils({ store, clock });
    closeCouncils = councils.close;
    await councils.save('hart', {
      name: 'Hart District Council',
      shortName: 'Hart',
      services: [],
      contact: { url: 'https://www.hart.example/contact', phone: '' },
      privacyUrl: 'https://www.hart.example/privacy',
      pushContact: 'mailto:webteam@hart.example',
    });
    const hosts = [{ name: 'localhost', port: service.port, privateAllowed: true }];
    push = createPush({
      store,
      clock,
      councils,
      log: createLog('silent'),
      secret: 'a secret of thirty-two characters',
      config: { pushHosts: hosts },
      post: null,
      baseUrl: () => 'https://relay.example',
    });
    await push.start();
    newJob = async (path) => {
      await push.pushKey('hart');
      const key = await store.keys.current({ council: 'hart' });
      const { p256dh, auth } = receiver.keys;
      const endpoint = `https://localhost:${service.port}/${path}`;
      return {
        council: 'hart',
        batch: 'batch-1',
        payloads: { en: 'words' },
        ttl: 60,
        urgency: 'normal',
        topic: 'line',
        channels: [{ id: path, endpoint, p256dh, auth, vapidKey: key?.id ?? '', language: 'en' }],
      };
    };
  });
  after(async () => {
    await push.stop();
    closeCouncils();
    await service.stop();
  });

  test('delivers under the key that clients are given', async () => {
    const [outcome] = await push.deliver(await newJob('one'));
    assert.deepEqual(outcome, {
      channel: 'one',
      host: 'localhost',
      result: 'accepted',
      status: 201,
    });
    const { headers, body } = await service.arrived('/one');
    assert.equal(receiver.open(body), 'words');
    assert.ok(headers.authorization?.endsWith(`k=${await push.pushKey('hart')}`));
  });

  test('another council’s key does not serve', async () => {
    const job = await newJob('two');
    await assert.rejects(push.deliver({ ...job, council: 'rushmoor' }), {
      code: 'council-unknown',
    });
    const [outcome] = await push.deliver({
      ...job,
      channels: job.channels.map((channel) => ({ ...channel, vapidKey: 'unknown' })),
    });
    assert.equal(outcome?.result, 'failed');
    assert.equal(
      service.posted.some(({ path }) => path === '/two'),
      false,
    );
  });
});
