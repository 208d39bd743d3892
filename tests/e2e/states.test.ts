import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { officeHours, startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser } from 'playwright';
import { mustFit, mustPassAxe } from '../support/axe.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

/** A page as a council's web team writes it, with what shows when there is no webchat (E5). */
const PAGE = `<!doctype html><html lang="en"><title>Bins</title><main><h1>Bins</h1></main>
<bellman-widget council="hart"><a href="/demo/contact/">Contact us</a></bellman-widget>
<script type="module" src="/widget/bellman.js"></script></html>`;

const MINUTE = 60_000;

describe('the states of webchat, on a clock in the hand', () => {
  let relay: DemoRelay;
  let browser: Browser;
  /** Who is here, and what went wrong for whoever was. */
  const visitors: Visitor[] = [];
  const faults: string[] = [];

  /** The relay's time, ms or ISO 8601, and what it does by itself at that time. */
  const itIs = async (at: string): Promise<void> => {
    relay.clock.set(at);
    await relay.upkeep();
  };

  const arrive = async (at: string): Promise<Resident> => {
    const visitor = await visit(browser, { viewport: { width: 360, height: 800 } });
    visitors.push(visitor);
    await visitor.page.clock.install({ time: new Date(at) });
    await visitor.page.goto(`${relay.url}/demo/bins/`);
    const resident = new Resident(visitor.page);
    await resident.openChat();
    return resident;
  };

  /** Sam comes on duty. */
  const onDuty = async (): Promise<Visitor> => {
    const office = await visit(browser);
    await new Desk(office.page).signIn(relay.url, 'sam@hart.example');
    await office.page.getByRole('heading', { name: 'Waiting' }).waitFor();
    await relay.upkeep();
    return office;
  };

  const shows = (resident: Resident, words: string | RegExp): Promise<void> =>
    resident.panel.getByText(words).first().waitFor();

  /** The state passes axe and fits, at phone and desk size. */
  const looksWell = async (resident: Resident, words: string | RegExp): Promise<void> => {
    await shows(resident, words);
    for (const width of [1280, 360]) {
      await resident.page.setViewportSize({ width, height: 800 });
      await shows(resident, words);
      await mustPassAxe(resident.page, `${String(words)} at ${width} px`);
      await mustFit(resident.page, `${String(words)} at ${width} px`);
    }
  };

  before(async () => {
    [relay, browser] = await Promise.all([
      startDemoRelay({ at: '2026-03-28T12:00Z' }),
      startChromium(),
    ]);
  });

  afterEach(async () => {
    for (const visitor of visitors.splice(0)) {
      faults.push(...visitor.faults);
      await visitor.leave();
    }
  });

  after(async () => {
    await browser?.close();
    await relay?.close();
  });

  // In the order of the calendar: neither the relay's clock nor the store's likes to go back.
  it('summer time begins: an hour is left out, and hours are those of the clock on the wall', async () => {
    const sunday = { usual: { week: { sunday: [['00:30', '03:00'] as [string, string]] } } };
    await relay.change({ hours: sunday });
    await itIs('2026-03-29T00:59Z');
    const office = await onDuty();
    await shows(await arrive('2026-03-29T00:59Z'), 'Start a webchat');
    await itIs('2026-03-29T01:59Z');
    await shows(await arrive('2026-03-29T01:59Z'), /closes at 3am/);
    await itIs('2026-03-29T02:00Z');
    await shows(await arrive('2026-03-29T02:00Z'), /is closed now/);
    await office.leave();
  });

  it('summer time ends: an hour is there twice, and open both times', async () => {
    await itIs('2026-10-25T00:30Z');
    const office = await onDuty();
    await shows(await arrive('2026-10-25T00:30Z'), 'Start a webchat');
    await itIs('2026-10-25T01:30Z');
    await shows(await arrive('2026-10-25T01:30Z'), 'Start a webchat');
    await office.leave();
    await itIs('2026-10-25T02:59Z');
    const later = await onDuty();
    await shows(await arrive('2026-10-25T02:59Z'), /closes at 3am/);
    await itIs('2026-10-25T03:00Z');
    await shows(await arrive('2026-10-25T03:00Z'), /is closed now/);
    await later.leave();
    await relay.change({ hours: officeHours });
  });

  it('16:59 is open, 17:00 and 17:01 are closed, and a page that stood open notices', async () => {
    await itIs('2026-11-23T16:59Z');
    const office = await onDuty();
    const resident = await arrive('2026-11-23T16:59Z');
    await shows(resident, 'Start a webchat');
    await shows(resident, /closes at 5pm/);
    await itIs('2026-11-23T17:00Z');
    await resident.page.clock.fastForward(2 * MINUTE);
    await shows(resident, /Webchat( about this)? is closed now/);
    await shows(resident, 'We open at 9am on Tuesday 24 November.');
    await itIs('2026-11-23T17:01Z');
    await looksWell(await arrive('2026-11-23T17:01Z'), /is closed now/);
    await office.leave();
  });

  it('somebody who sends on the stroke keeps their words, and can leave them', async () => {
    await itIs('2026-11-23T16:59Z');
    const office = await onDuty();
    const resident = await arrive('2026-11-23T16:59Z');
    await shows(resident, 'Start a webchat');
    await resident.messageBox.fill('My bin was missed');
    await itIs('2026-11-23T17:00Z');
    await resident.panel.getByRole('button', { name: 'Send message' }).click();
    await shows(resident, /has closed/);
    assert.equal(await resident.messageBox.inputValue(), 'My bin was missed');
    await resident.panel.getByRole('button', { name: 'Send message' }).click();
    await resident.heard('My bin was missed');
    await shows(resident, /We will answer by/);
    await new Desk(office.page).waiting.filter({ hasText: 'Left a message' }).waitFor();
    await office.leave();
  });

  it('Christmas Day is closed, and says so', async () => {
    await itIs('2026-12-25T11:00Z');
    const resident = await arrive('2026-12-25T11:00Z');
    await looksWell(resident, /Christmas Day/);
    // Boxing Day is a Saturday, and Monday 28 December its substitute.
    await shows(resident, 'We open at 9am on Tuesday 29 December.');
  });

  it('nobody is on duty: a message can be left, and is answered later', async () => {
    await itIs('2027-01-11T10:00Z');
    const resident = await arrive('2027-01-11T10:00Z');
    await looksWell(resident, 'No adviser is here right now');
    await resident.start('Is anybody there?');
    await shows(resident, /We will answer by/);
    const office = await onDuty();
    const sam = new Desk(office.page);
    await sam.take('Is anybody there?');
    await sam.reply('Yes, good morning.');
    await resident.heard('Yes, good morning.');
    await office.leave();
  });

  it('as many wait as may: a message can be left', async () => {
    await relay.change({ hours: officeHours, mostWaiting: 1 });
    await itIs('2027-01-12T10:00Z');
    const office = await onDuty();
    const first = await arrive('2027-01-12T10:00Z');
    await first.start('I was first');
    await looksWell(await arrive('2027-01-12T10:00Z'), 'Webchat is very busy now');
    await relay.change({ hours: officeHours });
    await office.leave();
  });

  it('the relay answers 503 to everything: the page’s own way shows, and another try helps', async () => {
    const visitor = await visit(browser);
    const { page } = visitor;
    await page.route(`${relay.url}/bins`, (route) =>
      route.fulfill({ contentType: 'text/html', body: PAGE }),
    );
    let isDown = true;
    await page.route(/\/(api|socket\.io)\//, (route) =>
      isDown ? route.fulfill({ status: 503, body: 'down' }) : route.continue(),
    );
    await page.goto(`${relay.url}/bins`);
    await page.getByRole('button', { name: 'Chat with us' }).click();
    await page.getByRole('link', { name: 'Contact us' }).waitFor();
    await mustPassAxe(page, 'the relay answers 503');
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await new Resident(page).messageBox.waitFor();
    await visitor.leave();
  });

  it('the relay is unreachable once the launcher is there: it says what else one can do', async () => {
    const visitor = await visit(browser);
    const { page } = visitor;
    await page.route(`${relay.url}/bins`, (route) =>
      route.fulfill({ contentType: 'text/html', body: PAGE }),
    );
    await page.goto(`${relay.url}/bins`);
    const launcher = page.getByRole('button', { name: 'Chat with us' });
    await launcher.waitFor();
    await visitor.context.setOffline(true);
    await launcher.click();
    await page.getByText('Webchat has not loaded.').waitFor();
    await page.getByRole('link', { name: 'Contact us' }).waitFor();
    await visitor.leave();
  });

  it('the script is blocked: the page’s own way stands there, and the page works', async () => {
    const visitor = await visit(browser);
    const { page } = visitor;
    await page.route(`${relay.url}/bins`, (route) =>
      route.fulfill({ contentType: 'text/html', body: PAGE }),
    );
    await page.route(/\/widget\//, (route) => route.abort('blockedbyclient'));
    await page.goto(`${relay.url}/bins`);
    await page.getByRole('link', { name: 'Contact us' }).click();
    await page.waitForURL(`${relay.url}/demo/contact/`);
    await visitor.leave();
  });

  it('left no fault in any console', () => {
    assert.deepEqual(faults, []);
  });
});
