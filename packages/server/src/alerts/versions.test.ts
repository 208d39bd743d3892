import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AlertDraft, StaffAlert, VersionType } from '@bellman/protocol';
import { digest, newId } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, signUp, type Signed } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const atBlackwater = { label: '', area: blackwater.code };

eachEngine('the versions of an alert’s line', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
  });

  const people = async (
    count: number,
    place: typeof atEwshot | typeof atBlackwater = atEwshot,
    host = 'push.example',
  ) => {
    const signed: Signed[] = [];
    for (let n = 0; n < count; n += 1) signed.push(await signUp(store, place, { host }));
    return signed;
  };
  const channelsOf = (signed: readonly Signed[]): string[] =>
    signed.map(({ channel }) => channel).sort();
  const moveTo = (one: Signed, place: typeof atEwshot | typeof atBlackwater) =>
    store.followers.change({ council: 'hart', tokenHash: one.tokenHash, places: [place] });
  /** Everybody leaves, so that the next test has its own people. */
  const forget = (signed: readonly Signed[]) =>
    store.followers.dropChannels({ channels: channelsOf(signed) });

  const approve = async (draft: StaffAlert): Promise<StaffAlert> => {
    const submitted = await desk.step(draft, { event: 'submit' }, desk.pat);
    const how = { event: 'approve', hash: submitted.hash, understood: true } as const;
    return desk.step(submitted, how, desk.alex);
  };
  const say = (what: string): AlertDraft['texts'] => ({
    en: { headline: 'Flooding', what, instruction: '' },
  });
  /** A further version, written and approved; not sent yet. */
  const further = async (
    alert: StaffAlert,
    type: Exclude<VersionType, 'alert'>,
    draft: Partial<AlertDraft> = {},
  ): Promise<StaffAlert> => {
    const begun = await desk.version(alert, type);
    return approve(await desk.edit(begun, { texts: say(`Now: ${type}`), ...draft }));
  };
  const state = async ({ id }: StaffAlert) => (await desk.read(id)).state;

  test('begin only once an alert went out, one at a time, and until it is over', async () => {
    const here = await people(1);
    const alert = await desk.approved({ expiresAt: clock.now() + HOUR });
    await assert.rejects(desk.version(alert, 'update'), { code: 'alert-line-not-out' });
    await openSending(store, clock).settle();
    const update = await desk.version(alert, 'update');
    assert.deepEqual([update.line, update.version, update.type], [alert.line, 2, 'update']);
    assert.equal(update.texts.en.headline, 'Update: Flooding in Ewshot');
    assert.deepEqual(
      update.versions.map(({ id, state: stands }) => [id, stands]),
      [[alert.id, 'sent']],
    );
    await assert.rejects(desk.version(alert, 'all-clear'), { code: 'alert-version-under-way' });
    await assert.rejects(desk.version(update, 'all-clear'), { code: 'alert-version-under-way' });
    const handed = await desk.step(update, { event: 'submit' }, desk.pat);
    await desk.step(handed, { event: 'reject', reason: 'Not now.' }, desk.alex);
    clock.pass(HOUR);
    await openSending(store, clock).settle();
    await assert.rejects(desk.version(alert, 'update'), { code: 'alert-line-closed' });
    await forget(here);
  });

  test('an update reaches whoever had the alert, wherever they are, and those newly covered', async () => {
    const here = await people(5);
    const there = await people(3, atBlackwater);
    const alert = await desk.approved();
    await openSending(store, clock).settle();
    const [moved, replaced, left] = here;
    assert.ok(moved && replaced && left);
    await moveTo(moved, atBlackwater);
    const phone = newId();
    const endpoint = `https://push.example/${phone}`;
    await store.followers.change({
      ...{ council: 'hart', tokenHash: replaced.tokenHash },
      channel: {
        ...{ id: phone, endpoint, endpointHash: digest(endpoint), host: 'push.example' },
        ...{ p256dh: 'p', auth: 'a', vapidKey: 'v' },
      },
    });
    await store.followers.dropChannels({ channels: [replaced.channel] });
    await store.followers.erase({ council: 'hart', tokenHash: left.tokenHash });
    const late = await people(2);

    const update = await further(alert, 'update', {
      where: [ewshot.code, blackwater.code].map((code) => ({ type: 'area', code })),
    });
    assert.equal((await store.alerts.find(update)).approvedFollowers, 4 + 2 + 3);
    const sending = openSending(store, clock);
    await sending.settle();
    const had = [moved, ...here.slice(3)];
    assert.deepEqual(
      sending.handed().sort(),
      [...channelsOf([...had, ...late, ...there]), phone].sort(),
    );
    assert.ok(sending.jobs.every(({ topic }) => topic === sending.jobs[0]?.topic));
    const { line } = await store.audience.countAlert({ alert: update.id });
    assert.deepEqual(line, { had: 9, newly: 0 });

    // The third reaches those of both, and each once, though none is where the alert was.
    for (const one of [...had, ...late]) await moveTo(one, atBlackwater);
    const clear = await further(update, 'all-clear', { where: [], services: [] });
    const clearing = openSending(store, clock);
    await clearing.settle();
    assert.deepEqual(clearing.handed().sort(), sending.handed().sort());
    assert.deepEqual(
      [await state(alert), await state(update), await state(clear)],
      ['expired', 'expired', 'sent'],
    );
    await assert.rejects(desk.version(update, 'correction'), { code: 'alert-line-closed' });
    await forget([...here, ...there, ...late]);
    await store.followers.dropChannels({ channels: [phone] });
  });

  test('a correction goes to those who got it and to nobody else', async () => {
    const here = await people(2);
    const alert = await desk.approved();
    await openSending(store, clock).settle();
    const late = await people(2);
    const correction = await further(alert, 'correction');
    assert.equal((await store.alerts.find(correction)).approvedFollowers, 2);
    const sending = openSending(store, clock);
    await sending.settle();
    assert.deepEqual(sending.handed().sort(), channelsOf(here));
    assert.equal(await state(alert), 'sent', 'in force beside it, until its end');
    const shown = await store.alerts.publicOne({ council: 'hart', id: alert.id });
    assert.equal(shown.newest, correction.id);
    await forget([...here, ...late]);
  });

  test('the newer takes the place of what still waits of the older', async () => {
    const here = await people(3, atEwshot, 'slow.example');
    const alert = await desk.approved();
    await openSending(store, clock, { fate: () => ({ result: 'retry' }) }).settle();
    assert.equal(await state(alert), 'sending');
    await further(alert, 'update');
    const sending = openSending(store, clock);
    await sending.settle();
    assert.equal(await state(alert), 'sent', 'nothing of it waits any more');
    // Its push service had asked to be left alone for a while.
    clock.pass(HOUR);
    await sending.settle();
    assert.deepEqual(sending.handed().sort(), channelsOf(here), 'each once, the update alone');
    await forget(here);
  });

  test('written down twice over, after a stop half way, a version reaches each once', async () => {
    const here = await people(9);
    const alert = await desk.approved();
    await openSending(store, clock).settle();
    const update = await further(alert, 'update');
    const reach = await store.audience.countAlert({ alert: update.id });
    await store.alerts.send({ id: update.id, followers: reach.followers, newly: 0 });
    const part = {
      ...{ alert: update.id, cursor: null, most: 4, batch: 10, tell: false },
      lease: { by: 'one', ms: 60_000 },
    };
    await store.audience.writeDown(part);
    const sending = openSending(store, clock, { scan: 4 });
    await sending.settle();
    assert.deepEqual(sending.handed().sort(), channelsOf(here));
    await forget(here);
  });

  test('what a line is about, and that it is a drill, its first version settles', async () => {
    const drill = { preferences: { general: false, drills: true, neutral: false, quiet: null } };
    const volunteer = await signUp(store, atEwshot, drill);
    const others = await people(2);
    const alert = await desk.approved({ exercise: true });
    assert.equal((await store.alerts.find(alert)).approvedFollowers, 1);
    const sending = openSending(store, clock);
    await sending.settle();
    assert.deepEqual(sending.handed(), [volunteer.channel]);
    const update = await desk.version(alert, 'update');
    const real = await desk.edit(update, { kind: 'general', exercise: false });
    assert.deepEqual([real.kind, real.exercise], ['emergency', true]);
    await forget([volunteer, ...others]);
  });

  test('what was stopped half way can be corrected, not carried on', async () => {
    const here = await people(2, atEwshot, 'slower.example');
    const alert = await desk.approved();
    const sending = openSending(store, clock, { fate: () => ({ result: 'retry' }) });
    await sending.settle();
    await desk.step(await desk.read(alert.id), { event: 'stop' }, desk.alex);
    await assert.rejects(desk.version(alert, 'update'), { code: 'alert-line-closed' });
    await further(alert, 'correction');
    const correcting = openSending(store, clock);
    await correcting.settle();
    clock.pass(HOUR);
    await correcting.settle();
    assert.deepEqual(correcting.handed().sort(), channelsOf(here));
    await forget(here);
  });

  test('a line that is over keeps nobody’s name for longer than the council said', async () => {
    const here = await people(3);
    const alert = await desk.approved({ expiresAt: clock.now() + HOUR });
    const sending = openSending(store, clock);
    await sending.settle();
    const update = await desk.step(
      await desk.version(alert, 'update'),
      { event: 'submit' },
      desk.pat,
    );
    await desk.step(update, { event: 'reject', reason: 'No news.' }, desk.alex);
    const kept = async () => (await store.audience.countAlert({ alert: update.id })).line?.had;
    assert.equal(await kept(), 3);
    clock.pass(HOUR);
    await sending.settle();
    clock.pass(7 * DAY - 1);
    await sending.settle();
    assert.equal(await kept(), 3);
    clock.pass(1);
    await sending.settle();
    assert.equal(await kept(), 0);
    assert.equal((await desk.read(alert.id)).counts?.accepted, 3, 'the counts stay');
    await forget(here);
  });
});
