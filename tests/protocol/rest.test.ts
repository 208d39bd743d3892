import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aRelay, codeOf, signIn, type Json, type Served } from './client.js';

describe('REST from outside', () => {
  let relay: Served;

  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${relay.url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });

  /** The status and code of a refusal, which must be a problem document. */
  const refused = async (answer: Response): Promise<[number, string]> => {
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    return [answer.status, codeOf(await answer.json())];
  };

  before(async () => {
    relay = await aRelay();
  });

  after(() => relay?.stop());

  it('says what a client needs on opening, without a cookie', async () => {
    const answer = await call('GET', '/api/v1/councils/hart');
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.headers.getSetCookie(), []);
    const council = (await answer.json()) as Json;
    assert.equal(council['name'], 'Hart District Council');
    assert.equal(Buffer.from(String(council['pushKey']), 'base64url').length, 65);
  });

  it('finds the ward of a postcode in any case and spacing, and says why not', async () => {
    const path = '/api/v1/councils/hart/places';
    for (const postcode of ['GU51 4AE', 'gu514ae', ' gU51  4ae ']) {
      const place = (await (await call('POST', path, { postcode })).json()) as Json;
      assert.deepEqual(
        [place['postcode'], Reflect.get(Object(place['area']), 'name')],
        ['GU51 4AE', 'Fleet Central'],
      );
    }
    assert.deepEqual(await refused(await call('POST', path, { postcode: 'bins' })), [
      422,
      'postcode-malformed',
    ]);
    assert.equal((await refused(await call('POST', path, { postcode: 'SW1A 1AA' })))[0], 422);
  });

  it('refuses what it cannot read, with a code each', async () => {
    const path = '/api/v1/councils/hart/places';
    assert.deepEqual(await refused(await call('POST', path, '{"postcode":', {})), [
      400,
      'body-not-json',
    ]);
    assert.deepEqual(await refused(await call('POST', path, { place: 1 })), [
      400,
      'body-wrong-shape',
    ]);
    assert.deepEqual(await refused(await call('POST', path, { postcode: 'x'.repeat(70_000) })), [
      413,
      'body-too-large',
    ]);
    assert.deepEqual(await refused(await call('GET', '/api/v1/nothing')), [404, 'not-found']);
    assert.deepEqual(await refused(await call('PUT', path, {})), [405, 'method-not-allowed']);
    assert.deepEqual(await refused(await call('GET', '/api/v1/councils/nowhere')), [
      404,
      'council-unknown',
    ]);
  });

  it('refuses a sign-in with a wrong password as one with a wrong name', async () => {
    const headers = { origin: relay.url };
    for (const email of ['sam@hart.example', 'nobody@hart.example']) {
      const answer = await call('POST', '/api/v1/session', { email, password: 'wrong' }, headers);
      assert.deepEqual(await refused(answer), [401, 'sign-in-failed']);
    }
  });

  it('takes a cookie only from its own pages, and shows a role only what is its own', async () => {
    const cookie = await signIn(relay.url, 'pat@hart.example');
    const path = '/api/v1/desk/hart/alerts';
    const own = { cookie, origin: relay.url };
    assert.equal((await call('GET', path, undefined, own)).status, 200);
    assert.deepEqual(await refused(await call('GET', path)), [401, 'sign-in-needed']);
    const elsewhere = { cookie, origin: 'https://elsewhere.example' };
    assert.deepEqual(await refused(await call('GET', path, undefined, elsewhere)), [
      403,
      'origin-refused',
    ]);
    const other = await call('GET', '/api/v1/desk/rushmoor/alerts', undefined, own);
    assert.equal(other.status >= 403, true, 'another council’s alerts stay closed');
    const sam = { cookie: await signIn(relay.url, 'sam@hart.example'), origin: relay.url };
    assert.deepEqual(await refused(await call('GET', path, undefined, sam)), [
      403,
      'not-permitted',
    ]);
  });

  it('refuses push endpoints that lead where they must not', async () => {
    const follow = (endpoint: string): Promise<Response> =>
      call('POST', '/api/v1/councils/hart/followers', {
        places: [{ postcode: 'GU51 4AE' }],
        services: [],
        channel: { endpoint, keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } },
      });
    assert.deepEqual(await refused(await follow('http://fcm.googleapis.com/x')), [
      422,
      'endpoint-not-https',
    ]);
    assert.deepEqual(await refused(await follow('https://evil.example/x')), [
      422,
      'endpoint-host-unknown',
    ]);
    assert.equal((await refused(await follow('https://127.0.0.1/x')))[0], 422);
    assert.deepEqual(await refused(await follow('not an address')), [422, 'endpoint-malformed']);
  });

  it('says that it is alive and able to serve', async () => {
    assert.equal((await call('GET', '/healthz')).status, 200);
    assert.equal((await call('GET', '/readyz')).status, 200);
  });
});
