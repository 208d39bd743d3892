import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser, Page } from 'playwright';
import { mustFit, mustPassAxe } from '../support/axe.js';
import { startChromium } from '../support/browsers.js';
import { visit } from '../support/visitor.js';

/** As wide as a laptop's window at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

describe('the page that links in emails lead to', () => {
  let relay: DemoRelay;
  let browser: Browser;
  before(async () => {
    [relay, browser] = await Promise.all([startDemoRelay(), startChromium()]);
  });
  after(async () => {
    await browser?.close();
    await relay?.close();
  });

  const at = (link: string) => `${relay.url}/c/hart/alerts/email?lang=en${link}`;
  const button = (page: Page, name: string) => page.getByRole('button', { name });

  it('asks what the link is for alone, by keyboard, and tells what came of it', async () => {
    const { page, faults, leave } = await visit(browser, { viewport: NARROW });
    const check = async (state: string): Promise<void> => {
      await mustPassAxe(page, state);
      await mustFit(page, state);
    };
    for (const [link, words] of [
      ['', 'Confirm my address'],
      ['#confirm-abcdefgh', 'Yes, send me alerts'],
      ['#stop-abcdefgh', 'Stop these emails'],
    ] as const) {
      await page.goto(at(link));
      await button(page, words).waitFor();
      assert.equal(
        await page.getByRole('heading', { level: 2 }).count(),
        link === '#stop-abcdefgh' ? 2 : 1,
      );
      await check(`email page ${link}`);
    }
    await page.getByRole('link', { name: 'Cymraeg' }).click();
    await button(page, 'Atal yr e-byst hyn').focus();
    await page.keyboard.press('Enter');
    const old = 'Nid yw’r ddolen hon yn gweithio mwyach';
    await page.getByRole('heading', { name: old, level: 1 }).waitFor();
    assert.ok(!page.url().includes('stop-'), 'the secret is in no address that is kept');
    await check('email page: old link');
    // The browser notes that what it was answered is 410.
    assert.deepEqual(
      faults.filter((fault) => !/\b410\b/.test(fault)),
      [],
    );
    await leave();
  });

  it('takes a pasted link where there is no JavaScript', async () => {
    const { page, leave } = await visit(browser, { viewport: NARROW, javaScriptEnabled: false });
    await page.goto(at('#confirm-abcdefgh'));
    await button(page, 'Confirm my address').click();
    await page.getByRole('alert').getByText('Paste the whole link').waitFor();
    await page.getByRole('textbox', { name: 'Link from the email' }).fill(at('#confirm-abcdefgh'));
    await button(page, 'Confirm my address').click();
    await page.getByRole('heading', { name: 'This link no longer works', level: 1 }).waitFor();
    await leave();
  });
});
