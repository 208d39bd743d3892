import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { DeliveryOutcome } from './needs.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp, type Signed } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const minute = 60_000;

eachEngine('what push services answer', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let people: Signed[] = [];

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    people = [];
    for (const host of ['a.example', 'a.example', 'b.example', 'b.example', 'c.example']) {
      people.push(await signUp(store, atEwshot, { host }));
    }
  });

  // What one test's push services asked for is over before the next.
  beforeEach(() => clock.pass(60 * minute));

  /** Sends an alert whose channels fare as `fates` says, by host, try after try. */
  const sending = (fates: Record<string, Partial<DeliveryOutcome>[]>) => {
    const tries = new Map<string, number>();
    return openSending(store, clock, {
      batch: 250,
      scan: 1_000,
      fate: ({ id, endpoint }) => {
        const { host } = new URL(endpoint);
        const tried = tries.get(id) ?? 0;
        tries.set(id, tried + 1);
        return fates[host]?.[tried] ?? {};
      },
    });
  };
  const counts = async (id: string) => (await store.alerts.progress({ id })).counts;

  test('Retry-After is kept to, by push service; without it the wait doubles', async () => {
    const alert = await desk.approved();
    const retry = { result: 'retry' as const };
    const send = sending({
      'a.example': [{ ...retry, retryAfter: 60_000 }],
      'b.example': [retry, retry],
    });
    await send.settle();
    assert.deepEqual(await counts(alert.id), {
      audience: 5,
      accepted: 1,
      gone: 0,
      failed: 0,
      pending: 4,
      held: 0,
    });
    // Half way between 2.5 and 5 seconds, as the handed-in chance has it.
    assert.equal(await store.dispatch.wait({}), 3_750);
    clock.pass(3_749);
    assert.equal(await send.settle(), 0);
    clock.pass(1);
    assert.equal(await send.settle(), 1);
    assert.equal(await store.dispatch.wait({}), 7_500);
    clock.pass(7_500);
    await send.settle();
    assert.equal((await counts(alert.id))?.accepted, 3);
    clock.pass(60_000 - 11_250 - 1);
    assert.equal(await send.settle(), 0);
    clock.pass(1);
    assert.equal(await send.settle(), 1);
    assert.deepEqual(await counts(alert.id), {
      audience: 5,
      accepted: 5,
      gone: 0,
      failed: 0,
      pending: 0,
      held: 0,
    });
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sent');
  });

  test('a retry that would come after the end has failed', async () => {
    const alert = await desk.approved({ expiresAt: clock.now() + 10 * minute });
    const retry = { result: 'retry' as const, retryAfter: 10 * minute };
    await sending({ 'a.example': [retry] }).settle();
    assert.deepEqual(await counts(alert.id), {
      audience: 5,
      accepted: 3,
      gone: 0,
      failed: 2,
      pending: 0,
      held: 0,
    });
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sent');
  });

  test('what still waits for another try when the alert ends has failed', async () => {
    const alert = await desk.approved({ expiresAt: clock.now() + 10 * minute });
    const retry = { result: 'retry' as const, retryAfter: 9 * minute };
    const send = sending({ 'b.example': [retry] });
    await send.settle();
    assert.equal((await counts(alert.id))?.pending, 2);
    clock.pass(10 * minute);
    // The batch comes up in the same moment as the end, and must not go out after it.
    assert.equal(await send.dispatch.next(), false);
    await send.settle();
    assert.deepEqual(await counts(alert.id), {
      audience: 5,
      accepted: 3,
      gone: 0,
      failed: 2,
      pending: 0,
      held: 0,
    });
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'expired');
  });

  test('refused for good has failed, and the channel stays', async () => {
    const alert = await desk.approved();
    await sending({ 'c.example': [{ result: 'failed', status: 403 }] }).settle();
    assert.deepEqual(await counts(alert.id), {
      audience: 5,
      accepted: 4,
      gone: 0,
      failed: 1,
      pending: 0,
      held: 0,
    });
    assert.equal((await store.audience.countAlert({ alert: alert.id })).channels, 5);
  });

  test('gone channels are deleted, with the followers who have no other', async () => {
    const alert = await desk.approved();
    await sending({ 'a.example': [{ result: 'gone', status: 410 }] }).settle();
    assert.deepEqual(await counts(alert.id), {
      audience: 5,
      accepted: 3,
      gone: 2,
      failed: 0,
      pending: 0,
      held: 0,
    });
    assert.equal((await store.audience.countAlert({ alert: alert.id })).channels, 3);
    for (const { tokenHash } of people.slice(0, 2)) {
      await assert.rejects(store.followers.get({ council: 'hart', tokenHash }), {
        code: 'follower-unknown',
      });
    }
  });

  test('whoever leaves between the writing down and the sending counts as gone', async () => {
    const alert = await desk.approved();
    const send = sending({});
    await send.timers.next();
    const leaver = people.at(-1);
    assert.ok(leaver);
    await store.followers.erase({ council: 'hart', tokenHash: leaver.tokenHash });
    await send.settle();
    assert.ok(!send.handed().includes(leaver.channel));
    assert.deepEqual(await counts(alert.id), {
      audience: 3,
      accepted: 2,
      gone: 1,
      failed: 0,
      pending: 0,
      held: 0,
    });
  });

  test('another try of an older version never comes after the newer', async () => {
    const first = await desk.approved();
    const send = sending({});
    while (await send.timers.next()) continue;
    // On its way as the update begins to go out.
    const held = await store.dispatch.lease({ by: 'one', ms: 60_000 });
    const update = await desk.version(first, 'update');
    await desk.step(update, { event: 'submit' }, desk.pat);
    const approval = { event: 'approve' as const, hash: update.hash, understood: true };
    await desk.step(update, approval, desk.alex);
    while (await send.timers.next()) continue;
    const again = clock.now() + 1_000;
    const channels = held?.channels ?? [];
    await store.dispatch.record({
      ...{ batch: held?.id ?? '', by: 'one', tell: false },
      outcomes: channels.map(({ id, host }) => ({ channel: id, host, result: 'retry', again })),
    });
    assert.ok(channels.length > 0);
    assert.equal((await counts(first.id))?.failed, channels.length);
    await send.settle();
    clock.pass(2_000);
    assert.equal(await send.settle(), 0);
    assert.ok(send.jobs.every(({ payloads }) => payloads['en']?.includes(update.id)));
  });
});
