import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright';
import { mustPassAxe } from '../support/axe.js';
import { startChromium, startFirefox } from '../support/browsers.js';
import { Follower } from '../support/follower.js';
import { Planner } from '../support/planner.js';
import { startPushService, type PushService } from '../support/push-service.js';
import { startRelay, type Relay } from '../support/relay.js';
import { visit, type Visitor } from '../support/visitor.js';

const FLOOD = {
  headline: 'Fleet Brook is rising: move to higher ground',
  what: 'The brook has passed its banks between Fleet station and the pond.',
  instruction: 'Leave low ground by the brook now. Do not drive through water.',
  areas: ['Fleet Central'],
};

describe('an alert, from a planner to a lock screen', () => {
  let push: PushService;
  let relay: Relay;
  let chromium: Browser;
  let firefox: Browser;
  let otherFirefox: Browser;
  let fleet: Visitor;
  let hook: Visitor;
  let planning: Visitor;
  let approving: Visitor;

  before(async () => {
    push = await startPushService();
    [relay, chromium, firefox, otherFirefox] = await Promise.all([
      startRelay({ push }),
      startChromium(),
      startFirefox(push),
      startFirefox(push),
    ]);
    [fleet, hook] = [await visit(firefox), await visit(otherFirefox)];
    [planning, approving] = [await visit(chromium), await visit(chromium)];
  });

  after(async () => {
    await Promise.all([chromium?.close(), firefox?.close(), otherFirefox?.close()]);
    await relay?.stop();
    await push?.close();
  });

  it('begins with residents who turn alerts on for where they live', async () => {
    await new Follower(fleet.page).signUp(relay.url, 'gu514ae', 'Fleet Central');
    await new Follower(hook.page).signUp(relay.url, 'RG27 9AA', 'Hook');
    assert.equal(push.browsers.endpoints.length, 2);
    await mustPassAxe(fleet.page, 'alerts are on');
    assert.deepEqual(await new Follower(fleet.page).shown(), []);
  });

  it('is written and submitted by the planner, who cannot approve it', async () => {
    const pat = new Planner(planning.page);
    await pat.signIn(relay.url, 'pat@hart.example');
    await pat.write(FLOOD);
    await pat.submit();
    await pat.page
      .getByText('Another person must approve this alert', { exact: false })
      .or(pat.page.getByText('This alert waits for an approver.'))
      .first()
      .waitFor();
    assert.equal(await pat.page.getByRole('button', { name: 'Approve and send' }).count(), 0);
    assert.deepEqual(push.received, [], 'nothing goes out before it is approved');
  });

  it('is approved by another person, and Firefox shows it where it was meant', async () => {
    const alex = new Planner(approving.page);
    await alex.signIn(relay.url, 'alex@hart.example');
    await alex.read(FLOOD.headline);
    await alex.approve();
    const shown = await new Follower(fleet.page).notified();
    assert.equal(shown.length, 1);
    assert.equal(shown[0]?.title, FLOOD.headline);
    assert.match(shown[0]?.body ?? '', /brook has passed its banks/);
  });

  it('reached one push service once, well formed, and nobody in another ward', async () => {
    await approving.page.getByText('Sent', { exact: true }).first().waitFor();
    assert.equal(push.received.length, 1);
    const [sent] = push.received;
    assert.equal(sent?.status, 201, sent?.reason);
    assert.equal(sent?.request?.urgency, 'high');
    assert.ok((sent?.request?.ttl ?? 0) <= 2 * 3_600, 'kept no longer than the alert lasts');
    await push.watch.until('the browser says that its worker took it', () =>
      push.browsers.acks.some(({ id, code }) => id === sent?.id && code === 100),
    );
    assert.deepEqual(await new Follower(hook.page).shown(), []);
  });

  it('stands on the public page, where anybody can see that it is genuine', async () => {
    await hook.page.goto(`${relay.url}/c/hart/alerts/`);
    const current = hook.page.getByRole('region', { name: 'Current alerts' });
    await current.getByRole('link', { name: FLOOD.headline }).click();
    await hook.page.getByRole('heading', { name: FLOOD.headline, level: 1 }).waitFor();
    await hook.page.getByText(FLOOD.instruction).waitFor();
  });

  it('left no fault in anybody’s console', () => {
    assert.deepEqual(
      [fleet, hook, planning, approving].flatMap(({ faults }) => faults),
      [],
    );
  });
});
