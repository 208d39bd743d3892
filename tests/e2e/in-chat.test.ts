import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AlertDraft, StaffAlert } from '@bellman/protocol';
import { startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser, Locator } from 'playwright';
import { AlertsDesk } from '../support/alerts-desk.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { followAsNeighbour } from '../support/neighbour.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

const HOUR = 3_600_000;

const words = (headline: string, cy: string): AlertDraft['texts'] => ({
  en: { headline, what: `${headline}.`, instruction: 'Follow the advice of the fire service.' },
  cy: { headline: cy, what: `${cy}.`, instruction: 'Dilynwch gyngor y gwasanaeth tân.' },
});

/** Somebody in a chat with Rushmoor: the demo's site with another council's widget. */
class Neighbour extends Resident {
  override get panel(): Locator {
    return this.page.getByRole('region', { name: 'Rushmoor Borough Council webchat' });
  }
}

describe('an alert, to those who are in a chat', () => {
  let relay: DemoRelay;
  let chromium: Browser;
  let hart: Visitor;
  let rushmoor: Visitor;
  let ours: Resident;
  let theirs: Neighbour;
  let pat: AlertsDesk;
  let alex: AlertsDesk;
  let first: StaffAlert;

  before(async () => {
    [relay, chromium] = await Promise.all([startDemoRelay({ at: Date.now() }), startChromium()]);
    [hart, rushmoor, pat, alex] = await Promise.all([
      visit(chromium, { viewport: { width: 320, height: 640 } }),
      visit(chromium),
      AlertsDesk.signIn(relay.url, 'pat@hart.example'),
      AlertsDesk.signIn(relay.url, 'alex@hart.example'),
      followAsNeighbour(relay.url, 'GU51 4AE'),
    ]);
    ours = new Resident(hart.page);
    theirs = new Neighbour(rushmoor.page);
  });

  after(async () => {
    await chromium?.close();
    await relay?.close();
  });

  const send = async (written: StaffAlert): Promise<StaffAlert> => {
    const submitted = await pat.step(written, { event: 'submit' });
    return alex.step(submitted, { event: 'approve', understood: true });
  };
  const noticeIn = (chat: Locator): Locator => chat.getByRole('region', { name: 'Current alerts' });
  const says = (headline: string): Promise<void> =>
    noticeIn(ours.panel).getByText(headline, { exact: true }).waitFor({ timeout: 9_000 });

  it('comes at once to the council’s own, above the log and as nobody’s message', async () => {
    await Promise.all([hart, rushmoor].map(({ page }) => page.goto(`${relay.url}/demo/`)));
    await rushmoor.page.evaluate(() =>
      document.querySelector('bellman-widget')?.setAttribute('council', 'rushmoor'),
    );
    await Promise.all(
      [ours, theirs].map(async (one) => {
        await one.openChat();
        await one.start('My bin was missed');
      }),
    );
    const areas = await fetch(`${relay.url}/api/v1/councils/hart/areas`);
    const list = (await areas.json()) as { name: string; code: string }[];
    const code = list.find(({ name }) => name === 'Fleet Central')?.code ?? '';
    first = await send(
      await pat.draft({
        ...{ kind: 'emergency', severity: 'Severe', urgency: 'Immediate', certainty: 'Observed' },
        ...{ texts: words('The brook rises', 'Mae’r nant yn codi'), services: [], link: '' },
        where: [{ type: 'area', code }],
        expiresAt: relay.clock.now() + 4 * HOUR,
      }),
    );
    await says('The brook rises');
    const notice = noticeIn(ours.panel);
    assert.match(await notice.innerText(), /^Severe alert\s+The brook rises\s+More about this/);
    assert.equal(await ours.log.getByText('The brook rises').count(), 0);
    const [above, log] = await Promise.all([notice.boundingBox(), ours.log.boundingBox()]);
    assert.ok(above && log && above.y + above.height <= log.y + 1, 'the log is not covered');
    assert.ok(above.width <= 320 && log.height > 90, 'and has its room at 320 pixels');
    await ours.panel.getByRole('status').getByText('New: Severe alert: The brook rises').waitFor();
  });

  it('is replaced by its update, and by the all-clear, which can be dismissed', async () => {
    const update = { texts: words('The brook is higher', 'Mae’r nant yn uwch') };
    await send(await pat.version(first, 'update', update));
    await says('The brook is higher');
    assert.equal(
      await noticeIn(ours.panel).getByText('The brook rises', { exact: true }).count(),
      0,
    );
    // Another page: what is in force comes with the chat.
    await hart.page.goto(`${relay.url}/demo/bins/`);
    await says('The brook is higher');
    await send(
      await pat.version(first, 'all-clear', { texts: words('It is over', 'Mae drosodd') }),
    );
    await says('It is over');
    assert.match(await noticeIn(ours.panel).innerText(), /^All clear\s+It is over/);
    await ours.panel.getByRole('button', { name: 'Dismiss: It is over' }).click();
    await noticeIn(ours.panel).waitFor({ state: 'hidden' });
    assert.equal(await noticeIn(theirs.panel).count(), 0, 'another council’s hear nothing');
    assert.deepEqual([...hart.faults, ...rushmoor.faults], []);
  });

  it('leads from its page to a chat about it, and the adviser sees which it is', async () => {
    const { page } = rushmoor;
    await page.goto(`${relay.url}/c/hart/alerts/${first.id}`);
    await page.getByRole('link', { name: 'Read the newest version' }).click();
    await page.getByRole('link', { name: 'Chat with us about this alert' }).click();
    const asks = new Resident(page);
    await asks.panel.getByText('Your chat will be about the alert: It is over').waitFor();
    await asks.start('Can I go home?');
    const desk = new Desk(hart.page);
    await desk.signIn(relay.url, 'sam@hart.example');
    await desk.take('Can I go home?');
    await hart.page.getByText('Chat begun about the alert: All clear It is over').waitFor();
  });
});
