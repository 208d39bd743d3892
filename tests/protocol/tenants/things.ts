import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Role } from '@bellman/protocol';
import { startRelay, type TestRelay } from '@bellman/server/testing/relay';
import { connect, newId, type Client, type Json } from '../client.js';

export const councils = ['hart', 'rushmoor'] as const;
export type Council = (typeof councils)[number];

export const roles: readonly Role[] = [
  ...(['advisor', 'supervisor', 'planner', 'approver'] as const),
  ...(['partner', 'councillor', 'privacy-officer', 'administrator'] as const),
];

/** A person who has one role in one council, signed in and connected. */
export interface Person {
  readonly id: string;
  readonly council: Council;
  readonly role: Role;
  readonly cookie: string;
  readonly client: Client;
}

/** One of everything that a council keeps: ids, but for the resident's token. */
export interface Things {
  readonly waiting: string;
  readonly active: string;
  readonly ended: string;
  readonly file: string;
  readonly alert: string;
  readonly answer: string;
  readonly template: string;
  readonly partner: string;
  readonly key: string;
  /** What that key opens doors with. */
  readonly secret: string;
  readonly case: string;
  /** A colleague who has nothing to do with it. */
  readonly staff: string;
  /** Of the chat that is under way. */
  readonly token: string;
}

/** A relay with two councils, somebody for each role in each, and one of everything in each. */
export interface World {
  readonly relay: TestRelay;
  readonly people: readonly Person[];
  readonly things: Readonly<Record<Council, Things>>;
  one(council: Council, role: Role): Person;
  /** A REST call as the desk of this relay makes it; answers the status and the body. */
  call(
    person: Pick<Person, 'cookie'>,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: Json }>;
  /** A resident's browser. */
  resident(council: Council, auth?: Json): Promise<Client>;
  close(): Promise<void>;
}

/** The smallest PNG there is: one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What the planner writes: nobody is reached by it. */
export const draft = () => ({
  ...{ kind: 'general', severity: 'Minor', urgency: 'Future', certainty: 'Possible' },
  texts: { en: { headline: 'Leaves', what: 'Leaves are collected late.' } },
  ...{ where: [], services: [], expiresAt: null },
});

export const prepared = () => ({
  service: null,
  reviewOn: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
  texts: { en: { title: 'Bins', body: 'Bins are emptied on Mondays.' } },
});

/** An area that either council has. */
const area = 'E05009355';

export const template = () => ({
  name: newId(),
  draft: { ...draft(), expiresAt: undefined },
});
export const partner = () => ({ name: newId(), areas: [area], categories: ['Safety'], staff: [] });
export const key = () => ({ name: 'Bins', purpose: 'service', services: ['waste'] });

export const idOf = (answer: Json, name: string): string =>
  String(Reflect.get(Object(answer[name]), 'id'));

/** A ward of no great size, 1e-7 degree. */
const box = { minLon: -8_400_000, maxLon: -8_300_000, minLat: 513_000_000, maxLat: 513_100_000 };
const square = {
  ...box,
  shape: JSON.stringify([
    [
      [
        [box.minLon, box.minLat],
        [box.maxLon, box.minLat],
        [box.maxLon, box.maxLat],
        [box.minLon, box.maxLat],
        [box.minLon, box.minLat],
      ],
    ],
  ]),
};

const begin = async (resident: Client): Promise<{ id: string; token: string }> => {
  const started = await resident.grant('start', {
    ...{ id: newId(), service: 'waste', language: 'en', name: 'Ann' },
    message: { id: newId(), body: 'My bin was missed' },
  });
  return { id: idOf(started, 'conversation'), token: String(started['token']) };
};

