import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AlertDraft, PartnerDraft, Where } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import type { SignedIn } from '../people/who.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, makeStaff, signUp } from '../testing/hart.js';
import { audienceCounter } from './reach.js';
import { reportRoutes } from './report.js';
import { eachEngine } from '../testing/stores.js';

/** A small square well within Ewshot ward, around a point in it; 1e-7 degree. */
const around = (size: number, east = 0): Where => {
  const [west, south] = [ewshot.lon - size + east, ewshot.lat - size];
  const [right, north] = [west + 2 * size, south + 2 * size];
  const ring: [number, number][] = [
    [west, south],
    [right, south],
    [right, north],
    [west, north],
    [west, south],
  ];
  return { type: 'polygon', name: 'Around the pond', polygons: [[ring]] };
};

eachEngine('what partners propose', (stores) => {
  const clock = handClock();
  let store: Store;
  let desk: AlertDesk;
  let kim: SignedIn;
  let ira: SignedIn;
  let police = '';
  let water = '';
  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    kim = await makeStaff(store, 'Kim', ['partner']);
    ira = await makeStaff(store, 'Ira', ['partner']);
    police = await partner('Thames Valley Police', kim, [ewshot.code]);
    water = await partner('Thames Water', ira, [blackwater.code]);
    await signUp(store, atEwshot);
  });

  const partner = async (name: string, staff: SignedIn, areas: string[]): Promise<string> => {
    const id = newId();
    const categories: PartnerDraft['categories'] = ['Met'];
    await store.partners.add({
      ...{ council: 'hart', id, by: desk.pat.id, councilName: 'Hart', name },
      ...{ areas, categories, staff: [staff.id] },
    });
    return id;
  };
  const propose = (draft: Partial<AlertDraft> = {}, staff = kim) => desk.create(draft, staff);

  test('are their own, named for them, and go to an approver of the council', async () => {
    const alert = await propose();
    assert.deepEqual([alert.partner, alert.partnerName], [police, 'Thames Valley Police']);
    assert.deepEqual(alert.may, ['edit', 'submit']);
    const submitted = await desk.step(alert, { event: 'submit' }, kim);
    assert.deepEqual(submitted.may, ['withdraw']);
    const approve = { event: 'approve', hash: submitted.hash } as const;
    await assert.rejects(desk.step(submitted, approve, kim), { code: 'not-permitted' });
    assert.equal((await desk.step(submitted, approve, desk.alex)).state, 'approved');
  });

  test('stay within their areas and categories, as a whole ward or drawn in it', async () => {
    const area = (name: string, whose = 'Thames Valley Police') => ({
      ...{ code: 'alert-partner-area', params: { partner: whose, area: name } },
    });
    const elsewhere: Where = { type: 'area', code: blackwater.code };
    await assert.rejects(propose({ where: [elsewhere] }), area('Blackwater and Hawley'));
    // Before places are made, which could take long: this one is not even in the council.
    const far: Where = { type: 'circle', name: 'far', lat: 0, lon: 0, radius: 500 };
    await assert.rejects(propose({ category: 'Fire', where: [far] }), {
      code: 'alert-partner-category',
      params: { partner: 'Thames Valley Police', category: 'Fire' },
    });
    const drawn = await propose({ where: [around(5_000)] });
    assert.equal(drawn.areas[0]?.name, 'Around the pond');
    await assert.rejects(propose({ where: [around(400_000)] }), area('Around the pond'));
    await assert.rejects(propose({ buffer: 4_000 }), area('Crookham West and Ewshot'));
    await assert.rejects(desk.edit(drawn, { where: [elsewhere] }, kim), {
      code: 'alert-partner-area',
    });
    // The council's own people are not bound by them, though they write for one.
    const own = await desk.create({ partner: police, where: [elsewhere] });
    assert.equal(own.partnerName, 'Thames Valley Police');
  });

  test('need a second person, though a planner takes the partner’s name off', async () => {
    const { id: council, ...settings } = await desk.councils.get('hart');
    await desk.councils.save(council, { ...settings, approveAll: false });
    const bins = { kind: 'general', severity: 'Minor' } as const;
    await signUp(store, atEwshot, { preferences: { general: true } });
    const taken = await desk.edit(await propose(bins), { ...bins, partner: null }, desk.pat);
    assert.deepEqual([taken.partner, taken.alone], [null, false]);
    const release = { event: 'release', hash: taken.hash } as const;
    await assert.rejects(desk.step(taken, release, desk.pat), { code: 'alert-needs-approval' });
    const own = await desk.create({ ...bins, partner: null });
    assert.equal(own.alone, true);
    await desk.councils.save(council, settings);
  });

  test('are held to areas as they are by the time they are submitted', async () => {
    const alert = await propose({ where: [{ type: 'area', code: blackwater.code }] }, ira);
    await store.partners.edit({
      ...{ council: 'hart', id: water, by: desk.pat.id, councilName: 'Hart' },
      ...{ name: 'Thames Water', areas: [ewshot.code], categories: ['Met'], staff: [ira.id] },
    });
    await assert.rejects(desk.step(alert, { event: 'submit' }, ira), {
      code: 'alert-partner-area',
    });
  });

  test('are for one’s own partner, and seen by nobody of another', async () => {
    const unknown = { code: 'partner-unknown' };
    await assert.rejects(propose({ partner: water }), unknown);
    await assert.rejects(desk.create({ partner: newId() }), unknown);
    const stranger = await makeStaff(store, 'New', ['partner']);
    await assert.rejects(propose({}, stranger), unknown);
    const alert = await propose();
    const council = await desk.create();
    const report = (id: string, staff: SignedIn) =>
      reportRoutes({ store }).deskReport({ council: 'hart', id, staff } as never);
    const count = (staff: SignedIn, code: string, version: string | null = null) =>
      audienceCounter(desk)({
        ...{ council: 'hart', staff },
        body: {
          ...{ where: [{ type: 'area', code }], buffer: 0, services: [] },
          ...{ general: false, exercise: false, version },
        },
      } as never);
    await count(kim, ewshot.code, alert.id);
    await assert.rejects(count(kim, ewshot.code, council.id), { code: 'alert-unknown' });
    await assert.rejects(count(kim, blackwater.code), { code: 'alert-partner-area' });
    await assert.rejects(count(stranger, ewshot.code), unknown);
    await count(desk.pat, blackwater.code, council.id);
    for (const one of [alert, council]) {
      const missing = { code: 'alert-unknown' };
      await assert.rejects(desk.read(one.id, ira), missing);
      await assert.rejects(desk.edit(one, {}, ira), missing);
      await assert.rejects(desk.step(one, { event: 'submit' }, ira), missing);
      await assert.rejects(report(one.id, ira), missing);
    }
    const seen = await desk.list('hart', kim);
    assert.ok(seen.some(({ id }) => id === alert.id));
    assert.ok(seen.every(({ id }) => id !== council.id));
    assert.ok((await desk.list()).some(({ id }) => id === council.id));
    const both = await makeStaff(store, 'Both', ['partner', 'approver']);
    assert.equal((await desk.read(council.id, both)).id, council.id);
  });
});
