import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Availability, type Skills, type Team } from '@bellman/protocol';
import * as v from 'valibot';
import { startOf } from '../testing/chat-room.js';
import { handClock } from '../testing/chats.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectResident, granted } from '../testing/sockets.js';

const nine: [string, string][] = [['09:00', '17:00']];
const week = {
  monday: nine,
  tuesday: nine,
  wednesday: nine,
  thursday: nine,
  friday: nine,
  saturday: nine,
  sunday: nine,
};
const iso = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : new Date(ms).toISOString().slice(0, 16);

describe('availability', () => {
  let relay: TestRelay;
  let sam: string;
  const clock = handClock();

  before(async () => {
    relay = await startRelay({ clock });
    sam = await relay.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
  });
  after(() => relay.close());
  beforeEach(() => relay.change('hart', { hours: { usual: { week } }, mostWaiting: 200 }));

  const ask = async (language = 'en') => {
    const url = `${relay.url}/api/v1/councils/hart/availability?language=${language}`;
    const answer = await fetch(url);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    return v.parse(Availability, await answer.json());
  };
  /** How waste stands at a time, with Sam at a desk of another node unless said. */
  const waste = async (at: string, more: { staffed?: boolean; language?: string } = {}) => {
    clock.set(at);
    const ms = more.staffed === false ? -1 : 90_000;
    await relay.store.presence.renew({ node: 'other', staff: [sam], ms });
    const answer = await ask(more.language);
    const [service] = answer.services;
    assert.ok(service !== undefined);
    assert.equal(service.id, 'waste');
    return service;
  };

  test('is of the services that can be chatted with, at the relay’s time', async () => {
    clock.set('2026-11-23T10:00Z');
    const answer = await ask();
    assert.deepEqual([answer.at, answer.zone], [clock.now(), 'Europe/London']);
    assert.deepEqual(
      answer.services.map(({ id }) => id),
      ['waste', 'housing-advice'],
    );
    assert.deepEqual(answer.alerts, []);
  });

  test('is open to the last moment of the hours', async () => {
    const open = await waste('2026-11-23T16:59Z');
    assert.deepEqual(
      [open.state, open.reason, iso(open.closesAt), iso(open.opensAt)],
      ['open', null, '2026-11-23T17:00', '2026-11-24T09:00'],
    );
    for (const at of ['2026-11-23T17:00Z', '2026-11-23T17:01Z']) {
      const closed = await waste(at);
      assert.deepEqual(
        [closed.state, closed.reason, iso(closed.opensAt), iso(closed.closesAt)],
        ['closed', 'hours', '2026-11-24T09:00', '2026-11-24T17:00'],
      );
    }
  });

  test('tells by when a message is answered, by the days that the council set', async () => {
    assert.equal(iso((await waste('2026-11-23T16:59Z')).answerBy), '2026-11-25T17:00');
    assert.equal(iso((await waste('2026-11-23T17:00Z')).answerBy), '2026-11-26T17:00');
    await relay.change('hart', { answerDays: { usual: 3, services: { waste: 1 } } });
    assert.equal(iso((await waste('2026-11-23T16:59Z')).answerBy), '2026-11-24T17:00');
    await relay.change('hart', { answerDays: {} });
  });

  test('is closed on Christmas Day, which has a name in both languages', async () => {
    const english = await waste('2026-12-25T12:00Z');
    assert.deepEqual(
      [english.state, english.reason, english.words, iso(english.opensAt)],
      ['closed', 'holiday', 'Christmas Day', '2026-12-27T09:00'],
    );
    assert.equal((await waste('2026-12-25T12:00Z', { language: 'cy' })).words, 'Dydd Nadolig');
  });

  test('keeps to the clock on the wall through both changes', async () => {
    const state = async (at: string) => (await waste(at)).state;
    assert.equal(await state('2026-03-28T08:59Z'), 'closed');
    assert.equal(await state('2026-03-28T09:00Z'), 'open');
    assert.equal(await state('2026-03-29T07:59Z'), 'closed');
    assert.equal(await state('2026-03-29T08:00Z'), 'open');
    assert.equal(await state('2026-10-25T08:59Z'), 'closed');
    assert.equal(await state('2026-10-25T09:00Z'), 'open');
    assert.equal(await state('2026-10-25T16:59Z'), 'open');
    assert.equal(await state('2026-10-25T17:00Z'), 'closed');
  });

  test('gives a closure’s words in the language that is read', async () => {
    const words = { en: 'Moving office', cy: 'Symud swyddfa' };
    const closures = [{ from: '2026-11-23', to: '2026-11-24', words }];
    await relay.change('hart', { hours: { usual: { week, closures } } });
    const shut = await waste('2026-11-24T12:00Z', { language: 'cy' });
    assert.deepEqual(
      [shut.state, shut.reason, shut.words, iso(shut.opensAt)],
      ['closed', 'closure', 'Symud swyddfa', '2026-11-25T09:00'],
    );
    assert.equal((await waste('2026-11-24T12:00Z')).words, 'Moving office');
  });

  test('shows the usual week, Monday first; none where it is always open', async () => {
    const hours = {
      usual: {
        week: {
          friday: [
            ['13:00', '15:00'],
            ['09:00', '12:00'],
          ],
        },
      },
    };
    await relay.change('hart', { hours: hours as never });
    const friday = [
      ['09:00', '12:00'],
      ['13:00', '15:00'],
    ];
    assert.deepEqual((await waste('2026-11-23T12:00Z')).week, [
      ...[1, 2, 3, 4].map((day) => ({ day, times: [] })),
      { day: 5, times: friday },
      ...[6, 7].map((day) => ({ day, times: [] })),
    ]);
    await relay.change('hart', { hours: {} });
    const always = await waste('2026-11-23T03:00Z');
    assert.deepEqual(
      [always.state, always.week, always.opensAt, always.closesAt],
      ['open', [], null, null],
    );
  });

  test('knows when nobody is on duty, which a closed door says nothing of', async () => {
    assert.equal((await waste('2026-11-23T12:00Z', { staffed: false })).state, 'unstaffed');
    assert.equal((await waste('2026-11-23T17:00Z', { staffed: false })).state, 'closed');
    assert.equal((await waste('2026-11-23T12:00Z')).state, 'open');
    clock.pass(90_000);
    assert.equal((await ask()).services[0]?.state, 'unstaffed');
  });

  test('is busy once as many wait as may, and says how long it takes', async () => {
    clock.set('2026-11-23T12:00Z');
    await relay.change('hart', { mostWaiting: 2 });
    const people = [await connectResident(relay), await connectResident(relay)];
    const ids: string[] = [];
    for (const person of people) {
      const first = await waste('2026-11-23T12:00Z');
      assert.deepEqual([first.state, first.wait], ['open', null]);
      ids.push(granted(await person.ask('start', startOf())).conversation.id);
    }
    const busy = await waste('2026-11-23T12:02Z');
    assert.deepEqual([busy.state, busy.waiting], ['busy', 2]);
    // A message that was left keeps nobody waiting.
    granted(await (people[0]?.ask('leave', {}) ?? Promise.reject(new Error('nobody'))));
    const then = await waste('2026-11-23T12:02Z');
    assert.deepEqual([then.state, then.waiting], ['open', 1]);
    for (const conversation of ids) {
      await relay.store.chat.end({ conversation, by: 'staff', name: 'Sam' });
    }
    for (const { socket } of people) socket.close();
  });

  test('estimates the wait once three were taken', async () => {
    clock.set('2026-11-23T12:00Z');
    const ann = await connectResident(relay);
    for (const _ of [1, 2, 3]) {
      const { conversation } = granted(await ann.ask('start', startOf()));
      clock.pass(90_000);
      await relay.store.chat.take({ conversation: conversation.id, staff: sam, staffName: 'Sam' });
    }
    const { conversation } = granted(await ann.ask('start', startOf()));
    assert.deepEqual([conversation.position, conversation.wait], [1, { least: 1, most: 2 }]);
    // Whoever comes now is second.
    assert.deepEqual((await ask()).services[0]?.wait, { least: 3, most: 3 });
    ann.socket.close();
  });

  test('is open where somebody on duty has the skill and takes chats, however full they are', async () => {
    const at = '2026-11-23T12:00Z';
    const post = (skills: Partial<Skills>): Promise<void> => {
      const all = { services: [], languages: [], team: null, ...skills };
      return relay.store.desk.setSkills({ council: 'hart', staff: sam, skills: all, capacity: 4 });
    };
    const state = async (language = 'en') => (await waste(at, { language })).state;
    await post({ services: ['housing-advice'] });
    assert.equal(await state(), 'unstaffed');
    assert.equal((await ask()).services[1]?.state, 'open');
    await post({ languages: ['en'] });
    assert.deepEqual([await state('en'), await state('cy')], ['open', 'unstaffed']);
    await post({});
    // A team that has nobody, nor passes on, is a service that nobody answers.
    const teams = (overflow: Team['overflow']): Promise<unknown> =>
      relay.change('hart', {
        teams: [
          { id: 'bins', name: 'Bins', services: ['waste'], overflow },
          { id: 'others', name: 'Others', services: [], overflow: null },
        ],
      });
    await teams(null);
    assert.equal(await state(), 'unstaffed');
    await post({ team: 'others' });
    assert.equal(await state(), 'unstaffed');
    await teams({ after: 5, to: 'others' });
    assert.equal(await state(), 'open');
    await relay.change('hart', { teams: [] });
    await post({});
    for (const rests of ['break', 'away'] as const) {
      await relay.store.desk.setState({ staff: sam, state: rests });
      assert.equal(await state(), 'unstaffed');
    }
    await relay.store.desk.setState({ staff: sam, state: 'available' });
    const ann = await connectResident(relay);
    const { conversation } = granted(await ann.ask('start', startOf()));
    await relay.store.chat.take({ conversation: conversation.id, staff: sam, staffName: 'Sam' });
    assert.equal(await state(), 'open');
    await relay.store.chat.end({ conversation: conversation.id, by: 'staff', name: 'Sam' });
    assert.equal(await state(), 'open', 'they come back to it once it is wrapped up');
    await relay.store.wrapUps.put({
      ...{ conversation: conversation.id, staff: sam, service: 'waste', journey: 'ask', level: 1 },
      ...{ resolved: 1, avoidable: 0, why: '', reference: '' },
    });
    const skills = { services: [], languages: [], team: null };
    await relay.store.desk.setSkills({ council: 'hart', staff: sam, skills, capacity: 10 });
    ann.socket.close();
  });

  test('of a council that nobody knows is refused', async () => {
    const answer = await fetch(`${relay.url}/api/v1/councils/nowhere/availability`);
    assert.equal(answer.status, 404);
  });
});
