import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { before, test } from 'node:test';
import { capSample } from '../../testing/cap.js';
import { handClock } from '../../testing/chats.js';
import { openDesk, type AlertDesk } from '../../testing/alert-desk.js';
import { demo } from '../../testing/imports.js';
import { makePartner, receiving, type Received, type TestPartner } from '../../testing/partners.js';
import { eachEngine } from '../../testing/stores.js';

/** A square area around a point, of so many 1e-7 degrees to each side. */
const square = (code: string, name: string, lat: number, lon: number, half: number) => {
  const [minLat, maxLat, minLon, maxLon] = [lat - half, lat + half, lon - half, lon + half];
  const corners = [
    ...[
      [minLon, minLat],
      [maxLon, minLat],
      [maxLon, maxLat],
      [minLon, maxLat],
    ],
    [minLon, minLat],
  ];
  const box = { minLat, maxLat, minLon, maxLon };
  return { code, name, population: null, shape: JSON.stringify([[corners]]), ...box };
};

/** When each message was meant, so that none is refused for being old where something else is wrong. */
const times = {
  ea: '2020-02-16T23:10:00Z',
  broadcast: '2025-02-16T23:10:00Z',
  ipaws: '2019-04-19T18:00:00Z',
  environment: '2012-05-02T23:30:00Z',
  homeland: '2003-06-12T06:00:00Z',
};

/** What becomes of every file, in Hart: the refusal's code, and a part of its sentence. */
const inHart: Readonly<
  Record<string, readonly [at: keyof typeof times, code: string, why: RegExp]>
> = {
  'cap-cp-bilingual.cap': ['environment', 'shape-outside', /Windsor - Leamington .* outside Hart/],
  'oasis12-appendix-a1.xml': ['homeland', 'cap-unsupported', /U\.S\. nationwide.* no polygon/],
  'oasis12-appendix-a2.xml': ['homeland', 'shape-outside', /EXTREME NORTH.* outside Hart/],
  'oasis12-appendix-a4.xml': ['homeland', 'cap-unsupported', /Los Angeles County.* no polygon/],
  'uk-ea-flood-alert.xml': ['ea', 'shape-outside', /Wainfleet All Saints lies outside Hart/],
  'uk-ea-flood-cancel.xml': ['ea', 'cap-reference-unknown', /50385fcb0ab7aa447bbd46d848ce8466E/],
  'uk-ea-flood-many-polygons.xml': ['ea', 'shape-outside', /Windemere lies outside Hart/],
  'uk-invalid-self-intersecting.xml': ['broadcast', 'shape-crosses-itself', /area-1 crosses/],
  'us-earthquake-iso8859-1.cap': ['environment', 'cap-encoding', /ISO-8859-1 is not read/],
  'us-ipaws-small.xml': ['ipaws', 'cap-reference-unknown', /AS-NV-e18921c7/],
  'xxe-attack.cap': ['homeland', 'cap-unsafe', /document type or entities/],
};

eachEngine('the sample messages', (stores) => {
  const clock = handClock(Date.parse(times.ea));
  let desk: AlertDesk;
  let hart: TestPartner;
  let lakes: TestPartner;
  let receive: ReturnType<typeof receiving>;
  before(async () => {
    const store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    // A council that has the places of the Environment Agency's messages.
    await store.areas.replace({
      ...{ council: 'rushmoor', kind: 'ward' },
      areas: [
        square('E05000001', 'Wainfleet', 531_060_000, 2_420_000, 500_000),
        square('E05000002', 'Windermere', 543_700_000, -29_400_000, 2_000_000),
      ],
    });
    hart = await makePartner(store, 'hart');
    lakes = await makePartner(store, 'rushmoor', { categories: ['Met'] });
    receive = receiving(desk);
  });
  const file = (name: string, to: TestPartner): Promise<Received> => receive(to, capSample(name));
  const accepted = async (name: string): Promise<string> => {
    const answer = await file(name, lakes);
    assert.ok('alert' in answer, JSON.stringify(answer));
    return answer.alert;
  };

  test('are each refused in Hart, with the reason', async () => {
    const names = (await readdir(demo('cap'))).filter((name) => !name.endsWith('.xsd'));
    assert.deepEqual(Object.keys(inHart).toSorted(), names.toSorted());
    for (const [name, [at, code, why]] of Object.entries(inHart)) {
      clock.set(times[at]);
      const answer = await file(name, hart);
      assert.ok('code' in answer, name);
      assert.equal(answer.code, code, `${name}: ${answer.why}`);
      assert.match(answer.why, why, name);
    }
    assert.deepEqual(await desk.list(), []);
    // The council sees that its partner's messages don't come through.
    const lines = await desk.store.audit.list({ council: 'hart', limit: 100 });
    const codes = lines
      .filter(({ act, staff }) => act === 'program.refused' && staff === hart.program.id)
      .map(({ subject, detail }) => [subject, detail['code']]);
    const all = Object.values(inHart).map(([, code]) => [hart.id, code]);
    assert.deepEqual(codes.toReversed(), all);
  });

  test('of the Environment Agency become drafts where they are meant, once each', async () => {
    clock.set(times.ea);
    const id = await accepted('uk-ea-flood-alert.xml');
    const draft = await desk.store.alerts.find({ council: 'rushmoor', id });
    assert.deepEqual(
      [draft.state, draft.kind, draft.severity, draft.category, draft.partner],
      ['draft', 'emergency', 'Severe', 'Met', lakes.id],
    );
    assert.equal(draft.texts.en.headline, '053/055 Issue Severe Flood Warning EA');
    assert.match(draft.texts.en.what, /^A severe flood warning has been issued\. Storm Dennis/);
    assert.deepEqual(
      draft.areas.map(({ kind, name }) => [kind, name]),
      [['polygon', 'River Steeping in Wainfleet All Saints']],
    );
    assert.deepEqual(draft.source, {
      ...{ from: 'cap', notes: ['It has no headline: its event stands in.'] },
    });
    assert.equal(draft.link, 'https://flood-warning-information.service.gov.uk');
    assert.equal(draft.expiresAt, Date.parse('2020-02-26T23:01:14Z'));
    assert.equal(await accepted('uk-ea-flood-alert.xml'), id);
    const other = capSample('uk-ea-flood-alert.xml').toString().replace('Storm Dennis', 'Storm');
    assert.equal(Reflect.get(await receive(lakes, other), 'code'), 'cap-repeated');

    const many = await accepted('uk-ea-flood-many-polygons.xml');
    const { where } = await desk.store.alerts.find({ council: 'rushmoor', id: many });
    assert.deepEqual(
      where.map((one) => one.type === 'polygon' && [one.name, one.polygons.length]),
      [['Windemere', 3]],
    );
    // Nobody has sent it yet, so there is nothing to take back.
    const cancel = await file('uk-ea-flood-cancel.xml', lakes);
    assert.equal(Reflect.get(cancel, 'code'), 'alert-line-not-out');
  });

  test('that are over say so, where nothing else is wrong', async () => {
    clock.set('2026-11-22T12:00:00Z');
    const old = capSample('uk-ea-flood-alert.xml').toString().replace('50385fcb', 'another');
    const answer = await receive(lakes, old);
    assert.match(String(Reflect.get(answer, 'why')), /info\/expires: it is over already/);
  });
});
