import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock as clock } from '../ground/clock.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { settingsOf } from '../testing/relay.js';
import type { Context } from './command.js';
import { councilSave, councilSet, councilShow, withCouncils } from './council.js';
import { demoCouncils } from './demo-data.js';
import { plainSay } from './say.js';

describe('the settings of a council, by the command line', () => {
  let folder: string;
  let store: Store;
  let context: Context;
  let said = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-council-'));
    store = await openStore({ folder, clock });
    const say = plainSay((text) => (said += text), clock.now);
    context = { store, clock, say, signal: new AbortController().signal };
    await councilSave.run(context, { id: 'hart', settings: settingsOf('Hart'), exists: false });
  });
  beforeEach(() => {
    said = '';
  });
  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  const set = (settings: Record<string, unknown>) =>
    councilSet.run(context, { id: 'hart', settings });
  const hart = () => withCouncils(context, (councils) => councils.get('hart'));
  const wrong = (settings: Record<string, unknown>, message: string) =>
    assert.rejects(set(settings), {
      name: 'Problem',
      message: `settings-wrong: The settings are wrong at ${message}.`,
    });

  test('are changed where the file names them, and nowhere else', async () => {
    const old = await hart();
    const week = {
      monday: [
        ['09:00', '12:30'],
        ['13:30', '17:00'],
      ],
      friday: [['22:00', '02:00']],
    };
    const closures = [{ from: '2026-12-24', to: '2026-12-24', words: { en: 'Christmas Eve' } }];
    await set({
      hours: { nation: 'scotland', usual: { week, closures }, services: { waste: { week: {} } } },
      answerDays: { usual: 3 },
      danger: { en: ['smell gas'] },
      contact: { emergency: '01632 960 999' },
      paymentUrl: 'https://www.hart.example/pay',
      exitUrl: 'https://www.example.org/',
    });
    assert.equal(
      said,
      'Hart Council (hart): hours, answerDays, danger, contact, paymentUrl, exitUrl set.\n',
    );
    const now = await hart();
    assert.deepEqual(now.contact, { ...old.contact, emergency: '01632 960 999' });
    assert.deepEqual([now.hours.nation, now.hours.zone], ['scotland', 'Europe/London']);
    assert.deepEqual(now.hours.usual?.week.monday, week.monday);
    assert.deepEqual(now.hours.usual.week.tuesday, []);
    assert.deepEqual(now.hours.usual.closures, closures);
    assert.deepEqual(now.danger, { en: ['smell gas'] });
    assert.deepEqual(now.answerDays, { usual: 3, services: {} });
    assert.deepEqual(
      [now.paymentUrl, now.exitUrl],
      ['https://www.hart.example/pay', 'https://www.example.org/'],
    );
    assert.deepEqual([now.services, now.name, now.origins], [old.services, old.name, old.origins]);
  });

  test('are set by the example in the docs', async () => {
    const docs = await readFile(new URL('../../../../docs/hours.md', import.meta.url), 'utf8');
    const example: unknown = JSON.parse(/```json\n(.*?)```/s.exec(docs)?.[1] ?? '');
    const demo = demoCouncils.find(({ id }) => id === 'hart');
    await councilSave.run(context, { id: 'docs', settings: demo?.settings, exists: false });
    await councilSet.run(context, { id: 'docs', settings: Object(example) });
    const { hours } = await withCouncils(context, (councils) => councils.get('docs'));
    assert.deepEqual(hours.usual?.week.friday, [['09:00', '16:30']]);
  });

  test('are taken away by null, which brings the usual back', async () => {
    await set({ hours: null, paymentUrl: null, danger: null });
    const now = await hart();
    assert.deepEqual([now.hours.usual, now.paymentUrl, now.danger], [null, null, {}]);
  });

  test('are shown as the JSON that changes them', async () => {
    await councilShow.run(context, { id: 'hart' });
    const shown: unknown = JSON.parse(said);
    await councilSave.run(context, { id: 'hart', settings: shown, exists: true });
    assert.equal((await hart()).name, 'Hart Council');
    await assert.rejects(
      councilShow.run(context, { id: 'nowhere' }),
      /There is no council nowhere/,
    );
  });

  test('are refused with where they are wrong, and what belongs there', async () => {
    const old = await hart();
    const usual = (week: object, more: object = {}) => ({ hours: { usual: { week, ...more } } });
    const time = 'it must be a time like 09:00, and is';
    await wrong(usual({ monday: [['9', '17:00']] }), `hours.usual.week.monday.0.0: ${time} "9"`);
    await wrong(
      usual({ monday: [['09:00', '25:00']] }),
      `hours.usual.week.monday.0.1: ${time} "25:00"`,
    );
    await wrong(
      usual({ monday: [['24:00', '02:00']] }),
      'hours.usual.week.monday.0.0: it must be a time from 00:00 to 23:59, and is "24:00"',
    );
    await wrong(
      usual({ monday: ['09:00', '17:00'] }),
      'hours.usual.week.monday.0: it must be two times, like ["09:00", "17:00"], and is "09:00"',
    );
    await wrong(usual({ mondays: [] }), 'hours.usual.week.mondays: there is no such setting');
    const closed = (from: string, to: string) => usual({}, { closures: [{ from, to }] });
    await wrong(
      closed('2026-02-30', '2026-03-01'),
      'hours.usual.closures.0.from: it must be a date like 2026-12-25, and is "2026-02-30"',
    );
    await wrong(
      closed('2026-03-02', '2026-03-01'),
      'hours.usual.closures.0.to: it must be a date that is not before "from"',
    );
    await wrong(
      { hours: { zone: 'Europe/Fleet' } },
      'hours.zone: it must be a time zone like Europe/London, and is "Europe/Fleet"',
    );
    await wrong(
      { hours: { nation: 'cornwall' } },
      'hours.nation: it must be england, wales, scotland or northern-ireland, and is "cornwall"',
    );
    await wrong(
      { hours: { services: { bins: { week: {} } } } },
      'hours.services.bins: the council has no service bins. It has: waste, housing-advice, flooding',
    );
    await wrong({ hour: {} }, 'hour: there is no such setting');
    await wrong({ contact: { emergencies: '1' } }, 'contact.emergencies: there is no such setting');
    await wrong({ contact: { url: null } }, 'contact.url: it is missing');
    await wrong(
      { answerDays: { usual: 90 } },
      'answerDays.usual: it must be at most 60, and is 90',
    );
    await wrong(
      { paymentUrl: 'the town hall' },
      'paymentUrl: it must be a web address, like https://www.example.org/, and is "the town hall"',
    );
    const words = 'it must be words, like smell gas, and is';
    const team = { id: 'bins', name: 'Bins' };
    await wrong(
      { teams: [{ ...team, services: ['waste', 'bins'] }] },
      'teams.0.services.bins: the council has no service bins. It has: waste, housing-advice, flooding',
    );
    await wrong(
      { routing: { services: { bins: { priority: 1 } } } },
      'routing.services.bins: the council has no service bins. It has: waste, housing-advice, flooding',
    );
    await wrong(
      { teams: [{ ...team, overflow: { after: 5, to: 'tax' } }] },
      'teams: it must be overflows to other teams of the list',
    );
    await assert.rejects(set({ brand: { button: '#ffdd00' } }), {
      code: 'contrast-low',
      params: { pair: 'button on page', ratio: 1.34, needed: 3 },
    });
    await wrong({ danger: { en: ['fire', '...'] } }, `danger.en.1: ${words} "..."`);
    await wrong({ danger: { cy: ['🔥'] } }, `danger.cy.0: ${words} "🔥"`);
    for (const name of ['Hart\nBcc: all', 'Hart\u202E']) {
      const is = JSON.stringify(name).replace('\\n', '\n').replace('\\u202e', '\u202e');
      await wrong({ name }, `name: it must be one line, of signs that show, and is ${is}`);
    }
    assert.deepEqual(await hart(), old);
  });
});
