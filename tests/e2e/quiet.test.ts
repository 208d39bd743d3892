import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright';
import { startChromium } from '../support/browsers.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

/** Bytes as a council's page pays for them: brotli at its best. */
const weigh = (body: Buffer): number =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** Everything that a page could keep, by kind. */
const kept = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

const NOTHING = { local: 0, session: 0, databases: 0, caches: 0, workers: 0 };

describe('a council’s page with the script tag', () => {
  let relay: Relay;
  let browser: Browser;
  let visitor: Visitor;
  let widget: Response[];
  let sockets: number;

  before(async () => {
    [relay, browser] = await Promise.all([startRelay(), startChromium()]);
    visitor = await visit(browser);
    widget = [];
    sockets = 0;
    visitor.page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (/^\/(widget|api|socket\.io|c)\//.test(pathname)) widget.push(response);
    });
    visitor.page.on('websocket', () => (sockets += 1));
  });

  after(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it('costs one small script before a resident acts, and keeps nothing', async () => {
    const { page, context } = visitor;
    await page.goto(`${relay.url}/demo/`, { waitUntil: 'networkidle' });
    await new Resident(page).launcher.waitFor();
    assert.deepEqual(
      widget.map((response) => new URL(response.url()).pathname),
      ['/widget/bellman.js'],
    );
    const [script] = widget;
    assert.ok(script);
    const bytes = weigh(await script.body());
    assert.ok(bytes <= 2_048, `${bytes} bytes are more than 2048`);
    assert.equal(sockets, 0, 'no socket');
    assert.deepEqual(await context.cookies(), [], 'no cookie');
    assert.deepEqual(await kept(page), NOTHING);
  });

  it('shifts nothing and takes no focus', async () => {
    const { page } = visitor;
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) =>
            resolve(
              list
                .getEntries()
                .reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0),
            ),
          );
          observer.observe({ type: 'layout-shift', buffered: true });
          // With no shift there is no entry: the next frame after the buffer was handed over tells.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    assert.equal(shift, 0);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
    assert.equal(await page.title(), 'Hart District Council (demonstration)');
  });

  it('opens the chat for 40 kB at most, and still keeps nothing before a message', async () => {
    const { page, context } = visitor;
    await new Resident(page).openChat();
    await page.waitForLoadState('networkidle');
    const scripts = widget.filter((response) =>
      new URL(response.url()).pathname.startsWith('/widget/'),
    );
    const bodies = await Promise.all(scripts.map((response) => response.body()));
    const bytes = bodies.reduce((sum, body) => sum + weigh(body), 0);
    assert.ok(bytes <= 40_000, `${bytes} bytes are more than 40000`);
    assert.deepEqual(await context.cookies(), [], 'no cookie');
    assert.deepEqual(await kept(page), NOTHING);
  });

  it('keeps only what the chat needs once it began, for this tab alone', async () => {
    const { page, context } = visitor;
    await new Resident(page).start('Good morning');
    assert.deepEqual(await context.cookies(), [], 'no cookie');
    const { session, ...rest } = await kept(page);
    assert.ok(session !== undefined && session > 0);
    assert.deepEqual(rest, { local: 0, databases: 0, caches: 0, workers: 0 });
  });

  it('has a clean console and a launcher that says what else one can do while the relay is away', async () => {
    assert.deepEqual(visitor.faults, []);
    const other = await visit(browser);
    await other.page.route('**/widget/**', (route) => route.abort());
    await other.page.goto(`${relay.url}/demo/`);
    await other.page.getByRole('link', { name: 'Contact us' }).first().waitFor();
    assert.equal(await new Resident(other.page).launcher.count(), 0);
  });
});
