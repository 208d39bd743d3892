import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { limits, routes, type ProblemView } from '@bellman/protocol';
import { councilOrigin, startRelay, type TestRelay } from '../testing/relay.js';

describe('the relay over HTTP', () => {
  let relay: TestRelay;
  before(async () => {
    relay = await startRelay();
  });
  after(() => relay.close());

  const ask = (path: string, options: RequestInit = {}) => fetch(`${relay.url}${path}`, options);
  const refusedBy = async (answering: Promise<Response>): Promise<ProblemView> => {
    const answer = await answering;
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
    const problem = (await answer.json()) as ProblemView;
    assert.equal(problem.status, answer.status);
    return problem;
  };
  const place = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    ask('/api/v1/councils/hart/places', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  test('every refusal is a problem with its code', async () => {
    assert.equal((await refusedBy(ask('/nothing/here'))).code, 'not-found');
    assert.equal((await refusedBy(ask('/api/v1/nothing'))).code, 'not-found');
    assert.equal((await refusedBy(ask('/%ff'))).code, 'not-found');
    assert.equal((await refusedBy(ask('/widget/..%2f..%2fpackage.json'))).code, 'not-found');
    assert.equal((await refusedBy(ask('/api/v1/councils/nowhere'))).code, 'council-unknown');
    assert.equal((await refusedBy(ask('/c/nowhere/alerts/'))).code, 'council-unknown');
    const method = await refusedBy(ask('/api/v1/councils/hart', { method: 'PUT' }));
    assert.deepEqual(method.params, { method: 'PUT', allowed: 'GET, OPTIONS' });
  });

  test('a body must be JSON, small, and of the right shape', async () => {
    assert.equal((await refusedBy(place('{'))).code, 'body-not-json');
    assert.equal((await refusedBy(place('"text"'))).code, 'body-not-json');
    assert.equal(
      (await refusedBy(place('{}', { 'content-type': 'text/plain' }))).code,
      'content-type-wrong',
    );
    const large = await refusedBy(
      place(JSON.stringify({ postcode: 'x'.repeat(limits.bodyBytes) })),
    );
    assert.deepEqual([large.code, large.params], ['body-too-large', { limit: limits.bodyBytes }]);
    const shape = await refusedBy(place('{"postcode": 5}'));
    assert.deepEqual(
      [shape.code, shape.params],
      ['body-wrong-shape', { path: 'postcode', expected: 'expected string but got 5' }],
    );
    const packed = await refusedBy(
      place('{}', { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    );
    assert.equal(packed.code, 'content-type-wrong');
    const missing = await refusedBy(place('{}'));
    assert.deepEqual(missing.params, { path: 'postcode', expected: 'it is missing' });
  });

  test('somebody who opens a wrong address in a browser gets the sentence as a page', async () => {
    const answer = await ask('/nothing', { headers: { accept: 'text/html,*/*;q=0.8' } });
    assert.equal(answer.status, 404);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(
      await answer.text(),
      /<h1>Page not found<\/h1>\s*<p>There is nothing at this address.*<\/p>\s*<p><a href="\/">/,
    );
    const html = { headers: { accept: 'text/html' } };
    const alert = await ask('/c/hart/alerts/nope?lang=cy', html);
    const words = await alert.text();
    assert.match(words, /<html lang="cy">/);
    assert.match(words, /<a href="\/c\/hart\/alerts\/\?lang=cy">/);
    const welsh = { headers: { ...html.headers, 'accept-language': 'cy, en;q=0.5' } };
    assert.match(await (await ask('/c/hart/alerts/nope', welsh)).text(), /Heb ddod o hyd i’r/);
    assert.match(await (await ask('/nothing?lang=en', welsh)).text(), /Page not found/);
    assert.match(await (await ask('/c/zzz/alerts/', html)).text(), /your council’s own website/);
  });

  test('a problem’s type leads to its sentence', async () => {
    const { type } = await refusedBy(place('{'));
    const [path, code] = type.split('#');
    const list = await (await ask(path ?? '')).text();
    assert.ok(list.includes(`id="${code}"`), code);
  });

  test('a council’s page may read what residents may; other pages may not', async () => {
    const headers = { origin: councilOrigin };
    const answer = await ask('/api/v1/councils/hart', { headers });
    assert.equal(answer.headers.get('access-control-allow-origin'), councilOrigin);
    assert.match(answer.headers.get('vary') ?? '', /Origin/);
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    const other = { origin: 'https://elsewhere.example' };
    const problem = await refusedBy(ask('/api/v1/councils/hart', { headers: other }));
    assert.deepEqual([problem.code, problem.params], ['origin-refused', other]);
    const refusal = await ask('/api/v1/councils/hart', { headers: other });
    assert.equal(refusal.headers.get('access-control-allow-origin'), other.origin);
    assert.equal(refusal.headers.get('access-control-allow-credentials'), null);
    assert.equal(
      (await refusedBy(ask('/api/v1/councils/hart', { headers: { origin: 'null' } }))).code,
      'origin-refused',
    );
    assert.equal(
      (await ask('/api/v1/councils/hart', { headers: { origin: relay.url } })).status,
      200,
    );
  });

  test('a preflight is answered for what residents may ask, and for nothing of the desk', async () => {
    const preflight = (path: string, method: string) =>
      ask(path, {
        method: 'OPTIONS',
        headers: { origin: councilOrigin, 'access-control-request-method': method },
      });
    const open = await preflight('/api/v1/councils/hart/followers', 'POST');
    assert.equal(open.status, 204);
    assert.equal(open.headers.get('access-control-allow-origin'), councilOrigin);
    assert.equal(open.headers.get('access-control-allow-headers'), 'Authorization, Content-Type');
    const desk = await preflight('/api/v1/desk/hart/alerts', 'POST');
    assert.equal(desk.headers.get('access-control-allow-origin'), null);
  });

  test('names stand in the language that is asked for, or in English', async () => {
    const names = async (query: string): Promise<unknown[]> => {
      const view = (await (await ask(`/api/v1/councils/hart${query}`)).json()) as {
        services: { name: string }[];
      };
      return view.services.map(({ name }) => name);
    };
    assert.deepEqual(await names('?language=cy'), [
      'Biniau ac ailgylchu',
      'Housing advice',
      'Flooding',
    ]);
    assert.deepEqual(await names('?language=tlh'), [
      'Bins and recycling',
      'Housing advice',
      'Flooding',
    ]);
  });

  test('our pages allow no inline script or style, and want Trusted Types', async () => {
    for (const path of ['/', '/c/hart/alerts/']) {
      const answer = await ask(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /script-src 'self';/);
      assert.match(policy, /require-trusted-types-for 'script';trusted-types lit-html bellman/);
      assert.doesNotMatch(policy, /unsafe|data:|blob:/);
      assert.doesNotMatch(await answer.text(), /<style|<script(?![^>]* src=)|\son\w+=|\sstyle=/i);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      assert.equal(answer.headers.get('x-powered-by'), null);
    }
  });

  test('the alerts page’s worker takes in the versioned one', async () => {
    const answer = await ask('/c/hart/alerts/worker.js');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/);
    assert.match(
      await answer.text(),
      /^importScripts\('\/widget\/\d+\.\d+\.\d+\/push-worker\.js'\);\n$/,
    );
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /trusted-types/);
  });

  test('OpenAPI names every route, and the metrics count them', async () => {
    const { paths } = (await (await ask('/api/openapi.json')).json()) as {
      paths: Record<string, object>;
    };
    for (const { method, path } of Object.values(routes)) {
      assert.equal(method.toLowerCase() in (paths[path] ?? {}), true, `${method} ${path}`);
    }
    await ask('/api/v1/councils/hart');
    assert.match(
      await (await ask('/metrics')).text(),
      /bellman_http_seconds_count\{route="council",status="200"\} \d/,
    );
  });

  test('a relay that stops finishes what is under way, and takes nothing new', async () => {
    const own = await startRelay();
    // A request that is under way while the relay stops: its body is not there yet.
    let closed: Promise<void> | undefined;
    const answered = new Promise<number>((resolve, reject) => {
      const slow = request(`${own.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 2 },
      });
      slow.on('response', (response) => resolve(response.resume().statusCode ?? 0));
      slow.on('error', reject);
      slow.flushHeaders();
      slow.on('socket', (socket) => {
        socket.once('connect', () => {
          closed = own.close();
          slow.end('{}');
        });
      });
    });
    assert.equal(await answered, 400);
    await closed;
    await assert.rejects(fetch(`${own.url}/readyz`));
  });
});
