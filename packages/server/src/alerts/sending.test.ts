import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { AlertState, SendCounts, StaffAlert } from '@bellman/protocol';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp, type Signed } from '../testing/hart.js';
import { hearing } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';
import { judge } from './life.js';

const minute = 60_000;

eachEngine('sending an alert', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let people: Signed[] = [];

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
  });
  // Each test has its own 25 followers, under a service of its own.
  beforeEach(async () => {
    people = [];
    for (let n = 0; n < 25; n += 1) people.push(await follower());
  });

  const follower = (host = 'push.example', language = 'en'): Promise<Signed> =>
    signUp(store, atEwshot, { host, language, services: ['waste'] });
  const forget = async (): Promise<void> => {
    await store.followers.dropChannels({ channels: people.map(({ channel }) => channel) });
  };
  const channels = (): string[] => people.map(({ channel }) => channel).sort();
  const standing = async ({ id }: StaffAlert): Promise<[AlertState, SendCounts | null]> => {
    const { state, counts } = await store.alerts.progress({ id });
    return [state, counts];
  };
  const counts = (more: Partial<SendCounts>): SendCounts => ({
    audience: 25,
    accepted: 0,
    gone: 0,
    failed: 0,
    pending: 0,
    held: 0,
    ...more,
  });

  test('hands every channel over once, in batches, and is sent', async () => {
    const alert = await desk.approved();
    const sending = openSending(store, clock);
    assert.deepEqual(await standing(alert), ['approved', null]);
    await sending.timers.next();
    assert.deepEqual(await standing(alert), ['sending', counts({ pending: 25 })]);
    await sending.settle();
    assert.deepEqual(await standing(alert), ['sent', counts({ accepted: 25 })]);
    assert.deepEqual(sending.handed().sort(), channels());
    assert.ok(sending.jobs.every((job) => job.channels.length <= 10));
    const [job] = sending.jobs;
    assert.equal(job?.ttl, 4 * 3_600);
    assert.equal(job?.urgency, 'high');
    assert.deepEqual(job?.channels[0] && Object.keys(job.channels[0]).sort(), [
      'auth',
      'endpoint',
      'id',
      'language',
      'p256dh',
      'vapidKey',
    ]);
    const { steps, sentAt } = await desk.read(alert.id);
    assert.deepEqual(
      steps.slice(2).map(({ event, by }) => [event, by]),
      [
        ['send', null],
        ['finish', null],
      ],
    );
    assert.equal(sentAt, clock.now());
    assert.equal(await sending.settle(), 0);
    await forget();
  });

  test('with nobody left to reach it is sent at once', async () => {
    const alert = await desk.approved();
    await forget();
    const sending = openSending(store, clock);
    assert.equal(await sending.settle(), 0);
    assert.deepEqual(await standing(alert), ['sent', counts({ audience: 0 })]);
  });

  test('an audience that outgrew its approval is asked about again', async () => {
    const alert = await desk.approved();
    for (let n = 0; n < 100; n += 1) people.push(await follower());
    const sending = openSending(store, clock);
    const grown = await desk.approved();
    people.push(await follower());
    await sending.settle();
    assert.equal((await standing(alert))[0], 'returned', '101 more than 25');
    assert.match(
      (await desk.read(alert.id)).steps.at(-1)?.reason ?? '',
      /^126 followers.*25 were approved/,
    );
    assert.equal((await standing(grown))[0], 'sent', '1 more than 125');
    await forget();
  });

  test('an end that passed before sending expires it, unseen by the public', async () => {
    const alert = await desk.approved({ expiresAt: clock.now() + 5 * minute });
    clock.pass(5 * minute);
    const sending = openSending(store, clock);
    assert.equal(await sending.settle(), 0);
    assert.deepEqual(await standing(alert), ['expired', null]);
    const unknown = { code: 'alert-unknown' };
    await assert.rejects(store.alerts.publicOne({ council: 'hart', id: alert.id }), unknown);
    await forget();
  });

  test('expires when its time is up, on the record', async () => {
    const alert = await desk.approved({ expiresAt: clock.now() + 10 * minute });
    const sending = openSending(store, clock);
    await sending.settle();
    clock.pass(10 * minute - 1);
    await sending.settle();
    assert.equal((await standing(alert))[0], 'sent');
    assert.equal(await sending.timers.wait(), 1);
    clock.pass(1);
    await sending.settle();
    assert.deepEqual(await standing(alert), ['expired', counts({ accepted: 25 })]);
    await forget();
  });

  test('a stop in the middle ends what waits; what is under way is still counted', async () => {
    const alert = await desk.approved();
    const stop = async (): Promise<void> => {
      // As of what the planner read before it began to go out.
      await desk.step(alert, { event: 'stop', reason: 'The river fell.' }, desk.pat);
    };
    let first = true;
    const sending = openSending(store, clock, {
      deliver: async (job) => {
        if (first) await stop();
        first = false;
        return job.channels.map(({ id }, index) => ({
          channel: id,
          host: 'push.example',
          result: index === 0 ? 'retry' : 'accepted',
        }));
      },
    });
    await sending.settle();
    assert.equal(sending.jobs.length, 1);
    const handed = sending.handed().length;
    assert.deepEqual(await standing(alert), [
      'stopped',
      counts({ accepted: handed - 1, failed: 1, pending: 25 - handed }),
    ]);
    await assert.rejects(desk.step(alert, { event: 'stop' }, desk.pat), { code: 'alert-not-now' });
    clock.pass(60 * minute);
    assert.equal(await sending.settle(), 0);
    await forget();
  });

  test('a stop that was judged before the relay began to send still stops it', async () => {
    const { id } = await desk.approved();
    const judged = await judge({
      alert: await store.alerts.find({ council: 'hart', id }),
      staff: desk.pat,
      step: { event: 'stop', revision: 1 },
      council: await desk.councils.get('hart'),
      now: clock.now(),
      partners: [],
      reach: async () => ({ followers: 0, had: 0, newly: 0 }),
      checkPartner: async () => undefined,
    });
    await openSending(store, clock).timers.next();
    assert.equal((await store.alerts.step(judged)).state, 'stopped');
    assert.equal(await store.dispatch.wait({}), null, 'no batch waits any more');
    await forget();
  });

  test('a stop before it goes out leaves nothing to send', async () => {
    const alert = await desk.approved();
    await desk.step(alert, { event: 'stop' }, desk.alex);
    const sending = openSending(store, clock);
    assert.equal(await sending.settle(), 0);
    assert.deepEqual(await standing(alert), ['stopped', null]);
    await forget();
  });

  test('tells of progress at most twice a second, and always of the end', async () => {
    const heard = hearing(store);
    const alert = await desk.approved();
    const sending = openSending(store, clock, { batch: 1, scan: 1_000 });
    await sending.settle();
    const { id: last } = await desk.create();
    await heard.until((news) => news.some((one) => one.topic === 'alert' && one.alert === last));
    const told = heard.news.filter((one) => one.topic === 'alert' && one.alert === alert.id);
    heard.stop();
    // Made, submitted, approved, begun, all written down, sent.
    assert.equal(told.length, 6);
    await forget();
  });

  test('goes to other councils’ followers never', async () => {
    const other = await signUp(store, atEwshot, { council: 'rushmoor' });
    await desk.approved();
    const sending = openSending(store, clock);
    await sending.settle();
    assert.ok(!sending.handed().includes(other.channel));
    await forget();
  });
});
