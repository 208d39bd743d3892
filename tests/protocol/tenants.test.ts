import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  residentEvents,
  rolesFor,
  routes,
  staffEvents,
  type Act,
  type RouteRow,
  type StaffEvent,
} from '@bellman/protocol';
import { codeOf, newId, type Client, type Json } from './client.js';
import { chatEvents, plainEvents, residentAsks, routeAsks } from './tenants/asks.js';
import { followersStayApart } from './tenants/followers.js';
import { programsStayApart } from './tenants/programs.js';
import { councils, openWorld, type Council, type Person, type World } from './tenants/things.js';

const otherThan = (council: Council): Council => (council === 'hart' ? 'rushmoor' : 'hart');
const isAct = (who: string): who is Act => who in rolesFor;
const may = ({ role }: Person, act: Act): boolean => rolesFor[act].includes(role);

type DeskRow = RouteRow & { readonly who: Act };
const desk: readonly [string, DeskRow][] = Object.entries<RouteRow>(routes).flatMap(([name, row]) =>
  isAct(row.who) ? [[name, { ...row, who: row.who }]] : [],
);

/** The code of a refusal; `granted` where there is none. */
const codeIn = (answer: Json): string =>
  answer['ok'] === true ? 'granted' : codeOf(answer['problem']);

/** What nobody may hear who asked for what their role allows. */
const shut = ['not-permitted', 'not-found', 'conversation-unknown', 'body-wrong-shape', 'internal'];