const makeThings = async (world: Omit<World, 'things'>, council: Council): Promise<Things> => {
  const { relay, one, call } = world;
  const advisor = one(council, 'advisor');
  const desk = `/api/v1/desk/${council}`;
  const post = async (role: Role, path: string, body: unknown): Promise<string> => {
    const answer = await call(one(council, role), 'POST', `${desk}/${path}`, body);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return String(answer.body['id']);
  };
  await relay.store.areas.replace({
    council,
    kind: 'ward',
    areas: [{ code: area, name: 'Hook', population: null, ...square }],
  });
  const keyed = await call(one(council, 'administrator'), 'POST', `${desk}/keys`, key());
  const active = await begin(await world.resident(council));
  const conversation = active.id;
  await advisor.client.grant('take', { conversation });
  const form = new FormData();
  form.set('id', newId());
  form.set('alt', 'A bin');
  form.set('file', new Blob([picture]), 'bin.png');
  const sent = await fetch(`${relay.url}/api/v1/councils/${council}/chats/self/files`, {
    ...{ method: 'POST', body: form },
    headers: { authorization: `Bearer ${active.token}`, origin: relay.url },
  });
  assert.equal(sent.status, 201, await sent.clone().text());
  await advisor.client.grant('note', { conversation, id: newId(), body: 'Was angry last week' });
  const raised = await advisor.client.grant('raise', {
    ...{ conversation, id: newId(), kind: 'complaint', words: 'Nobody came' },
  });
  const ended = await begin(await world.resident(council));
  await advisor.client.grant('take', { conversation: ended.id });
  await advisor.client.grant('end', { conversation: ended.id });
  return {
    ...{ active: active.id, token: active.token, ended: ended.id },
    waiting: (await begin(await world.resident(council))).id,
    file: idOf((await sent.json()) as Json, 'file'),
    case: idOf(raised, 'case'),
    alert: await post('planner', 'alerts', draft()),
    answer: await post('supervisor', 'answers', prepared()),
    template: await post('planner', 'templates', template()),
    partner: await post('administrator', 'partners', partner()),
    ...{ key: idOf(keyed.body, 'view'), secret: String(keyed.body['key']) },
    staff: await relay.hire(`nobody@${council}.example`, 'Nobody', { [council]: ['advisor'] }),
  };
};

/** Lets somebody be signed in, without the password's hash, which is slow on purpose. */
const sessionOf = async ({ store }: TestRelay, staff: string): Promise<string> => {
  const secret = newId();
  const hash = createHash('sha256').update(secret).digest('hex');
  await store.people.openSession({ hash, staff });
  return `__Host-bellman=${secret}`;
};

/** Opens one. */
export const openWorld = async (): Promise<World> => {
  const relay = await startRelay();
  const clients: Client[] = [];
  const hire = async (council: Council, role: Role): Promise<Person> => {
    const email = `${role}@${council}.example`;
    const id = await relay.hire(email, `${role} of ${council}`, { [council]: [role] });
    const cookie = await sessionOf(relay, id);
    const extraHeaders = { Cookie: cookie, Origin: relay.url };
    const client = await connect(`${relay.url}/staff`, { protocol: 1 }, { extraHeaders });
    clients.push(client);
    return { id, council, role, cookie, client };
  };
  const people: Person[] = [];
  const world = {
    relay,
    people,
    one: (council: Council, role: Role): Person => {
      const found = people.find((one) => one.council === council && one.role === role);
      assert.ok(found, `${council} has no ${role}`);
      return found;
    },
    call: async (
      { cookie }: Pick<Person, 'cookie'>,
      method: string,
      path: string,
      body?: unknown,
    ) => {
      const answer = await fetch(`${relay.url}${path}`, {
        method,
        headers: {
          ...{ cookie, origin: relay.url },
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const words = await answer.text();
      return { status: answer.status, body: (words === '' ? {} : JSON.parse(words)) as Json };
    },
    resident: async (council: Council, auth: Json = {}) => {
      const client = await connect(`${relay.url}/resident`, { protocol: 1, council, ...auth });
      clients.push(client);
      return client;
    },
    close: async () => {
      for (const client of clients) client.leave();
      await relay.close();
    },
  };
  try {
    for (const council of councils)
      for (const role of roles) people.push(await hire(council, role));
    const hart = await makeThings(world, 'hart');
    return { ...world, things: { hart, rushmoor: await makeThings(world, 'rushmoor') } };
  } catch (error) {
    await world.close();
    throw error;
  }
};
