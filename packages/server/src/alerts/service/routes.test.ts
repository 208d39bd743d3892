import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Problem, type ServiceAlertAnswer } from '@bellman/protocol';
import type { Call } from '../../http/route.js';
import type { Program } from '../../http/program.js';
import { digest, newId, newSecret } from '../../ground/ids.js';
import type { NewPushChannel } from '../../store/channels.js';
import type { Store } from '../../store/store.js';
import { openDesk, type AlertDesk } from '../../testing/alert-desk.js';
import { openSending, type Sending } from '../../testing/alert-sending.js';
import { handClock } from '../../testing/chats.js';
import { atEwshot, ewshot, signUp } from '../../testing/hart.js';
import { eachEngine } from '../../testing/stores.js';
import { createProgramCount } from '../program-count.js';
import { serviceRoutes } from './routes.js';

const HOUR = 3_600_000;

eachEngine('service alerts by key', (stores) => {
  const clock = handClock(Date.parse('2026-06-01T09:00:00Z'));
  let store: Store;
  let desk: AlertDesk;
  let sending: Sending;
  let routes: ReturnType<typeof serviceRoutes>;
  const program: Program = {
    ...{ id: newId(), council: 'hart', name: 'Bins', purpose: 'service', partner: null },
    services: ['waste'],
  };
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    sending = openSending(store, clock);
    routes = serviceRoutes({
      ...{ store, clock, councils: desk.councils, extents: desk.extents },
      ...{ baseUrl: () => 'https://alerts.example', counted: createProgramCount(clock) },
      record: (line) => store.audit.append(line),
    });
  });

  const from = (as: Program) =>
    ({
      ...{ council: 'hart', bearer: '', conversation: '', address: '192.0.2.1', program: as },
      // Asked of nobody here: a key signs nobody in.
      ...{ language: 'en' as const, before: null, staff: desk.pat },
    }) as const;
  const texts = (what: string) => ({ en: { headline: 'Bins', what, instruction: '' } });
  const late = (more: object = {}): Call<'newServiceAlert'>['body'] => ({
    ...{ id: 'late-1', services: ['waste'], where: [{ type: 'area', code: ewshot.code }] },
    ...{ severity: 'Minor', texts: texts('A day late.'), followable: true },
    expiresAt: clock.now() + 48 * HOUR,
    ...more,
  });
  const tell = async (more: object = {}, as = program): Promise<ServiceAlertAnswer> =>
    (await routes.newServiceAlert({ ...from(as), id: '', body: late(more) })) as ServiceAlertAnswer;
  const progress = async (id: string, resolved: boolean, as = program, what = '', own?: string) =>
    (await routes.serviceProgress({
      ...{ ...from(as), id },
      body: {
        ...{ resolved, texts: texts(what || (resolved ? 'Done.' : 'Tomorrow.')) },
        ...(own === undefined ? {} : { id: own }),
      },
    })) as ServiceAlertAnswer;
  const code = async (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'granted',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );
  /** Whether the council lets what its programs say go out without a person. */
  const approveAll = async (all: boolean): Promise<void> => {
    const { id: _, ...settings } = await desk.councils.get('hart');
    await desk.councils.save('hart', { ...settings, approveAll: all });
  };
  const browser = (): NewPushChannel => {
    const id = newId();
    const endpoint = `https://push.example/${id}`;
    const keys = { p256dh: 'p', auth: newSecret(), vapidKey: 'v', keyNamed: false };
    const where = { endpoint, endpointHash: digest(endpoint), host: 'push.example' };
    return { id, kind: 'push', ...where, ...keys };
  };
  /** Somebody who comes for one alert alone. */
  const comes = async (alert: string, channel = browser()) => {
    const tokenHash = digest(newSecret());
    const asker = { channel, id: newId(), tokenHash, language: 'en' };
    return {
      channel,
      tokenHash,
      ...(await store.lineFollowers.follow({ council: 'hart', alert, asker })),
    };
  };
  const isThere = async (tokenHash: string): Promise<boolean> =>
    (await code(store.followers.get({ council: 'hart', tokenHash }))) === 'granted';

  test('are refused where nobody would get them, or the key is for something else', async () => {
    assert.equal(await code(tell()), 'alert-reaches-nobody');
    assert.equal(await code(tell({ services: ['planning'] })), 'key-service');
    assert.equal(await code(tell({}, { ...program, services: ['moon'] })), 'key-service');
    assert.equal(await code(tell({ expiresAt: clock.now() })), 'alert-life-wrong');
    assert.equal(await code(tell({ where: [{ type: 'area', code: 'E1' }] })), 'area-unknown');
    assert.equal(await code(tell({ texts: texts('') })), 'alert-needs-text');
    assert.deepEqual(await desk.list(), []);
  });

  test('wait for a person where the council wants one, and go out where it does not', async () => {
    await signUp(store, atEwshot, { services: ['waste'] });
    const waits = await tell({ id: 'waits' });
    assert.equal(waits.state, 'submitted');
    assert.equal(waits.url, `https://alerts.example/c/hart/alerts/${waits.alert}`);
    const { source, author, steps } = await desk.read(waits.alert, desk.alex);
    assert.deepEqual([source.from, author.id], ['key', program.id]);
    assert.deepEqual(
      steps.map(({ event }) => event),
      ['submit'],
    );
    await approveAll(false);
    assert.equal((await tell({ id: 'goes' })).state, 'approved');
    // The same again is the same alert, in whatever state it is by now; other words are not.
    await sending.settle();
    const again = await tell({ id: 'goes' });
    assert.equal(again.state, 'sent');
    assert.deepEqual(await tell({ id: 'waits' }), waits);
    const [one, other] = await Promise.all([tell({ id: 'twice' }), tell({ id: 'twice' })]);
    assert.equal(one.alert, other.alert);
    assert.equal(await code(tell({ id: 'goes', severity: 'Moderate' })), 'alert-id-reused');
    assert.equal(
      await code(progress(again.alert, true, { ...program, id: newId() })),
      'alert-unknown',
    );
    assert.equal(await code(progress(waits.alert, true)), 'alert-line-not-out');
  });

  test('an incident that is followed is told of until it is resolved, and then forgotten', async () => {
    const { alert } = await tell({ id: 'followed' });
    assert.equal(await code(comes(alert)), 'alert-unknown');
    await sending.settle();
    const ann = await comes(alert);
    assert.equal(ann.begun, true);
    assert.deepEqual([ann.follower?.places, ann.follower?.alerts], [[], [alert]]);
    const bob = await comes(alert);
    await store.lineFollowers.unfollow({ council: 'hart', alert, tokenHash: bob.tokenHash });
    assert.equal(await isThere(bob.tokenHash), false);
    // A browser that is known stays its follower's; only who has its secret may ask for it.
    const dee = await signUp(store, atEwshot, { services: ['planning'] });
    const asker = { tokenHash: dee.tokenHash };
    const followed = await store.lineFollowers.follow({ council: 'hart', alert, asker });
    assert.deepEqual([followed.begun, followed.follower?.alerts], [false, [alert]]);
    const again = await comes(alert, ann.channel);
    assert.deepEqual([again.begun, again.follower], [false, null]);
    const stolen = { ...ann.channel, auth: 'another secret' };
    assert.equal(await code(comes(alert, stolen)), 'channel-known');

    const former = sending.handed().length;
    const [update, twice] = await Promise.all([1, 2].map(() => progress(alert, false)));
    assert.ok(update !== undefined && update.alert === twice?.alert);
    assert.equal(update.state, 'approved');
    await sending.settle();
    const got = sending.handed().slice(former).toSorted();
    const [first] = (await store.alerts.find({ council: 'hart', id: alert })).versions;
    assert.equal(first?.state, 'sent');
    assert.equal(got.length, 3);
    assert.ok(got.includes(ann.channel.id) && got.includes(dee.channel));

    const over = await progress(alert, true);
    await sending.settle();
    assert.equal((await desk.read(over.alert, desk.alex)).state, 'sent');
    assert.deepEqual(
      sending
        .handed()
        .slice(former + 3)
        .toSorted(),
      got,
    );
    // Programs repeat themselves: nobody hears of it twice, and nothing follows its end.
    const told = sending.handed().length;
    for (const _ of [1, 2]) assert.equal((await progress(alert, true)).alert, over.alert);
    assert.equal((await progress(alert, false)).alert, update.alert);
    assert.equal(await code(progress(alert, true, program, 'Again.')), 'alert-line-closed');
    await assert.rejects(desk.version(await desk.read(alert, desk.pat), 'update'), {
      code: 'alert-line-closed',
    });
    await sending.settle();
    assert.equal(sending.handed().length, told);
    const { alert: another } = await tell({ id: 'named' });
    await sending.settle();
    const named = await progress(another, false, program, 'Soon.', 'p1');
    assert.deepEqual(await progress(another, false, program, 'Soon.', 'p1'), named);
    assert.equal(await code(progress(another, false, program, 'Late.', 'p1')), 'alert-id-reused');
    // Ann came for nothing else.
    assert.equal(await isThere(ann.tokenHash), false);
    const { alerts, places } = await store.followers.get({
      council: 'hart',
      tokenHash: dee.tokenHash,
    });
    assert.deepEqual([alerts, places.length], [[], 1]);
    assert.equal(await code(comes(alert)), 'alert-not-followable');
  });

  test('what was not meant to be followed is not, nor by another council', async () => {
    const { alert } = await tell({ id: 'plain', followable: false });
    await sending.settle();
    assert.equal(await code(comes(alert)), 'alert-not-followable');
    const asker = { tokenHash: digest('nobody') };
    const other = await tell({ id: 'other' });
    await sending.settle();
    const follow = (council: string) =>
      code(store.lineFollowers.follow({ council, alert: other.alert, asker }));
    assert.deepEqual(
      [await follow('hart'), await follow('rushmoor')],
      ['follower-unknown', 'alert-unknown'],
    );
    // Whoever signs up for places too with the same browser waits for the end as before.
    const fay = await comes(other.alert);
    const { alerts } = await store.followers.signUp({
      ...{ council: 'hart', id: newId(), tokenHash: digest(newSecret()), language: 'en' },
      ...{
        places: [atEwshot],
        services: [],
        channel: { ...fay.channel, id: newId() },
        proof: { tokenHash: null },
      },
    });
    assert.deepEqual(alerts, [other.alert]);
    assert.equal(await isThere(fay.tokenHash), false);
    // An end that is never told ends the following too, once the line is closed.
    const eve = await comes(other.alert);
    clock.pass(49 * HOUR);
    await sending.settle();
    assert.equal(await isThere(eve.tokenHash), true);
    clock.pass(8 * 24 * HOUR);
    await sending.settle();
    assert.equal(await isThere(eve.tokenHash), false);
  });
});
