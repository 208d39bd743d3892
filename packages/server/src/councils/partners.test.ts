import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type {
  AuditEntry,
  KeyView,
  NewKeyAnswer,
  PartnerView,
  ProblemView,
} from '@bellman/protocol';
import { capSample } from '../testing/cap.js';
import { handClock } from '../testing/chats.js';
import { deskRest, type DeskRest } from '../testing/desk-rest.js';
import { hartFile } from '../testing/hart.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { importAreas } from './import-areas.js';

const cap = 'application/cap+xml';
const ewshot = 'E05009354';

describe('partners and keys', () => {
  const clock = handClock(Date.parse('2020-02-16T23:05:00Z'));
  let relay: TestRelay;
  let ada: DeskRest;
  let ray: DeskRest;
  let kim = '';
  before(async () => {
    relay = await startRelay({ clock });
    await relay.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
    await relay.hire('ray@rushmoor.example', 'Ray', { rushmoor: ['administrator'] });
    kim = await relay.hire('kim@police.example', 'Kim', { hart: ['partner'] });
    await importAreas({ store: relay.store, council: 'hart', file: hartFile('wards.geojson') });
    ada = deskRest(relay, await relay.signIn('ada@hart.example'));
    ray = deskRest(relay, await relay.signIn('ray@rushmoor.example'), 'rushmoor');
  });
  after(() => relay.close());

  const draft = (more: object = {}) => ({
    ...{ name: 'Police', areas: [ewshot], categories: ['Met', 'Safety'], staff: [kim] },
    ...more,
  });
  const makePartner = async (more: object = {}): Promise<PartnerView> => {
    const { status, body } = await ada.ask<PartnerView>('POST', 'partners', draft(more));
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const makeKey = async (given: object): Promise<NewKeyAnswer> => {
    const { status, body } = await ada.ask<NewKeyAnswer>('POST', 'keys', given);
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  };
  const send = async (
    key: string,
    body: string,
    { type = cap, council = 'hart', path = 'cap' } = {},
  ) => {
    const answer = await fetch(`${relay.url}/api/v1/councils/${council}/${path}`, {
      ...{ method: 'POST', body },
      headers: { 'content-type': type, ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
    });
    return {
      answer,
      body: (await answer.json()) as ProblemView & { alert?: string; url?: string },
    };
  };
  const codeOf = async (...args: Parameters<typeof send>): Promise<string> =>
    (await send(...args)).body.code;
  const flood = capSample('uk-ea-flood-alert.xml').toString();
  /** The same message for the middle of Ewshot. */
  const here = flood.replace(
    /<polygon>[^<]*/,
    '<polygon>51.236,-0.827 51.236,-0.826 51.237,-0.826 51.236,-0.827',
  );

  test('partners are kept and changed by administrators, seen by their own people', async () => {
    const made = await makePartner();
    assert.deepEqual({ ...made, id: '' }, { id: '', ...draft() });
    const pat = deskRest(relay, await relay.signIn('kim@police.example'));
    await makePartner({ name: 'Water', staff: [] });
    const names = async (rest: DeskRest) =>
      (await rest.ask<PartnerView[]>('GET', 'partners')).body.map(({ name }) => name);
    assert.deepEqual([await names(ada), await names(pat)], [['Police', 'Water'], ['Police']]);
    assert.equal((await pat.refused('POST', 'partners', draft({ name: 'X' })))[0], 'not-permitted');
    assert.equal((await ada.refused('POST', 'partners', draft()))[0], 'partner-known');
    const wrong = async (more: object): Promise<string | null> =>
      (await ada.refused('PUT', `partners/${made.id}`, draft(more)))[0];
    assert.equal(await wrong({ name: ' WATER ' }), 'partner-known');
    assert.equal(await wrong({ areas: ['E1'] }), 'area-unknown');
    assert.equal(await wrong({ staff: [made.id] }), 'staff-unknown');
    assert.equal(await wrong({ categories: [] }), 'body-wrong-shape');
    const { body } = await ada.ask<PartnerView>('PUT', `partners/${made.id}`, draft({ staff: [] }));
    assert.deepEqual(body.staff, []);
    assert.equal((await ray.refused('PUT', `partners/${made.id}`, draft()))[0], 'partner-unknown');
    assert.equal((await ray.refused('DELETE', `partners/${made.id}`))[0], 'partner-unknown');
  });

  test('a key is told once, opens one purpose at one council, and stops when it is taken back', async () => {
    const partner = await makePartner({ name: 'Fire', staff: [] });
    const { key, view } = await makeKey({ name: 'Control', purpose: 'cap', partner: partner.id });
    assert.match(key, /^bellman_[\w-]{32}$/);
    const listed = await ada.ask<KeyView[]>('GET', 'keys');
    assert.deepEqual(listed.body, [view]);
    assert.ok(!JSON.stringify(listed.body).includes(key));
    assert.equal(
      (await ada.refused('POST', 'keys', { name: 'X', purpose: 'cap' }))[0],
      'partner-unknown',
    );
    const service = { name: 'Bins', purpose: 'service', services: ['waste'] };
    assert.equal(
      (await ada.refused('POST', 'keys', { ...service, services: ['moon'] }))[0],
      'service-unknown',
    );
    const bins = await makeKey(service);

    assert.equal(await codeOf('', here), 'key-unknown');
    assert.equal(await codeOf('bellman_nonsense', here), 'key-unknown');
    assert.equal(await codeOf(key, here, { council: 'rushmoor' }), 'key-unknown');
    assert.equal(await codeOf(bins.key, here), 'key-wrong-purpose');
    assert.equal(
      await codeOf(key, '{}', { type: 'application/json', path: 'alerts' }),
      'key-wrong-purpose',
    );
    const { answer } = await send('', here);
    assert.deepEqual([answer.status, answer.headers.get('www-authenticate')], [401, 'Bearer']);

    const taken = await send(key, here);
    assert.equal(taken.answer.status, 202, JSON.stringify(taken.body));
    assert.match(taken.body.url ?? '', new RegExp(`/desk/#/alerts/hart/${taken.body.alert}$`));
    const used = (await ada.ask<KeyView[]>('GET', 'keys')).body.find(({ id }) => id === view.id);
    assert.equal(used?.lastUsedAt, clock.now());
    const pat = deskRest(relay, await relay.signIn('kim@police.example'));
    const location = taken.answer.headers.get('location') ?? '';
    // Kim is not Fire's.
    assert.equal(
      (await pat.refused('GET', location.replace('/api/v1/desk/hart/', '')))[0],
      'alert-unknown',
    );

    assert.equal((await ray.refused('DELETE', `keys/${view.id}`))[0], 'key-missing');
    assert.equal((await ada.ask('DELETE', `keys/${view.id}`)).status, 204);
    assert.equal(await codeOf(key, here), 'key-unknown');
  });

  test('a partner that is dropped sends no more, and a message keeps within its bounds', async () => {
    const partner = await makePartner({ name: 'Parish', categories: ['Health'] });
    const { key } = await makeKey({ name: 'Clerk', purpose: 'cap', partner: partner.id });
    assert.equal(await codeOf(key, here), 'alert-partner-category');
    const allowed = draft({ name: 'Parish', staff: [] });
    await ada.ask('PUT', `partners/${partner.id}`, allowed);
    assert.equal(await codeOf(key, flood), 'shape-outside');
    const fleet = here
      .replaceAll('51.236', '51.28')
      .replaceAll('51.237', '51.281')
      .replaceAll('-0.82', '-0.84');
    assert.equal(await codeOf(key, fleet), 'alert-partner-area');
    assert.equal(await codeOf(key, here, { type: 'application/xml' }), 'content-type-wrong');
    assert.equal(await codeOf(key, ''), 'cap-not-xml');
    assert.equal(await codeOf(key, here, { type: `${cap}; charset=iso-8859-1` }), 'cap-encoding');
    assert.equal(await codeOf(key, capSample('xxe-attack.cap').toString()), 'cap-unsafe');
    const large = await send(key, 'x'.repeat(512 * 1024 + 1));
    assert.deepEqual([large.body.code, large.body.params], ['body-too-large', { limit: 524_288 }]);
    assert.equal((await send(key, here)).answer.status, 202);
    assert.equal((await ada.ask('DELETE', `partners/${partner.id}`)).status, 204);
    assert.equal(await codeOf(key, here), 'key-unknown');
    const lines = (await ada.ask<AuditEntry[]>('GET', 'audit')).body;
    const acts = lines.filter(({ subject }) => subject === partner.id).map(({ act }) => act);
    assert.deepEqual(
      acts.filter((act) => act !== 'program.refused'),
      ['partner.drop', 'partner.change', 'partner.add'],
    );
    assert.equal(acts.length, 3 + 6);
  });

  test('a program that sends without end is told to wait', async () => {
    const partner = await makePartner({ name: 'Agency' });
    const { key } = await makeKey({ name: 'Loop', purpose: 'cap', partner: partner.id });
    for (let sent = 0; sent < 60; sent += 1) assert.equal(await codeOf(key, '<a/>'), 'cap-invalid');
    const { answer, body } = await send(key, '<a/>');
    assert.deepEqual([body.code, answer.headers.get('retry-after')], ['too-fast', '600']);
  });

  test('feeds are for anybody anywhere, and kept as long as they hold', async () => {
    const ask = (path: string, headers: Record<string, string> = {}) =>
      // Else fetch adds no-cache to what asks for what has changed (Fetch, section 4.6).
      fetch(`${relay.url}/feeds/${path}`, {
        headers: { 'cache-control': 'max-age=0', ...headers },
      });
    const atom = await ask('hart/alerts.atom', { origin: 'https://elsewhere.example' });
    assert.deepEqual(
      ['content-type', 'access-control-allow-origin', 'cache-control'].map((name) =>
        atom.headers.get(name),
      ),
      ['application/atom+xml; charset=utf-8', '*', 'public, max-age=30'],
    );
    const etag = atom.headers.get('etag') ?? '';
    assert.equal((await ask('hart/alerts.atom', { 'if-none-match': etag })).status, 304);
    const modified = atom.headers.get('last-modified') ?? '';
    assert.equal((await ask('hart/alerts.json', { 'if-modified-since': modified })).status, 304);
    const refused = async (path: string) => ((await (await ask(path)).json()) as ProblemView).code;
    assert.equal(await refused('nowhere/alerts.atom'), 'council-unknown');
    assert.equal(await refused(`hart/cap/${kim}.xml`), 'alert-unknown');
    assert.equal(await refused('hart/cap/x.xml'), 'alert-unknown');
  });
});
