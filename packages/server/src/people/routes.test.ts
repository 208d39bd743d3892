import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limits, type ProblemView } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { password, startRelay, type TestRelay } from '../testing/relay.js';

describe('signing in', () => {
  let relay: TestRelay;
  const clock = handClock();
  const email = 'sam@hart.example';

  before(async () => {
    relay = await startRelay({ clock, env: { BELLMAN_TRUSTED_PROXIES: 'loopback' } });
    await relay.hire(email, 'Sam Taylor', {
      hart: ['advisor'],
      rushmoor: ['advisor', 'supervisor'],
    });
  });
  after(() => relay.close());

  const post = (body: object, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${relay.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const problem = async (answer: Response): Promise<ProblemView> =>
    (await answer.json()) as ProblemView;

  test('answers who one is, and sets a cookie for this host alone', async () => {
    const answer = await post({ email: ' SAM@hart.example ', password });
    assert.equal(answer.status, 200);
    assert.match(
      answer.headers.get('set-cookie') ?? '',
      /^__Host-bellman=[\w-]{32}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const me = (await answer.json()) as object;
    assert.deepEqual(
      { ...me, id: '' },
      {
        id: '',
        name: 'Sam Taylor',
        email,
        totp: false,
        totpNeeded: [],
        councils: [
          { id: 'hart', name: 'Hart Council', roles: ['advisor'] },
          { id: 'rushmoor', name: 'Rushmoor Council', roles: ['advisor', 'supervisor'] },
        ],
      },
    );
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const again = await fetch(`${relay.url}/api/v1/session`, { headers: { cookie } });
    assert.deepEqual(await again.json(), me);
  });

  test('says the same of a wrong password and of an unknown account', async () => {
    const [wrong, unknown] = [
      await post({ email, password: 'wrong' }),
      await post({ email: 'nobody@hart.example', password: 'wrong' }),
    ];
    assert.deepEqual([wrong.status, unknown.status], [401, 401]);
    assert.deepEqual(await problem(wrong), await problem(unknown));
    assert.equal(wrong.headers.get('set-cookie'), null);
  });

  test('refuses another site’s page', async () => {
    const answer = await post({ email, password }, { origin: 'https://www.hart.example' });
    assert.equal((await problem(answer)).code, 'origin-refused');
  });

  test('an account that was guessed at is shut for a while, even to the right password', async () => {
    const target = 'jo@hart.example';
    await relay.hire(target, 'Jo', { hart: ['advisor'] });
    // From as few addresses as will do, each within its own limit.
    for (let attempt = 0; attempt < limits.signIns.account; attempt += 1) {
      const from = { 'x-forwarded-for': `192.0.2.${Math.floor(attempt / limits.signInFailures)}` };
      assert.equal(
        (await problem(await post({ email: target, password: 'guess' }, from))).code,
        'sign-in-failed',
      );
    }
    const shut = await post({ email: target, password }, { 'x-forwarded-for': '192.0.2.99' });
    assert.equal(shut.headers.get('retry-after'), '900');
    assert.deepEqual((await problem(shut)).params, { minutes: 15 });
    clock.pass(15 * 60_000);
    assert.equal((await post({ email: target, password })).status, 200);
  });

  test('a session ends when it was not used, and at the latest after twelve hours', async () => {
    const me = async (cookie: string) =>
      (await fetch(`${relay.url}/api/v1/session`, { headers: { cookie } })).status;
    const unused = await relay.signIn(email);
    clock.pass(limits.staffSession.idle);
    assert.equal(await me(unused), 401);
    const used = await relay.signIn(email);
    for (let spent = 0; spent + 3_600_000 < limits.staffSession.most; spent += 3_600_000) {
      clock.pass(3_600_000);
      assert.equal(await me(used), 200);
    }
    clock.pass(3_600_000);
    assert.equal(await me(used), 401);
  });

  test('the store keeps no session that opens anything', async () => {
    const cookie = await relay.signIn(email);
    const secret = cookie.split('=')[1] ?? '';
    const found = await relay.store.people.peekSession({ hash: secret, ...limits.staffSession });
    assert.equal(found, null);
  });
});
