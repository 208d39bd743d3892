import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AuditEntry, SettingsAnswer } from '@bellman/protocol';
import { deskRest, type DeskRest } from '../testing/desk-rest.js';
import { startRelay, type TestRelay } from '../testing/relay.js';

describe('the settings of a council, at its desk', () => {
  let relay: TestRelay;
  let hart: DeskRest;
  let ada = '';
  before(async () => {
    relay = await startRelay();
    ada = await relay.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
    hart = deskRest(relay, await relay.signIn('ada@hart.example'));
  });
  after(() => relay.close());

  const now = async () => (await hart.ask<SettingsAnswer>('GET', 'settings')).body;
  const save = async (patch: object) =>
    hart.ask<SettingsAnswer>('PATCH', 'settings', { version: (await now()).version, patch });
  const wrong = async (patch: object): Promise<readonly [string | null, object]> => {
    const { version } = await now();
    return hart.refused('PATCH', 'settings', { version, patch });
  };
  const refusal = (path: string, expected: string) => ['settings-wrong', { path, expected }];

  test('are told whole, with what has a usual value, and without what is not set here', async () => {
    const { settings } = await now();
    assert.equal(settings.name, 'Hart Council');
    const { mode, offerSeconds, headStart, services } = settings.routing;
    assert.deepEqual([mode, offerSeconds, headStart, services], ['take', 30, 10, {}]);
    assert.equal('pushContact' in settings, false);
    assert.deepEqual(settings.danger, {});
  });

  test('are changed where the patch names them; what is not set here stays', async () => {
    const old = await now();
    const week = { monday: [['09:00', '17:00']] };
    const { status, body } = await save({
      hours: { usual: { week } },
      contact: { emergency: '01632 960 999' },
      routing: { mode: 'offer' },
    });
    assert.equal(status, 200);
    assert.equal(body.version, old.version + 1);
    assert.deepEqual(body, await now());
    assert.deepEqual(body.settings.hours.usual?.week.tuesday, []);
    assert.deepEqual(body.settings.contact, {
      ...old.settings.contact,
      emergency: '01632 960 999',
    });
    assert.equal(body.settings.routing.offerSeconds, 30);
    const view = await (await fetch(`${relay.url}/api/v1/councils/hart`)).json();
    assert.equal((view as { contact: { emergency: string } }).contact.emergency, '01632 960 999');
    const [row] = await relay.store.councils.list({});
    assert.match(row?.settings ?? '', /"pushContact":"mailto:web@hart.example"/);
    const [line] = (await hart.ask<AuditEntry[]>('GET', 'audit')).body;
    assert.deepEqual(
      [line?.act, line?.staff, line?.detail],
      ['settings.save', { id: ada, name: 'Ada' }, { changed: 'contact hours routing' }],
    );
    assert.equal((await save({ hours: { usual: null } })).body.settings.hours.usual, null);
  });

  test('have the council’s own phrases of danger to life, or the usual ones', async () => {
    const told = async (): Promise<readonly string[]> => {
      const view = await (await fetch(`${relay.url}/api/v1/councils/hart`)).json();
      return (view as { danger: string[] }).danger;
    };
    const usual = await told();
    const danger = { en: ['smell gas'], cy: [] };
    assert.deepEqual((await save({ danger })).body.settings.danger, danger);
    assert.deepEqual(await told(), ['smell gas']);
    assert.deepEqual(
      await wrong({ danger: { en: ['fire', '...'] } }),
      refusal('danger.en.1', 'it must be words, like smell gas, and is "..."'),
    );
    assert.deepEqual((await save({ danger: null })).body.settings.danger, {});
    assert.deepEqual(await told(), usual);
  });

  test('of two who save at once, one is told to load them again', async () => {
    const { version } = await now();
    const patches = ['One', 'Two'].map((shortName) =>
      hart.refused('PATCH', 'settings', { version, patch: { shortName } }),
    );
    const codes = (await Promise.all(patches)).map(([code]) => code ?? 'saved');
    assert.deepEqual(codes.toSorted(), ['saved', 'settings-changed']);
    assert.equal((await now()).version, version + 1);
    const late = await hart.refused('PATCH', 'settings', { version, patch: {} });
    assert.equal(late[0], 'settings-changed');
  });

  test('that are changed by nothing stay the same version, and no name is dropped unheard', async () => {
    const old = await now();
    const lines = async () => (await hart.ask<AuditEntry[]>('GET', 'audit')).body.length;
    const length = await lines();
    const { name, services, brand } = old.settings;
    for (const patch of [{}, { name }, { services, brand }, { danger: null }]) {
      assert.deepEqual(await save(patch), { status: 200, body: old });
    }
    const unknown = (key: string) => refusal(key, 'there is no such setting');
    const sent = (json: string): object => JSON.parse(json) as object;
    assert.deepEqual(
      await wrong([]),
      refusal('the top', 'the patch must be an object of what changes'),
    );
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      assert.deepEqual(await wrong(sent(`{"${key}":{"name":"x"}}`)), unknown(key));
      const nested = sent(`{"texts":{"en":{"${key}":"x"}}}`);
      assert.deepEqual(await wrong(nested), unknown(`texts.en.${key}`));
    }
    assert.deepEqual([await now(), await lines()], [old, length]);
  });

  test('are refused with where they are wrong', async () => {
    const old = await now();
    assert.deepEqual(
      await wrong({ pushContact: 'mailto:a@b' }),
      refusal('pushContact', 'there is no such setting'),
    );
    assert.deepEqual(
      await wrong({ hours: { usual: { week: { mondays: [] } } } }),
      refusal('hours.usual.week.mondays', 'there is no such setting'),
    );
    assert.deepEqual(
      await wrong({ origins: ['https://www.hart.gov.uk/'] }),
      refusal(
        'origins.0',
        'it must be an origin like https://www.hart.gov.uk, and is "https://www.hart.gov.uk/"',
      ),
    );
    assert.deepEqual(await wrong({ brand: { brand: '#ffdd00' } }), [
      'contrast-low',
      { pair: 'brand on page', ratio: 1.34, needed: 3 },
    ]);
    assert.deepEqual(await now(), old);
  });

  test('name as the deputy whoever sees the council’s alerts, and nobody else', async () => {
    const deputy = (id: string) => ({ alerting: { deputy: id } });
    const path = 'alerting.deputy';
    const sees =
      'whoever it is must see alerts, so that one of their roles is planner, approver, supervisor or administrator';
    const hire = (name: string, roles: Parameters<TestRelay['hire']>[2]) =>
      relay.hire(`${name}@hart.example`, name, roles);
    const away = await hire('away', { rushmoor: ['supervisor'] });
    assert.deepEqual(await wrong(deputy(away)), refusal(path, 'nobody under staff has this id'));
    for (const role of ['advisor', 'partner'] as const) {
      assert.deepEqual(
        await wrong(deputy(await hire(role, { hart: [role] }))),
        refusal(path, sees),
      );
    }
    const sue = await hire('sue', { hart: ['supervisor', 'advisor'] });
    assert.equal((await save(deputy(sue))).body.settings.alerting.deputy, sue);
    await relay.store.staff.remove({ council: 'hart', id: sue, by: ada });
    assert.equal((await save({ mostWaiting: 31 })).status, 200);
    assert.equal((await wrong({ alerting: { audienceDays: 8 } }))[0], 'settings-wrong');
    assert.equal((await save({ alerting: { deputy: null } })).status, 200);
  });

  test('keep a service and a team while a team, the hours or somebody’s entry names them', async () => {
    const { services } = (await now()).settings;
    const teams = [{ id: 'bins', name: 'Bins', services: ['waste'] }];
    assert.equal((await save({ teams })).status, 200);
    const without = services.filter(({ id }) => id !== 'waste');
    const has = 'the council has no service waste. It has: housing-advice, flooding';
    assert.deepEqual(await wrong({ services: without }), refusal('teams.0.services.waste', has));
    assert.deepEqual(
      await wrong({ services: without, teams: [], hours: { services: { waste: { week: {} } } } }),
      refusal('hours.services.waste', has),
    );
    const skills = { services: ['waste'], languages: [], team: 'bins' };
    await relay.store.desk.setSkills({ council: 'hart', staff: ada, skills, capacity: 4 });
    const held = (id: string) => `${id} cannot go while 1 person has it in their entry under staff`;
    assert.deepEqual(
      await wrong({ services: without, teams: [] }),
      refusal('services', held('waste')),
    );
    assert.deepEqual(await wrong({ teams: [] }), refusal('teams', held('bins')));
    // What an entry names and nobody has any more is no reason to refuse.
    const stale = { services: ['moon', 'waste'], languages: [], team: 'moon' };
    await relay.store.desk.setSkills({ council: 'hart', staff: ada, skills: stale, capacity: 4 });
    assert.equal((await save({ services, teams, mostWaiting: 30 })).status, 200);
    const none = { services: [], languages: [], team: null };
    await relay.store.desk.setSkills({ council: 'hart', staff: ada, skills: none, capacity: 4 });
    assert.equal((await save({ services: without, teams: [] })).status, 200);
  });
});
