import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { routes, type CurrentAlerts, type ProblemView, type RouteRow } from '@bellman/protocol';
import { councilOrigin, startRelay, type TestRelay } from '../testing/relay.js';
import { openApi } from './openapi.js';

describe('the routes of residents', () => {
  let relay: TestRelay;
  before(async () => {
    relay = await startRelay();
  });
  after(() => relay.close());
  const rows = (Object.values(routes) as RouteRow[]).filter(({ who }) => who === 'resident');

  test('each asks for a chat’s token, and lets a council’s page read why', async () => {
    assert.equal(rows.length > 1, true);
    for (const { method, path } of rows) {
      for (const authorization of [{}, { authorization: 'Bearer unknown' }]) {
        const answer = await fetch(`${relay.url}${path.replace('{council}', 'hart')}`, {
          method,
          headers: { origin: councilOrigin, ...authorization },
        });
        const problem = (await answer.json()) as ProblemView;
        assert.deepEqual([answer.status, problem.code], [401, 'token-unknown'], path);
        assert.equal(answer.headers.get('www-authenticate'), 'Bearer');
        assert.equal(answer.headers.get('access-control-allow-origin'), councilOrigin);
      }
    }
  });

  test('what is in force may be kept for half a minute, and is no alert called "current"', async () => {
    const path = routes.currentAlerts.path.replace('{council}', 'hart');
    const answer = await fetch(`${relay.url}${path}`, { headers: { origin: councilOrigin } });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=30');
    assert.match(answer.headers.get('etag') ?? '', /^W?\/?".+"$/);
    assert.equal(answer.headers.get('access-control-allow-origin'), councilOrigin);
    assert.deepEqual(((await answer.json()) as CurrentAlerts).alerts, []);
  });

  test('are described with their token, and an upload with its parts in their order', () => {
    const { paths } = openApi('1.0.0') as {
      paths: Record<string, Record<string, { security: object[]; requestBody?: object }>>;
    };
    for (const { method, path } of rows) {
      assert.deepEqual(paths[path]?.[method.toLowerCase()]?.security, [{ resident: [] }], path);
    }
    const { method, path } = routes.uploadFile;
    const body = paths[path]?.[method.toLowerCase()]?.requestBody as {
      content: Record<string, { schema: { properties: object } }>;
    };
    const { schema } = body.content['multipart/form-data'] ?? assert.fail('no multipart');
    assert.deepEqual(Object.keys(schema.properties), ['id', 'alt', 'file']);
  });
});
