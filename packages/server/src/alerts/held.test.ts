import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { SendCounts, StaffAlert } from '@bellman/protocol';
import type { Store } from '../store/store.js';
import type { News } from '../store/work.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending, type Sending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { hearing } from '../testing/heard.js';
import { atEwshot, signUp, type Signed } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const told = (news: readonly News[], id: string): number =>
  news.filter((one) => one.topic === 'alert' && one.alert === id).length;

const hour = 3_600_000;
const night = { from: 22 * 60, to: 7 * 60, pass: 'Severe' };

eachEngine('quiet hours', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let send: Sending;
  let sleeper: Signed;
  let owl: Signed;

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    sleeper = await signUp(store, atEwshot, { preferences: { quiet: night }, services: ['waste'] });
    owl = await signUp(store, atEwshot, { services: ['waste'] });
  });
  let evening = Date.UTC(2026, 0, 5, 23);
  beforeEach(() => {
    evening += 48 * hour;
    clock.set(evening);
    send = openSending(store, clock);
  });

  const bins = (more: Parameters<AlertDesk['approved']>[0] = {}) =>
    desk.approved({
      ...{ kind: 'service', severity: 'Minor', services: ['waste'] },
      ...{ expiresAt: clock.now() + 20 * hour, ...more },
    });
  const standing = async (id: string): Promise<[string, SendCounts | null]> => {
    const { state, counts } = await store.alerts.progress({ id });
    return [state, counts];
  };
  const counts = (more: Partial<SendCounts>): SendCounts => ({
    ...{ audience: 2, accepted: 0, gone: 0, failed: 0, pending: 0, held: 0 },
    ...more,
  });

  test('hold a notice until they end, and hand it over then', async () => {
    const { id } = await bins();
    await send.settle();
    assert.deepEqual(send.handed(), [owl.channel]);
    assert.deepEqual(await standing(id), ['sending', counts({ accepted: 1, pending: 1, held: 1 })]);
    assert.equal(await send.dispatch.wait(), 8 * hour);
    clock.set(evening + 8 * hour - 1);
    assert.equal(await send.settle(), 0);
    clock.pass(1);
    await send.settle();
    assert.deepEqual(send.handed(), [owl.channel, sleeper.channel]);
    assert.deepEqual(await standing(id), ['sent', counts({ accepted: 2 })]);
  });

  test('are told of at once, though much was told of just before', async () => {
    const { id } = await bins();
    for (let due = true; due;) due = await send.timers.next();
    const batch = await store.dispatch.lease({ by: 'one', ms: 60_000 });
    assert.ok(batch);
    const heard = hearing(store);
    const { id: other } = await desk.create();
    await heard.until((news) => told(news, other) > 0);
    const already = told(heard.news, id);
    const again = evening + 8 * hour;
    await store.dispatch.record({
      ...{ batch: batch.id, by: 'one', tell: false },
      outcomes: batch.channels.map(({ id: channel, host }) => ({
        ...(channel === sleeper.channel
          ? { channel, host, result: 'held' as const, again }
          : { channel, host, result: 'accepted' as const }),
      })),
    });
    const { id: after } = await desk.create();
    await heard.until((news) => told(news, after) > 0);
    heard.stop();
    assert.equal(told(heard.news, id), already + 1);
    assert.equal((await standing(id))[1]?.held, 1);
  });

  test('let what is as grave as their holder said through, and danger to life', async () => {
    const { id } = await desk.approved({ severity: 'Severe' });
    await send.settle();
    assert.equal(send.handed().length, 2);
    assert.deepEqual(await standing(id), ['sent', counts({ accepted: 2 })]);
  });

  test('that last longer than the alert keep it from its follower, and say so', async () => {
    const { id } = await bins({ expiresAt: evening + 4 * hour });
    await send.settle();
    assert.deepEqual(await standing(id), ['sent', counts({ accepted: 1, pending: 1, held: 1 })]);
    clock.set(evening + 9 * hour);
    await send.settle();
    assert.deepEqual(send.handed(), [owl.channel]);
  });

  test('that an alert is stopped in leave it held', async () => {
    const alert = await bins();
    await send.settle();
    await desk.step(alert, { event: 'stop', reason: 'The lorry came.' }, desk.pat);
    clock.set(evening + 9 * hour);
    assert.equal(await send.settle(), 0);
    assert.deepEqual(await standing(alert.id), [
      'stopped',
      counts({ accepted: 1, pending: 1, held: 1 }),
    ]);
  });

  const clear = async (alert: StaffAlert): Promise<StaffAlert> => {
    const texts = { en: { headline: 'All clear', what: 'The bins are out.', instruction: '' } };
    const begun = await desk.version(alert, 'all-clear');
    const { severity, expiresAt } = alert;
    const as = { severity, expiresAt, where: [], services: [] };
    const draft = await desk.edit(begun, { texts, ...as });
    const { hash } = await desk.step(draft, { event: 'submit' }, desk.pat);
    return desk.step(draft, { event: 'approve', hash, understood: true }, desk.alex);
  };
  /** One that goes out in the afternoon, when nobody sleeps. */
  const afternoon = () => {
    clock.set(evening - 3 * hour);
    return bins({ expiresAt: evening + 20 * hour });
  };

  test('that kept the alert itself from somebody bring them no all-clear of it', async () => {
    const first = await bins();
    await send.settle();
    const all = await clear(first);
    assert.equal((await store.alerts.find(all)).approvedFollowers, 1);
    await send.settle();
    clock.set(evening + 9 * hour);
    await send.settle();
    assert.deepEqual(send.handed(), [owl.channel, owl.channel]);
    assert.deepEqual(await standing(all.id), ['sent', { ...counts({ accepted: 1 }), audience: 1 }]);
    assert.equal((await standing(first.id))[1]?.held, 1);
  });

  test('bring the all-clear, when they end, of what came before they began', async () => {
    const first = await afternoon();
    await send.settle();
    clock.set(evening);
    const all = await clear(first);
    await send.settle();
    assert.deepEqual(send.handed().slice(2), [owl.channel]);
    clock.set(evening + 9 * hour);
    await send.settle();
    assert.deepEqual(send.handed().slice(2), [owl.channel, sleeper.channel]);
    assert.deepEqual(await standing(all.id), ['sent', counts({ accepted: 2 })]);
  });

  test('of a relay that dies while it hands an alert over, the all-clear goes to whom it may have', async () => {
    const first = await afternoon();
    for (let due = true; due;) due = await send.timers.next();
    const batch = await store.dispatch.lease({ by: 'dying', ms: 60_000 });
    assert.ok(batch);
    const args = { batch: batch.id, by: 'dying', channels: batch.channels.map(({ id }) => id) };
    assert.equal(await store.dispatch.hand({ ...args, by: 'another' }), false);
    assert.equal(await store.dispatch.hand(args), true);
    const all = await clear(first);
    await send.settle();
    assert.deepEqual((await standing(all.id))[1]?.accepted, 2);
    assert.equal(await store.dispatch.hand(args), false, 'nothing comes after the all-clear');
  });

  test('that end bring the newest version alone', async () => {
    const first = await bins();
    await send.settle();
    const draft = await desk.version(first, 'update');
    const { hash } = draft;
    await desk.step(draft, { event: 'submit' }, desk.pat);
    await desk.step(draft, { event: 'approve', hash, understood: true }, desk.alex);
    await send.settle();
    clock.set(evening + 9 * hour);
    await send.settle();
    const got = send.jobs
      .filter(({ channels }) => channels.some(({ id }) => id === sleeper.channel))
      .map(({ payloads }) => payloads['en'] ?? '');
    assert.equal(got.length, 1);
    assert.match(got[0] ?? '', new RegExp(draft.id));
    assert.equal((await standing(draft.id))[0], 'sent');
    assert.deepEqual((await standing(first.id))[1]?.held, 1, 'of the first nothing came');
  });
});
