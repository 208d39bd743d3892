import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser, Page } from 'playwright';
import { mustFit, mustPassAxe } from '../support/axe.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { codeOfApp } from '../support/totp.js';

describe('signing in at the desk by two steps', () => {
  let relay: DemoRelay;
  let browser: Browser;
  let page: Page;
  let key = '';
  let recovery: string[] = [];

  before(async () => {
    const hart = { alerting: { secondStep: true } };
    [relay, browser] = await Promise.all([startDemoRelay({ hart }), startChromium()]);
    page = await browser.newPage();
  });
  after(async () => {
    await browser?.close();
    await relay?.close();
  });

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const field = () => page.getByRole('textbox', { name: 'Code from your authenticator app' });
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const codeNow = (): string => codeOfApp(key, relay.clock.now());
  /** The page passes on a wide window, and fits one of 320 px. */
  const inspect = async (state: string): Promise<void> => {
    await page.setViewportSize({ width: 320, height: 640 });
    await mustFit(page, state);
    await page.setViewportSize({ width: 1280, height: 720 });
    await mustPassAxe(page, state);
  };
  const signIn = async (): Promise<void> => {
    await page.getByRole('textbox', { name: 'Email' }).fill('pat@hart.example');
    await page.getByLabel('Password', { exact: true }).fill(relay.password);
    await button('Sign in').click();
  };

  it('leads a planner whose council wants a second step to setting it up', async () => {
    await new Desk(page).signIn(relay.url, 'pat@hart.example');
    await page.getByRole('complementary', { name: 'Your account' }).getByRole('link').click();
    await heading('Second step for signing in').waitFor();
    await inspect('what a second step is for');
    await button('Set up a second step').click();
    await page.getByRole('img', { name: /^QR code/ }).waitFor();
    key = (await page.locator('.totp-key').innerText()).replaceAll(' ', '');
    await inspect('the key for the app');
    await field().fill(codeNow());
    await page.keyboard.press('Enter');
    await heading('Keep these recovery codes').waitFor();
    recovery = await page
      .getByRole('list', { name: 'Recovery codes' })
      .locator('li')
      .allInnerTexts();
    assert.equal(recovery.length, 10);
    await inspect('the recovery codes');
    await button('I have kept them').click();
    await page.getByText('Your second step is set up.').waitFor();
    assert.equal(await page.getByRole('complementary', { name: 'Your account' }).count(), 0);
  });

  it('asks for a code after the password, which serves once', async () => {
    await button('Sign out').click();
    await signIn();
    await heading('Enter your code').waitFor();
    await inspect('the code at signing in');
    await field().fill(codeNow());
    await button('Go on').click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /has been used/ })
      .waitFor();
    await inspect('a code that was used');
    relay.clock.pass(30_000);
    await field().fill(codeNow());
    await button('Go on').click();
    await button('Sign out').click();
    await signIn();
    await button('Use a recovery code instead').click();
    await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery[0] ?? '');
    await button('Go on').click();
    await button('Sign out').waitFor();
  });

  it('is reset by an administrator, which ends the sessions that it opened', async () => {
    const desk = await (await browser.newContext()).newPage();
    await new Desk(desk).signIn(relay.url, 'admin@hart.example');
    await desk.goto(`${relay.url}/desk/#/settings/staff/hart`);
    await desk.getByRole('button', { name: /^Reset the second step of Pat/ }).click();
    await mustPassAxe(desk, 'the question before a reset');
    await desk.getByRole('button', { name: 'Reset it' }).click();
    await heading('Sign in').waitFor();
    await signIn();
    await page.getByRole('complementary', { name: 'Your account' }).waitFor();
  });
});
