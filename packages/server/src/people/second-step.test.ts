import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  limits,
  type Me,
  type ProblemView,
  type TotpConfirmed,
  type TotpSetUp,
} from '@bellman/protocol';
import { createBox } from '../ground/seal.js';
import { handClock } from '../testing/chats.js';
import { deskRest } from '../testing/desk-rest.js';
import { floodDraft } from '../testing/hart.js';
import { password, startRelay, type TestRelay } from '../testing/relay.js';
import { createSecondStep } from './second-step.js';
import { codeAt } from './totp.js';
import type { SignedIn } from './who.js';

const BELLMAN_SECRET = 'a secret of thirty-two characters';
const step = 30_000;

/** Whatever a route of the session answers. */
type Answer = Partial<Me & TotpSetUp & TotpConfirmed & ProblemView>;

describe('the second step', () => {
  let relay: TestRelay;
  const clock = handClock();
  const email = 'pat@hart.example';
  let pat = '';
  let secret = '';
  let recovery: readonly string[] = [];

  before(async () => {
    relay = await startRelay({
      ...{ clock, env: { BELLMAN_SECRET } },
      settings: { hart: { alerting: { secondStep: true } } },
    });
    pat = await relay.hire(email, 'Pat', { hart: ['planner', 'advisor'] });
    await relay.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
  });
  after(() => relay.close());

  const ask = async (
    method: string,
    path: string,
    body?: object,
    cookie = '',
  ): Promise<{ body: Answer; cookie: string }> => {
    const answer = await fetch(`${relay.url}/api/v1/session${path}`, {
      method,
      headers: { cookie, origin: relay.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      body: (await answer.json()) as Answer,
      cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
    };
  };
  const signIn = (more: object = {}) => ask('POST', '', { email, password, ...more });
  const refusal = async (more: object = {}) => (await signIn(more)).body.code;
  const codeNow = (): string => codeAt(secret, clock.now());
  const acts = async (wanted: RegExp) =>
    (await relay.store.audit.list({ council: 'hart', limit: 100 }))
      .filter(({ act }) => wanted.test(act))
      .map(({ act, staff, subject, detail }) => ({ act, staff, subject, detail }));

  test('is asked for before alerts are touched, where the council wants one', async () => {
    const { body: me, cookie } = await signIn();
    assert.deepEqual([me.totp, me.totpNeeded], [false, ['hart']]);
    const hart = deskRest(relay, cookie);
    const draft = floodDraft(clock.now(), { services: ['flooding'] });
    assert.deepEqual(await hart.refused('POST', 'alerts', draft), ['totp-set-up-first', {}]);
    const [denied] = await acts(/^denied$/);
    assert.deepEqual(
      [denied?.staff, denied?.subject, denied?.detail],
      [pat, 'deskNewAlert', { code: 'totp-set-up-first' }],
    );
    const path = `alerts/${pat}/steps`;
    const submit = { event: 'submit', revision: 1 };
    assert.deepEqual((await hart.refused('POST', path, submit))[0], 'totp-set-up-first');
    // What their role does not allow is not theirs with a second step either.
    assert.deepEqual(
      (await hart.refused('POST', path, { ...submit, event: 'x' }))[0],
      'body-wrong-shape',
    );
    assert.equal((await hart.ask('GET', 'alerts')).status, 200);
  });

  test('is set up by the app’s first code, which answers recovery codes', async () => {
    const { cookie } = await signIn();
    const confirm = (code: string) => ask('PUT', '/totp', { code }, cookie);
    assert.equal((await confirm('123456')).body.code, 'totp-not-begun');
    const { body: given } = await ask('POST', '/totp', undefined, cookie);
    secret = given.secret ?? '';
    assert.ok(given.uri?.includes(secret));
    const wrong = codeAt(secret, clock.now() + 10 * step);
    assert.equal((await confirm(wrong)).body.code, 'totp-wrong');
    assert.equal(await refusal(), undefined, 'it is not asked for before it is confirmed');
    const { body } = await confirm(codeNow().replace(/^.../, '$& '));
    recovery = body.recovery ?? [];
    assert.equal(new Set(recovery).size, 10);
    const { body: me } = await ask('GET', '', undefined, cookie);
    assert.deepEqual([me.totp, me.totpNeeded], [true, []]);
    assert.equal((await confirm(codeNow())).body.code, 'totp-set-up');
    const again = await ask('POST', '/totp', undefined, cookie);
    assert.equal(again.body.code, 'totp-set-up');
    const draft = floodDraft(clock.now(), { services: ['flooding'] });
    const [code] = await deskRest(relay, cookie).refused('POST', 'alerts', draft);
    assert.notEqual(code, 'totp-set-up-first');
    const kept = await relay.store.people.byEmail({ email });
    for (const what of [secret, ...recovery])
      assert.ok(!JSON.stringify(kept).includes(what), 'the store keeps no secret as it is');
  });

  test('is asked for after the right password only, and takes no code twice', async () => {
    const used = codeNow();
    assert.equal(await refusal({ password: 'wrong', code: used }), 'sign-in-failed');
    assert.equal(await refusal({ password: 'wrong' }), 'sign-in-failed');
    assert.equal(await refusal(), 'totp-needed');
    assert.equal(await refusal({ code: used }), 'totp-wrong');
    clock.pass(step);
    const code = codeNow();
    assert.equal((await signIn({ code })).body.totp, true);
    assert.equal(await refusal({ code }), 'totp-wrong');
    // The phone's clock is a step ahead; and then a step behind, which was used.
    assert.equal(await refusal({ code: codeAt(secret, clock.now() + step) }), undefined);
    clock.pass(step);
    assert.equal(await refusal({ code: codeNow() }), 'totp-wrong');
    const [first = ''] = recovery;
    assert.equal(await refusal({ code: first.toLowerCase() }), undefined);
    assert.equal(await refusal({ code: first }), 'totp-wrong');
    const [wrong] = await acts(/^totp\.wrong$/);
    assert.deepEqual([wrong?.staff, wrong?.subject], ['', pat]);
  });

  test('asks again before what cannot be taken back', async () => {
    const second = createSecondStep({
      ...{ store: relay.store, clock, box: createBox(BELLMAN_SECRET, 'second steps') },
      councils: { get: async (id) => ({ alerting: { secondStep: id === 'hart', deputy: null } }) },
    });
    const roles = new Map([['hart', new Set(['planner' as const])]]);
    const staff: SignedIn = { id: pat, name: 'Pat', email, session: 's', totp: true, roles };
    const demand = (code?: string, event: 'approve' | 'stop' = 'approve') =>
      second.demand(staff, 'hart', code, event);
    clock.pass(step);
    await assert.rejects(demand(), { code: 'totp-needed' });
    const code = codeNow();
    await demand(code);
    await assert.rejects(demand(code), { code: 'totp-wrong' });
    const bare = { ...staff, totp: false };
    await assert.rejects(second.demand(bare, 'hart', code, 'stop'), { code: 'totp-set-up-first' });
    await second.demand(bare, 'rushmoor', undefined, 'stop');
    for (let wrong = 1; wrong < limits.totpFailures; wrong += 1)
      await assert.rejects(demand('000000'), { code: 'totp-wrong' });
    clock.pass(step);
    await assert.rejects(demand(codeNow()), { code: 'too-many-codes', params: { minutes: 15 } });
    // What goes out wrongly can be stopped all the same, and that too is guessed at only so often.
    await demand(codeNow(), 'stop');
    for (let wrong = 0; wrong < limits.totpFailures; wrong += 1)
      await assert.rejects(demand('000000', 'stop'), { code: 'totp-wrong' });
    clock.pass(step);
    await assert.rejects(demand(codeNow(), 'stop'), { code: 'too-many-codes' });
  });

  test('lets only few wrong codes be tried, and says when to come back', async () => {
    clock.pass(15 * 60_000);
    await signIn({ code: codeNow() });
    for (let wrong = 0; wrong < limits.totpFailures; wrong += 1)
      assert.equal(await refusal({ code: '000000' }), 'totp-wrong');
    clock.pass(step);
    const { body } = await signIn({ code: codeNow() });
    assert.deepEqual([body.code, body.params], ['too-many-sign-ins', { minutes: 15 }]);
    const shut = await acts(/^sign-in\.shut$/);
    assert.deepEqual(shut, [{ act: 'sign-in.shut', staff: '', subject: pat, detail: {} }]);
    clock.pass(15 * 60_000);
    assert.equal(await refusal({ code: codeNow() }), undefined);
  });

  test('is taken away by an administrator, and every session with it', async () => {
    clock.pass(step);
    const { cookie } = await signIn({ code: codeNow() });
    const hart = deskRest(relay, await relay.signIn('ada@hart.example'));
    assert.equal((await hart.ask('DELETE', `staff/${pat}/totp`)).status, 204);
    assert.equal((await ask('GET', '', undefined, cookie)).body.code, 'sign-in-needed');
    assert.deepEqual((await signIn()).body.totpNeeded, ['hart']);
    const reset = await acts(/^totp\.(set-up|reset)$/);
    assert.deepEqual(
      reset.map(({ act, subject }) => [act, subject]),
      [
        ['totp.reset', pat],
        ['totp.set-up', pat],
      ],
    );
  });
});
