import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { answered, openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp, signUpAll } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('a relay that was killed while it sent', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  const channels = new Set<string>();

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUpAll(60, async () => channels.add((await signUp(store, atEwshot)).channel));
  });

  const counts = async (id: string) => (await store.alerts.progress({ id })).counts;

  test('after a batch was leased: another takes it once the lease ran out', async () => {
    const alert = await desk.approved();
    const killed = openSending(store, clock, { node: 'killed', batch: 20 });
    while (await killed.timers.next()) continue;
    // Its lease ends at once, as one does whose relay has gone.
    const taken = await store.dispatch.lease({ by: 'killed', ms: 0 });
    assert.ok(taken);

    const heir = openSending(store, clock, { node: 'heir' });
    await heir.settle();
    assert.deepEqual(new Set(heir.handed()), channels);
    assert.equal(heir.handed().length, 60);
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sent');

    // The dead one wakes with outcomes of its own: the batch is no longer its.
    const outcomes = taken.channels.map(({ id, host }) => ({
      channel: id,
      host,
      result: 'failed' as const,
    }));
    assert.equal(
      await store.dispatch.record({ batch: taken.id, by: 'killed', outcomes, tell: false }),
      false,
    );
    assert.equal((await counts(alert.id))?.accepted, 60);
    assert.equal(await store.dispatch.renew({ batch: taken.id, by: 'killed', ms: 1_000 }), false);
  });

  test('a lease that still runs is left alone, and can be renewed', async () => {
    const alert = await desk.approved();
    const one = openSending(store, clock, { node: 'one', batch: 60, scan: 1_000 });
    while (await one.timers.next()) continue;
    const held = await store.dispatch.lease({ by: 'one', ms: 60_000 });
    assert.equal(held?.channels.length, 60);
    assert.equal(await store.dispatch.lease({ by: 'two', ms: 60_000 }), null);
    assert.equal(await store.dispatch.renew({ batch: held?.id ?? '', by: 'one', ms: 0 }), true);
    const two = openSending(store, clock, { node: 'two' });
    await two.settle();
    assert.equal((await counts(alert.id))?.accepted, 60);
  });

  test('half way through writing the audience: the rest follows, nobody twice', async () => {
    const alert = await desk.approved();
    await store.alerts.send({ id: alert.id, followers: 60 });
    const part = {
      alert: alert.id,
      most: 25,
      batch: 10,
      lease: { by: 'killed', ms: 1 },
      tell: false,
    };
    const cursor = await store.audience.writeDown({ ...part, cursor: null });
    assert.ok(cursor);
    assert.equal((await counts(alert.id))?.audience, 25);
    // Batches go out while the rest is still being written.
    const early = openSending(store, clock, { node: 'early' });
    while (await early.dispatch.next()) continue;
    assert.equal(early.handed().length, 25);
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sending');

    // The cursor died with its relay; whoever follows begins again.
    const heir = openSending(store, clock, { node: 'heir' });
    await heir.settle();
    assert.deepEqual(new Set([...early.handed(), ...heir.handed()]), channels);
    assert.equal(early.handed().length + heir.handed().length, 60);
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sent');
  });

  test('whoever leaves while the audience is written down gives no number to another', async () => {
    const alert = await desk.approved();
    await store.alerts.send({ id: alert.id, followers: 60 });
    const part = { alert: alert.id, most: 25, batch: 25, lease: { by: 'one', ms: 1 }, tell: false };
    let cursor = await store.audience.writeDown({ ...part, cursor: null });
    const held = await store.dispatch.lease({ by: 'one', ms: 0 });
    const last = held?.channels.at(-1)?.id ?? '';
    await store.followers.dropChannels({ channels: [last] });
    channels.delete(last);
    while (cursor !== null) cursor = await store.audience.writeDown({ ...part, cursor });
    const sending = openSending(store, clock);
    await sending.settle();
    assert.deepEqual(sending.handed().sort(), [...channels].sort());
    channels.add((await signUp(store, atEwshot)).channel);
  });

  test('two that write one audience down at the same time write it once', async () => {
    const alert = await desk.approved();
    await store.alerts.send({ id: alert.id, followers: 60 });
    const fill = async (by: string): Promise<void> => {
      const part = { alert: alert.id, most: 9, batch: 10, lease: { by, ms: 1 }, tell: false };
      let cursor = await store.audience.writeDown({ ...part, cursor: null });
      while (cursor !== null) cursor = await store.audience.writeDown({ ...part, cursor });
    };
    await Promise.all([fill('one'), fill('two')]);
    const [one, two] = [openSending(store, clock), openSending(store, clock, { node: 'two' })];
    await Promise.all([one.settle(), two.settle()]);
    assert.equal(one.handed().length + two.handed().length, 60);
    assert.deepEqual(new Set([...one.handed(), ...two.handed()]), channels);
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sent');
  });

  test('a sender that dies loses nothing: the batch is tried again', async () => {
    const alert = await desk.approved();
    let deaths = 1;
    const sending = openSending(store, clock, {
      batch: 60,
      scan: 1_000,
      deliver: async (job) => {
        if (deaths-- > 0) throw new Error('The sender went away.');
        return answered(job, () => ({}));
      },
    });
    await sending.settle();
    assert.equal((await counts(alert.id))?.pending, 60);
    clock.pass(5_000);
    await sending.settle();
    assert.equal((await counts(alert.id))?.accepted, 60);
    assert.equal((await store.alerts.progress({ id: alert.id })).state, 'sent');
  });

  test('on the embedded store a new process need not wait for the old one’s leases', async () => {
    const alert = await desk.approved();
    const old = openSending(store, clock, { node: 'old', batch: 60, scan: 1_000 });
    while (await old.timers.next()) continue;
    assert.ok(await store.dispatch.lease({ by: 'old', ms: 3_600_000 }));
    await store.dispatch.reclaim({ by: 'new' });
    const young = openSending(store, clock, { node: 'new' });
    await young.settle();
    const expected = stores.engine === 'sqlite' ? 60 : 0;
    assert.equal((await counts(alert.id))?.accepted, expected);
  });
});
