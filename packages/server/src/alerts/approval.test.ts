import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { Problem, type AlertDraft } from '@bellman/protocol';
import type { CouncilSettingsInput } from '../councils/settings.js';
import type { SignedIn } from '../people/who.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, makeStaff, signUp, signUpAll } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Of a kind that may go without a second person. */
const bins = (now: number): Partial<AlertDraft> => ({
  ...{ kind: 'service', severity: 'Minor', services: ['waste'], expiresAt: now + 24 * HOUR },
});

eachEngine('approving an alert', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let both: SignedIn;
  let deputy: SignedIn;
  const codes: (string | undefined)[] = [];
  let refuseCode: Problem | null = null;
  before(async () => {
    store = await stores.open({ clock });
    const demand = async (_: SignedIn, __: string, code: string | undefined): Promise<void> => {
      codes.push(code);
      if (refuseCode !== null) throw refuseCode;
    };
    desk = await openDesk(store, clock, { again: { demand } });
    both = await makeStaff(store, 'Both', ['planner', 'approver']);
    deputy = await makeStaff(store, 'Dee', ['supervisor']);
    await signUp(store, atEwshot, { services: ['waste'] });
    await set({ approveAll: false, alerting: { deputy: deputy.id } });
  });
  beforeEach(() => {
    codes.length = 0;
    refuseCode = null;
  });

  const set = async (patch: Partial<CouncilSettingsInput>): Promise<void> => {
    const { id, ...settings } = await desk.councils.get('hart');
    await desk.councils.save(id, { ...settings, ...patch });
  };
  const audit = async (subject: string) =>
    (await store.audit.list({ council: 'hart', limit: 100 }))
      .filter((line) => line.subject === subject)
      .map(({ act, staff, detail }) => [act, staff, detail['code'] ?? detail['to'] ?? null])
      .toReversed();

  test('its author releases what the council leaves to one person, by the code', async () => {
    const alert = await desk.create(bins(clock.now()));
    assert.equal(alert.alone, true);
    assert.ok(alert.may.includes('release'));
    const released = { event: 'release', hash: alert.hash, code: '123456' } as const;
    assert.equal((await desk.step(alert, released, desk.pat)).state, 'approved');
    assert.deepEqual(codes, ['123456']);
    assert.deepEqual(await audit(alert.id), [
      ['alert.new', desk.pat.id, null],
      ['alert.release', desk.pat.id, 'approved'],
    ]);
  });

  test('never an emergency, nor what is for a partner, nor where the council wants two', async () => {
    const needs = { code: 'alert-needs-approval' };
    const emergency = await desk.create();
    assert.deepEqual([emergency.alone, emergency.may.includes('release')], [false, false]);
    const release = (of: typeof emergency) =>
      desk.step(of, { event: 'release', hash: of.hash }, desk.pat);
    await assert.rejects(release(emergency), needs);
    const grave = await desk.create({ ...bins(clock.now()), severity: 'Severe' });
    assert.equal(grave.alone, false);
    await assert.rejects(release(grave), needs);
    const late = await desk.create(bins(clock.now()));
    await set({ approveAll: true });
    await assert.rejects(release(late), needs);
    await set({ approveAll: false });
    assert.deepEqual(codes, [], 'a code is not used up on what is refused');
    assert.deepEqual((await audit(late.id)).at(-1), [
      ...['alert.refused', desk.pat.id, 'alert-needs-approval'],
    ]);
  });

  test('nobody approves their own through the interface either, and it is on record', async () => {
    const own = await desk.step(await desk.create({}, both), { event: 'submit' }, both);
    const approve = { event: 'approve', hash: own.hash } as const;
    await assert.rejects(desk.step(own, approve, both), { code: 'alert-own-approval' });
    const pats = await desk.submitted();
    const asPat = { event: 'approve', hash: pats.hash } as const;
    await assert.rejects(desk.step(pats, asPat, desk.pat), { code: 'not-permitted' });
    assert.deepEqual(await audit(own.id), [
      ['alert.new', both.id, null],
      ['alert.submit', both.id, 'submitted'],
      ['alert.refused', both.id, 'alert-own-approval'],
    ]);
    assert.deepEqual((await audit(pats.id)).at(-1), [
      ...['alert.refused', desk.pat.id, 'not-permitted'],
    ]);
  });

  test('the deputy stands in after five minutes, and the author alone after ten', async () => {
    const alert = await desk.submitted();
    const approve = { event: 'approve', hash: alert.hash } as const;
    const glass = { event: 'breakGlass', hash: alert.hash, reason: 'Nobody answers.' } as const;
    assert.deepEqual(alert.waiting, {
      ...{ since: clock.now(), deputy: 'Dee' },
      ...{ deputyAt: clock.now() + 5 * MINUTE, breakGlassAt: clock.now() + 10 * MINUTE },
    });
    const early = { code: 'alert-too-early' };
    await assert.rejects(desk.step(alert, approve, deputy), early);
    await assert.rejects(desk.step(alert, glass, desk.pat), early);
    const turn = async (who: SignedIn) =>
      (await desk.list('hart', who)).find(({ id }) => id === alert.id)?.turn;
    assert.deepEqual([await turn(desk.alex), await turn(deputy)], ['you', 'other']);
    clock.pass(5 * MINUTE);
    assert.equal(await turn(deputy), 'you');
    assert.deepEqual((await desk.read(alert.id, deputy)).may, ['approve']);
    assert.equal((await desk.step(alert, approve, deputy)).state, 'approved');

    const second = await desk.submitted();
    clock.pass(10 * MINUTE - 1);
    const breaking = { ...glass, hash: second.hash };
    await assert.rejects(desk.step(second, breaking, desk.pat), early);
    clock.pass(1);
    const { reason: _, ...silent } = breaking;
    await assert.rejects(desk.step(second, silent, desk.pat), { code: 'reason-needed' });
    assert.equal((await desk.step(second, breaking, desk.pat)).state, 'approved');
    assert.deepEqual((await audit(second.id)).at(-1), [
      ...['alert.breakGlass', desk.pat.id, 'approved'],
    ]);
  });

  test('the second step is asked for last, and what it refuses is on record', async () => {
    const alert = await desk.submitted();
    refuseCode = new Problem('totp-wrong');
    const approve = { event: 'approve', hash: alert.hash, code: '000000' } as const;
    await assert.rejects(desk.step(alert, approve, desk.alex), { code: 'totp-wrong' });
    assert.equal((await desk.read(alert.id)).state, 'submitted');
    assert.deepEqual((await audit(alert.id)).at(-1), [
      ...['alert.refused', desk.alex.id, 'totp-wrong'],
    ]);
  });

  test('what would reach nobody goes nowhere', async () => {
    const nobody = { code: 'alert-reaches-nobody' };
    const planning = { ...bins(clock.now()), services: ['planning'] };
    const alert = await desk.create(planning);
    await assert.rejects(desk.step(alert, { event: 'submit' }, desk.pat), nobody);
    const release = { event: 'release', hash: alert.hash } as const;
    await assert.rejects(desk.step(alert, release, desk.pat), nobody);
    const one = await signUp(store, atEwshot, { services: ['planning'] });
    const handed = await desk.step(alert, { event: 'submit' }, desk.pat);
    await store.followers.dropChannels({ channels: [one.channel] });
    const approve = { event: 'approve', hash: handed.hash } as const;
    await assert.rejects(desk.step(handed, approve, desk.alex), nobody);
  });

  test('a time to send is in the future, at submission and at approval, and is kept', async () => {
    const wrong = { code: 'alert-schedule-wrong' };
    const now = clock.now();
    for (const sendAt of [now, now + 4 * HOUR, now + 31 * 24 * HOUR]) {
      const alert = await desk.create({ sendAt });
      await assert.rejects(desk.step(alert, { event: 'submit' }, desk.pat), wrong);
    }
    const alert = await desk.submitted({ sendAt: now + HOUR });
    const late = await desk.submitted({ sendAt: now + HOUR });
    const approve = { event: 'approve', hash: alert.hash } as const;
    await desk.step(alert, approve, desk.alex);
    const sending = openSending(store, clock);
    await sending.settle();
    const state = async () => (await desk.read(alert.id)).state;
    clock.pass(HOUR - 1);
    await sending.settle();
    assert.equal(await state(), 'approved');
    clock.pass(1);
    await assert.rejects(desk.step(late, { ...approve, hash: late.hash }, desk.alex), wrong);
    await sending.settle();
    assert.equal(await state(), 'sent');
    clock.pass(3 * HOUR);
    await sending.settle();
    assert.equal(await state(), 'expired');
  });

  test('what was scheduled is asked about again where its audience has grown', async () => {
    const alert = await desk.submitted({ sendAt: clock.now() + HOUR });
    await desk.step(alert, { event: 'approve', hash: alert.hash }, desk.alex);
    const many = 120;
    await signUpAll(many, () => signUp(store, atEwshot));
    clock.pass(HOUR);
    await openSending(store, clock).settle();
    assert.equal((await desk.read(alert.id)).state, 'returned');
    assert.deepEqual((await audit(alert.id)).at(-1), ['alert.refuse', '', 'alert-audience-grown']);
  });

  test('a bilingual council says it in both languages, each in its own words', async () => {
    const en = { headline: 'Flooding', what: 'The river is rising.', instruction: '' };
    const cy = { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: '' };
    const empty = { headline: '', what: '', instruction: '' };
    const submit = async (texts: AlertDraft['texts']) =>
      desk.step(await desk.create({ texts }), { event: 'submit' }, desk.pat);
    const missing = (language: string) => ({
      code: 'alert-language-missing',
      params: { language },
    });
    await assert.rejects(submit({ en: empty, cy }), missing('English'));
    await assert.rejects(submit({ en, cy: { ...cy, what: ' the  river is rising.' } }), {
      code: 'alert-languages-same',
    });
    assert.equal((await submit({ en })).state, 'submitted', 'Hart writes English');
    await set({ languages: ['en', 'cy'] });
    await assert.rejects(submit({ en }), missing('Welsh'));
    await assert.rejects(submit({ en: { ...en, instruction: 'Go.' }, cy }), missing('Welsh'));
    await assert.rejects(submit({ en, cy: { ...cy, instruction: 'Ewch.' } }), missing('English'));
    assert.equal((await submit({ en, cy })).state, 'submitted');
  });
});
