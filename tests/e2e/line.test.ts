import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AlertDraft, NewFollowerAnswer, StaffAlert } from '@bellman/protocol';
import { startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser } from 'playwright';
import { AlertsDesk } from '../support/alerts-desk.js';
import { startFirefox } from '../support/browsers.js';
import { Follower } from '../support/follower.js';
import { startPushService, type PushService } from '../support/push-service.js';
import { until } from '../support/until.js';
import { visit, type Visitor } from '../support/visitor.js';

const HOUR = 3_600_000;
const WARDS = { fleet: 'Fleet Central', hook: 'Hook' };

const words = (headline: string, cy: string) => ({
  en: { headline, what: `${headline}.`, instruction: 'Follow the advice of the fire service.' },
  cy: { headline: cy, what: `${cy}.`, instruction: 'Dilynwch gyngor y gwasanaeth tân.' },
});

/** The minute of London's day at a moment. */
const minuteAt = (ms: number): number => {
  const at = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(ms);
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return hour * 60 + minute;
};

describe('a line of alerts, on the phone of somebody who moves', () => {
  let push: PushService;
  let relay: DemoRelay;
  let firefox: Browser;
  let home: Visitor;
  let follower: Follower;
  let pat: AlertsDesk;
  let alex: AlertsDesk;
  let token: string;
  let wards: ReadonlyMap<string, string>;
  let first: StaffAlert;

  before(async () => {
    push = await startPushService();
    // The sender is a process of its own, which reads it as it starts.
    process.env['NODE_EXTRA_CA_CERTS'] = push.caFile;
    [relay, firefox] = await Promise.all([
      startDemoRelay({ at: Date.now(), env: { BELLMAN_PUSH_HOSTS: push.host } }),
      startFirefox(push),
    ]);
    home = await visit(firefox);
    follower = new Follower(home.page);
    [pat, alex] = await Promise.all([
      AlertsDesk.signIn(relay.url, 'pat@hart.example'),
      AlertsDesk.signIn(relay.url, 'alex@hart.example'),
    ]);
    const areas = await fetch(`${relay.url}/api/v1/councils/hart/areas`);
    const list = (await areas.json()) as { name: string; code: string }[];
    wards = new Map(list.map(({ name, code }) => [name, code]));
  });

  after(async () => {
    await firefox?.close();
    await relay?.close();
    await push?.close();
  });

  const draft = (headline: string, cy: string, ward: string): Partial<AlertDraft> => ({
    ...{ kind: 'emergency', severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' },
    ...{ texts: words(headline, cy), services: [], link: '' },
    where: [{ type: 'area', code: wards.get(ward) ?? '' }],
    expiresAt: relay.clock.now() + 4 * HOUR,
  });

  const follow = async (method: 'GET' | 'PATCH' | 'DELETE', body?: object): Promise<Response> =>
    fetch(`${relay.url}/api/v1/councils/hart/followers/self`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const send = async (written: StaffAlert): Promise<StaffAlert> => {
    const submitted = await pat.step(written, { event: 'submit' });
    return alex.step(submitted, { event: 'approve', understood: true });
  };

  /** Resolves once Firefox shows just this, which takes the place of what it showed. */
  const showsOnly = (headline: string): Promise<unknown> =>
    until(`Firefox shows only ${headline}`, async () => {
      const shown = await follower.shown();
      return shown.length === 1 && shown[0]?.title === headline;
    });

  it('brings the alert to where they live', async () => {
    const signedUp = home.page.waitForResponse(
      (response) => response.url().endsWith('/followers') && response.request().method() === 'POST',
    );
    await follower.signUp(relay.url, 'GU51 4AE', WARDS.fleet);
    token = ((await (await signedUp).json()) as NewFollowerAnswer).token;
    first = await send(
      await pat.draft(draft('The brook rises', 'Mae’r nant yn codi', WARDS.fleet)),
    );
    await showsOnly('The brook rises');
    assert.equal(push.received.length, 1);
  });

  it('brings the update after they moved to another ward, in the place of the alert', async () => {
    const moved = await follow('PATCH', { places: [{ area: wards.get(WARDS.hook) }] });
    assert.equal(moved.status, 200);
    const update = await pat.version(first, 'update', {
      texts: words('The brook is higher', 'Mae’r nant yn uwch'),
    });
    assert.deepEqual([update.version, update.type, update.line], [2, 'update', first.line]);
    await send(update);
    await showsOnly('The brook is higher');
    assert.equal(push.received.length, 2);
  });

  it('does not bring them a new alert for where they lived', async () => {
    const written = await pat.draft(draft('Another matter', 'Mater arall', WARDS.fleet));
    await assert.rejects(pat.step(written, { event: 'submit' }), /alert-reaches-nobody/);
  });

  it('brings the all-clear, once, and each of the three was shown once', async () => {
    const clear = await pat.version(first, 'all-clear', {
      texts: words('The brook is back in its bed', 'Mae’r nant yn ôl'),
    });
    const sent = await send(clear);
    await showsOnly('The brook is back in its bed');
    await until('it is sent', async () => (await pat.alert(sent.id)).state === 'sent');
    assert.equal(push.received.length, 3);
    assert.equal(new Set(push.received.map(({ request }) => request?.topic)).size, 1);
    const states = (await pat.alert(sent.id)).versions.map(({ type, state }) => `${type} ${state}`);
    assert.deepEqual(states.slice(0, 2), ['alert expired', 'update expired']);
  });

  it('holds what can wait until quiet hours are over, and lets a danger to life through', async () => {
    const now = minuteAt(relay.clock.now());
    const quiet = { from: (now + 1410) % 1440, to: (now + 60) % 1440, pass: 'Extreme' };
    const services = ['waste'];
    assert.equal((await follow('PATCH', { quiet, services })).status, 200);
    const bins = await pat.draft({
      ...draft('Bins are a day late', 'Mae’r biniau yn hwyr', WARDS.hook),
      ...{ kind: 'service', severity: 'Minor', services, expiresAt: relay.clock.now() + 24 * HOUR },
    });
    const held = await send(bins);
    await until('the notice is held', async () => (await pat.alert(held.id)).counts?.held === 1);
    const danger = draft('Leave now: gas', 'Gadewch nawr: nwy', WARDS.hook);
    await send(await pat.draft({ ...danger, severity: 'Extreme' }));
    await until('the danger is shown', async () =>
      (await follower.shown()).some(({ title }) => title === 'Leave now: gas'),
    );
    assert.equal(push.received.length, 4);
    relay.clock.pass(70 * 60_000);
    await relay.upkeep();
    await until('the notice is shown', async () =>
      (await follower.shown()).some(({ title }) => title === 'Bins are a day late'),
    );
    assert.equal(push.received.length, 5);
  });

  it('ends at once for who leaves', async () => {
    assert.equal((await follow('DELETE')).status, 204);
    assert.equal((await follow('GET')).status, 401);
    const written = await pat.draft(draft('Nobody is left', 'Nid oes neb', WARDS.hook));
    await assert.rejects(pat.step(written, { event: 'submit' }), /alert-reaches-nobody/);
    assert.equal(push.received.length, 5);
  });
});