/** Every route and event of the tables × every role × its own and the other council. */
describe('two councils on one relay', () => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });
  after(() => world?.close());

  /** Nothing that belongs to `council` is in these words. */
  const holdsNothingOf = (council: Council, words: string, where: string): void => {
    for (const [name, id] of Object.entries(world.things[council]))
      assert.ok(!words.includes(id), `${where} tells the ${name} of ${council}: ${words}`);
  };

  const askRoute = async (person: Person, council: Council, name: string, row: DeskRow) => {
    const { id = '', body, act = row.who } = routeAsks[name]?.(world.things[council]) ?? {};
    const path = row.path.replace('{council}', council).replace('{id}', id);
    const answer = await world.call(person, row.method, path, body);
    return { ...answer, act, code: answer.status < 400 ? 'granted' : codeOf(answer.body) };
  };

  /** Whoever tried it, and what: the lines of a council's audit. */
  const denied = async (council: Council): Promise<Set<string>> => {
    const lines = await world.relay.store.audit.list({ council, limit: 10_000 });
    const tried = lines.filter(({ act }) => act === 'denied');
    return new Set(tried.map(({ staff, subject }) => `${staff} ${subject}`));
  };

  it('are asked in every way there is: nothing is left out of the tables', () => {
    assert.deepEqual(desk.map(([name]) => name).toSorted(), Object.keys(routeAsks).toSorted());
    const asked = [...Object.keys(chatEvents), ...Object.keys(plainEvents)];
    assert.deepEqual(Object.keys(staffEvents).toSorted(), asked.toSorted());
    const residents = Object.keys(residentEvents).filter((name) => name !== 'start');
    assert.deepEqual(residents.toSorted(), Object.keys(residentAsks).toSorted());
    assert.deepEqual(
      Object.values<RouteRow>(routes)
        .filter(({ path }) => path.includes('/desk/'))
        .map(({ who }) => isAct(who)),
      desk.map(() => true),
    );
  });

  it('keep their addresses to themselves: not found, and written down', async () => {
    for (const person of world.people) {
      const other = otherThan(person.council);
      for (const [name, row] of desk) {
        const { status, code } = await askRoute(person, other, name, row);
        assert.deepEqual([status, code], [404, 'not-found'], `${person.role}: ${name} of ${other}`);
      }
      const tried = await denied(other);
      const missing = desk.filter(([name]) => !tried.has(`${person.id} ${name}`));
      assert.deepEqual(missing, [], `${person.role}: written down at ${other}`);
    }
  });

  it('keep their chats to themselves: there is no such chat, and written down', async () => {
    for (const person of world.people) {
      const other = otherThan(person.council);
      const { waiting, active, ended } = world.things[other];
      for (const [event, payload] of Object.entries(chatEvents))
        for (const conversation of [waiting, active, ended])
          assert.equal(
            await person.client.refusal(event, payload(world.things[other], conversation)),
            'conversation-unknown',
            `${person.role}: ${event} of ${other}`,
          );
      const tried = await denied(other);
      const missing = Object.keys(chatEvents).filter((name) => !tried.has(`${person.id} ${name}`));
      assert.deepEqual(missing, [], `${person.role}: written down at ${other}`);
    }
  });

  it('show it in the audit, to those who may see that', async () => {
    const { body } = await world.call(
      world.one('hart', 'administrator'),
      'GET',
      '/api/v1/desk/hart/audit',
    );
    const lines = body as unknown as readonly Json[];
    assert.ok(lines.some(({ act }) => act === 'denied'));
    for (const { id } of world.people.filter(({ council }) => council === 'rushmoor'))
      assert.ok((await denied('hart')).has(`${id} deskWall`));
  });

  it('know nothing of each other’s ids at their own addresses', async () => {
    for (const person of world.people) {
      const other = world.things[otherThan(person.council)];
      for (const [name, row] of desk.filter(([, { path }]) => path.includes('{id}'))) {
        const { id = '', body } = routeAsks[name]?.(other) ?? {};
        const path = row.path.replace('{council}', person.council);
        const asked = await world.call(person, row.method, path.replace('{id}', id), body);
        const nowhere = path.replace('{id}', '01890000-0000-7000-8000-000000000000');
        const made = await world.call(person, row.method, nowhere, body);
        assert.deepEqual(asked, made, `${person.role}: ${name} with an id of the other council`);
        assert.equal(asked.status, may(person, row.who) ? 404 : 403, `${person.role}: ${name}`);
      }
    }
  });

  it('have lost nothing by being asked', async () => {
    for (const council of councils) {
      const { store } = world.relay;
      const { waiting, active, ended, alert } = world.things[council];
      const states = await Promise.all(
        [waiting, active, ended].map((conversation) => store.chat.get({ conversation })),
      );
      assert.deepEqual(
        states.map((row) => row?.state),
        ['waiting', 'active', 'ended'],
      );
      assert.equal((await store.alerts.find({ council, id: alert })).state, 'draft');
    }
  });

  it('open to a resident of the one no chat of the other', async () => {
    for (const council of councils) {
      const things = world.things[otherThan(council)];
      const stranger = await world.resident(council, { token: things.token });
      const lost = await stranger.hears('lost');
      assert.equal(codeOf(lost['problem']), 'token-unknown');
      for (const [event, payload] of Object.entries(residentAsks))
        assert.equal(await stranger.refusal(event, payload(things)), 'token-unknown', event);
      await stranger.grant('start', { id: newId(), service: 'waste', language: 'en' });
      assert.equal(await stranger.refusal('file', { file: things.file }), 'file-unknown');
      for (const row of Object.values<RouteRow>(routes).filter(({ who }) => who === 'resident')) {
        const { url } = world.relay;
        const form = new FormData();
        form.set('id', newId());
        const answer = await fetch(`${url}${row.path.replace('{council}', council)}`, {
          ...{ method: row.method, ...(row.upload === true ? { body: form } : {}) },
          headers: { authorization: `Bearer ${things.token}`, origin: url },
        });
        assert.equal(codeOf(await answer.json()), 'token-unknown', row.path);
      }
      holdsNothingOf(otherThan(council), JSON.stringify(stranger.told), `${council} to a resident`);
    }
  });

  it('open to a program of the one nothing of the other', () =>
    programsStayApart(world, holdsNothingOf));

  it('let nobody manage at the one what they follow at the other', () => followersStayApart(world));

  it('tell their own staff what happens, and the other’s nothing at all', async () => {
    const live = async (council: Council): Promise<void> => {
      const one = (role: Person['role']): Client => world.one(council, role).client;
      const resident = await world.resident(council);
      const { conversation: begun } = await resident.grant('start', {
        ...{ id: newId(), service: 'waste', language: 'en' },
        message: { id: newId(), body: 'Nobody came' },
      });
      const conversation = String(Reflect.get(Object(begun), 'id'));
      const of = (what: Json): boolean => JSON.stringify(what).includes(conversation);
      await one('supervisor').grant('replay', { conversation, since: 0 });
      await one('supervisor').hears('conversation', of);
      await one('supervisor').grant('note', { conversation, id: newId(), body: 'Watch this' });
      await one('supervisor').hears('note', of);
      await one('supervisor').grant('listen', { conversation });
      await resident.grant('message', { id: newId(), body: 'Still nobody' });
      await one('supervisor').hears('messages', of);
      const alert = { event: 'submit', revision: 1 };
      const path = `/api/v1/desk/${council}/alerts/${world.things[council].alert}/steps`;
      await world.call(world.one(council, 'planner'), 'POST', path, alert);
      await one('supervisor').hears('wall', (what) => what['council'] === council);
    };
    for (const council of councils) await live(council);
    for (const { client, council, role } of world.people) {
      const told = JSON.stringify(client.told);
      holdsNothingOf(otherThan(council), told, `${council} to its ${role}`);
      assert.ok(!told.includes(`"${otherThan(council)}"`), `${role}: ${told}`);
    }
  });

  it('let each role do what the table of roles says, and nothing else: addresses', async () => {
    for (const person of world.people.filter(({ council }) => council === 'hart'))
      for (const [name, row] of desk) {
        const { status, code, body, act } = await askRoute(person, 'hart', name, row);
        const where = `${person.role}: ${name}: ${JSON.stringify(body).slice(0, 300)}`;
        if (!may(person, row.who) || !may(person, act))
          assert.deepEqual([status, code], [403, 'not-permitted'], where);
        else assert.ok(!shut.includes(code), where);
        holdsNothingOf('rushmoor', JSON.stringify(body), where);
      }
  });

  it('let each role do what the table of roles says, and nothing else: events', async () => {
    const { waiting, active, ended } = world.things.hart;
    for (const person of world.people.filter(({ council }) => council === 'hart')) {
      const check = async (event: StaffEvent, payload: Json): Promise<void> => {
        const answer = await person.client.ask(event, payload);
        const code = codeIn(answer);
        const where = `${person.role}: ${event}: ${JSON.stringify(answer).slice(0, 300)}`;
        if (may(person, staffEvents[event].act)) assert.ok(!shut.includes(code), where);
        else if ('conversation' in payload && !may(person, 'chat.see'))
          assert.equal(code, 'conversation-unknown', where);
        // Whoever has no chats may ask for theirs, and gets none.
        else if (event === 'watch') assert.deepEqual([answer['waiting'], answer['mine']], [[], []]);
        else assert.equal(code, 'not-permitted', where);
        holdsNothingOf('rushmoor', JSON.stringify(answer), where);
      };
      for (const event of Object.keys(staffEvents) as StaffEvent[]) {
        const payload = chatEvents[event];
        if (payload === undefined) await check(event, plainEvents[event] ?? {});
        else
          for (const conversation of [waiting, active, ended])
            await check(event, payload(world.things.hart, conversation));
      }
    }
  });
});
