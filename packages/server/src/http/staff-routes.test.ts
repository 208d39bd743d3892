import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limits, routes, type ProblemView, type RouteRow } from '@bellman/protocol';
import { floodDraft } from '../testing/hart.js';
import { councilOrigin, startRelay, type TestRelay } from '../testing/relay.js';

describe('the routes of staff', () => {
  let relay: TestRelay;
  before(async () => {
    relay = await startRelay();
    await relay.hire('ray@rushmoor.example', 'Ray', { rushmoor: ['planner'] });
    await relay.hire('cara@hart.example', 'Cara', { hart: ['councillor'] });
  });
  after(() => relay.close());

  const ask = (path: string, options: RequestInit = {}) => fetch(`${relay.url}${path}`, options);
  const refusedBy = async (answering: Promise<Response>): Promise<ProblemView> =>
    (await (await answering).json()) as ProblemView;

  test('each asks for a session, for our own page, and for the act in that council', async () => {
    const [ray, cara] = [
      await relay.signIn('ray@rushmoor.example'),
      await relay.signIn('cara@hart.example'),
    ];
    const all = (Object.entries(routes) as [string, RouteRow][]).filter(
      ([, { who }]) => !['anyone', 'follower', 'resident', 'key'].includes(who),
    );
    assert.equal(all.length > 5, true);
    const refused: string[] = [];
    for (const [name, { method, path, who }] of all) {
      const address = path
        .replace('{council}', 'hart')
        .replace('{id}', '01890000-0000-7000-8000-000000000000');
      const own = { origin: relay.url };
      assert.equal(
        (await refusedBy(ask(address, { method, headers: own }))).code,
        'sign-in-needed',
        path,
      );
      const foreign = { origin: councilOrigin, cookie: ray };
      assert.equal(
        (await refusedBy(ask(address, { method, headers: foreign }))).code,
        'origin-refused',
        path,
      );
      if (method !== 'GET') {
        assert.equal(
          (await refusedBy(ask(address, { method, headers: { cookie: ray } }))).code,
          'origin-refused',
          path,
        );
      }
      if (who === 'staff') continue;
      const refusal = async (cookie: string) =>
        (await refusedBy(ask(address, { method, headers: { ...own, cookie } }))).code;
      assert.deepEqual([await refusal(ray), await refusal(cara)], ['not-found', 'not-permitted']);
      // Asked again within the minute, it is written down no second time.
      await refusal(ray);
      refused.push(`${name} Ray`, `${name} Cara`);
    }
    const lines = await relay.store.audit.list({ council: 'hart', limit: 1_000 });
    assert.deepEqual(
      lines.toReversed().map(({ act, subject, name }) => [act, `${subject} ${name}`]),
      refused.map((line) => ['denied', line]),
    );
  });

  test('what only the handler can refuse is written down too', async () => {
    const staff = await relay.hire('pat@hart.example', 'Pat', { hart: ['planner'] });
    const cookie = await relay.signIn('pat@hart.example');
    const alerts = '/api/v1/desk/hart/alerts';
    const post = async (path: string, body: object) =>
      ask(path, {
        method: 'POST',
        headers: { origin: relay.url, cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const made = await post(alerts, { ...floodDraft(Date.now()), where: [] });
    const { id, revision } = (await made.json()) as { id: string; revision: number };
    const step = post(`${alerts}/${id}/steps`, { event: 'approve', revision });
    assert.equal((await refusedBy(step)).code, 'not-permitted');
    const [line] = await relay.store.audit.list({ council: 'hart', limit: 1 });
    assert.deepEqual([line?.act, line?.subject, line?.staff], ['denied', 'deskAlertStep', staff]);
  });

  test('a place may be as large as its route says, and no larger', async () => {
    await relay.hire('pia@hart.example', 'Pia', { hart: ['planner'] });
    const cookie = await relay.signIn('pia@hart.example');
    const shapes = async (padding: number) =>
      ask('/api/v1/desk/hart/shapes', {
        method: 'POST',
        headers: { origin: relay.url, cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ where: [], padding: 'x'.repeat(padding) }),
      });
    assert.equal((await shapes(2 * limits.bodyBytes)).status, 200);
    const limit = 2 * limits.shapeBytes;
    const { code, params } = await refusedBy(shapes(limit));
    assert.deepEqual([code, params], ['body-too-large', { limit }]);
  });
});
