import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limits } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectStaff, granted, refusal, refused } from '../testing/sockets.js';

describe('sockets of staff', () => {
  let relay: TestRelay;
  const clock = handClock();
  const email = 'sam@hart.example';

  before(async () => {
    relay = await startRelay({ clock });
  });
  after(() => relay.close());

  const hire = () => relay.hire(email, 'Sam', { hart: ['advisor'] });

  test('need a session and a page of the relay’s own', async () => {
    await hire();
    const cookie = await relay.signIn(email);
    assert.equal((await refusal(connectStaff(relay, ''))).code, 'sign-in-needed');
    assert.equal(
      (await refusal(connectStaff(relay, '__Host-bellman=guess'))).code,
      'sign-in-needed',
    );
    assert.equal(
      (await refusal(connectStaff(relay, cookie, { headers: {} }))).code,
      'origin-refused',
    );
    const council = { origin: 'https://www.hart.example' };
    assert.equal(
      (await refusal(connectStaff(relay, cookie, { headers: council }))).code,
      'origin-refused',
    );
    const version = await refusal(connectStaff(relay, cookie, { auth: { protocol: 0 } }));
    assert.equal(version.code, 'protocol-unsupported');
  });

  test('may begin with long polling, where a browser says by Sec-Fetch-Site that the page is ours', async () => {
    await hire();
    const cookie = await relay.signIn(email);
    const headers = { 'sec-fetch-site': 'same-origin' };
    const desk = await connectStaff(relay, cookie, { headers, transport: 'polling' });
    granted(await desk.ask('watch', {}));
    desk.socket.close();
    const other = { 'sec-fetch-site': 'cross-site' };
    const refusing = refusal(connectStaff(relay, cookie, { headers: other, transport: 'polling' }));
    assert.equal((await refusing).code, 'origin-refused');
  });

  test('are closed by signing out, those of the same session alone', async () => {
    await hire();
    const [first, second] = [await relay.signIn(email), await relay.signIn(email)];
    const [desk, screen, other] = [
      await connectStaff(relay, first),
      await connectStaff(relay, first),
      await connectStaff(relay, second),
    ];
    const headers = { cookie: first, origin: relay.url };
    const answer = await fetch(`${relay.url}/api/v1/session`, { method: 'DELETE', headers });
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-bellman=; Max-Age=0;/);
    assert.deepEqual(
      await Promise.all([desk.gone, screen.gone]),
      Array(2).fill('io server disconnect'),
    );
    granted(await other.ask('watch', {}));
    assert.equal((await refusal(connectStaff(relay, first))).code, 'sign-in-needed');
    other.socket.close();
  });

  test('are closed when every session of a leaver is ended, or their roles change', async () => {
    const staff = await hire();
    const desk = await connectStaff(relay, await relay.signIn(email));
    await relay.store.people.closeAll({ staff });
    assert.equal(await desk.gone, 'io server disconnect');
    const again = await connectStaff(relay, await relay.signIn(email));
    await relay.hire(email, 'Sam', { hart: ['advisor'], rushmoor: ['advisor'] });
    assert.equal(await again.gone, 'io server disconnect');
  });

  test('answer no more once the session has run out', async () => {
    await hire();
    const desk = await connectStaff(relay, await relay.signIn(email));
    clock.pass(limits.staffSession.idle - 1);
    granted(await desk.ask('watch', {}));
    clock.pass(limits.staffSession.idle - 1);
    granted(await desk.ask('watch', {}));
    clock.pass(limits.staffSession.idle);
    assert.equal(refused(await desk.ask('watch', {})).code, 'sign-in-needed');
    desk.socket.close();
  });

  test('hear how an alert of their council gets on, if they may see it', async () => {
    await relay.hire('pat@hart.example', 'Pat', { hart: ['planner'] });
    const planner = await relay.signIn('pat@hart.example');
    const desk = await connectStaff(relay, planner);
    const draft = {
      kind: 'service',
      severity: 'Minor',
      urgency: 'Expected',
      certainty: 'Likely',
      texts: { en: { headline: 'Bins', what: 'Late' } },
      where: [],
      services: [],
      expiresAt: null,
    };
    const answer = await fetch(`${relay.url}/api/v1/desk/hart/alerts`, {
      method: 'POST',
      headers: { cookie: planner, origin: relay.url, 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    });
    assert.equal(answer.status, 201);
    const progress = await desk.hear('alert');
    assert.deepEqual([progress.council, progress.state], ['hart', 'draft']);
    desk.socket.close();
  });
});
