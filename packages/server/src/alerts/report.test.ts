import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AlertReport } from '@bellman/protocol';
import type { Call } from '../http/route.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp, signUpAll } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';
import { beaconRoutes, createBeacons } from './beacons.js';
import type { DeliveryJob, DeliveryOutcome } from './needs.js';
import { reportRoutes } from './report.js';

const minute = 60_000;
/** A place in another ward. */
const atHook = { label: '', postcode: 'RG279HA', lat: 512780000, lon: -9640000 };

eachEngine('an alert’s report', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUpAll(20, (n) =>
      signUp(store, atEwshot, { host: n < 8 ? 'a.example' : 'b.example' }),
    );
    await signUpAll(2, () => signUp(store, atHook, { host: 'c.example' }));
  });

  const report = async (id: string, council = 'hart') =>
    (await reportRoutes({ store }).deskReport({
      council,
      id,
      staff: desk.pat,
    } as Call<'deskReport'>)) as AlertReport;
  const secret = 'a secret of thirty-two characters';
  const beacon = (token: string, what: 'shown' | 'opened', council = 'hart') =>
    beaconRoutes({ store, clock, beacons: createBeacons(secret, clock) }).beacon({
      ...{ council, body: { token, what }, address: '127.0.0.1' },
    } as Call<'beacon'>);
  const beaconOf = (job: DeliveryJob | undefined): string => {
    const payload = JSON.parse(job?.payloads['en'] ?? '') as {
      notification: { data: { beacon: string } };
    };
    return payload.notification.data.beacon;
  };

  test('tells by push service and ward, when, and who is in trouble', async () => {
    const areas = await store.areas.list({ council: 'hart' });
    const alert = await desk.approved({
      where: areas.map((area) => ({ type: 'area' as const, code: area.code })),
    });
    const later = (seconds: number, of: number) =>
      Array.from({ length: of }, () => ({ result: 'retry' as const, retryAfter: seconds * 1_000 }));
    const fates: Record<string, Partial<DeliveryOutcome>[]> = {
      'b.example': [...later(60, 12), ...later(120, 2)],
      'c.example': [
        { result: 'gone', status: 410 },
        { result: 'failed', status: 403 },
      ],
    };
    const sending = openSending(store, clock, {
      ...{ batch: 250, scan: 1_000 },
      fate: ({ endpoint }) => fates[new URL(endpoint).host]?.shift() ?? {},
    });
    await sending.settle();
    const early = await report(alert.id);
    assert.deepEqual(early.times, { half: null, p95: null, last: null });
    assert.deepEqual(
      early.trouble.map(({ host, state, until }) => [host, state, until]),
      [
        ['b.example', 'slow', clock.now() + 60_000],
        ['c.example', 'refuses', null],
      ],
    );
    for (const seconds of [60, 120]) {
      clock.pass(seconds * 1_000);
      await sending.settle();
    }
    const { total, byHost, byArea, times, trouble, line } = await report(alert.id);
    const none = { failed: 0, gone: 0, pending: 0, held: 0, shown: 0, opened: 0 };
    assert.deepEqual(total, { ...none, accepted: 20, gone: 1, failed: 1 });
    assert.deepEqual(byHost, [
      { host: 'a.example', ...none, accepted: 8 },
      { host: 'b.example', ...none, accepted: 12 },
      { host: 'c.example', ...none, accepted: 0, gone: 1, failed: 1 },
    ]);
    assert.deepEqual(
      byArea.map(({ area, accepted, gone, failed, pending }) => [
        ...[area?.name ?? null, accepted + gone + failed, pending],
      ]),
      [
        // Two people are nobody's to count, and would be told by what is left of the total.
        [null, 22, 0],
      ],
    );
    // Of 20 that could be: 8 at once, 10 after a minute, 2 after three.
    assert.deepEqual(times, { half: minute, p95: 3 * minute, last: 3 * minute });
    assert.equal(line, null);
    assert.deepEqual(
      trouble.map(({ host, state, status }) => [host, state, status]),
      [['c.example', 'refuses', 403]],
    );
    await assert.rejects(report(alert.id, 'rushmoor'), { code: 'alert-unknown' });
  });

  test('counts beacons of its own batches, never more than were accepted', async () => {
    const alert = await desk.approved();
    const sending = openSending(store, clock, { batch: 250, scan: 1_000 });
    await sending.timers.next();
    await sending.dispatch.next();
    const job = sending.jobs[0];
    const token = beaconOf(job);
    const most = job?.channels.length ?? 0;
    for (let n = 0; n < most + 3; n += 1) await beacon(token, 'shown');
    await beacon(token, 'opened');
    await beacon(token, 'opened', 'rushmoor');
    await sending.settle();
    const { total, byHost } = await report(alert.id);
    assert.deepEqual([total.shown, total.opened], [most, 1]);
    assert.deepEqual(
      byHost.map(({ shown }) => shown).toSorted((a, b) => a - b),
      [0, most],
    );
  });

  test('refuses beacons that it did not sign, or whose time is over', async () => {
    const wrong = { code: 'beacon-wrong' };
    await desk.approved();
    const sending = openSending(store, clock, { batch: 250, scan: 1_000 });
    await sending.settle();
    const token = beaconOf(sending.jobs[0]);
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      await assert.rejects(beacon(other.toString('base64url'), 'shown'), wrong);
    }
    await assert.rejects(beacon('', 'shown'), wrong);
    const elsewhere = createBeacons('another secret of thirty-two ones', clock);
    assert.equal(elsewhere.read(token), null);
    clock.pass(48 * 60 * minute);
    await assert.rejects(beacon(token, 'shown'), wrong);
  });
});
