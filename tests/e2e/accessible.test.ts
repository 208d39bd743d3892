import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright';
import { mustFit, mustPassAxe } from '../support/axe.js';
import { startChromium } from '../support/browsers.js';
import { Follower } from '../support/follower.js';
import { followAsNeighbour } from '../support/neighbour.js';
import { Planner } from '../support/planner.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit } from '../support/visitor.js';

const ALERT = {
  headline: 'Reading Road South is closed',
  what: 'A burst main has flooded the road between the station and the bridge.',
  instruction: 'Use Church Road instead.',
  areas: ['Fleet Central', 'Fleet West'],
};

const PHONE = { width: 360, height: 740 };
const LAPTOP = { width: 1280, height: 800 };

describe('what people see, at the size of a phone and of a laptop', () => {
  let relay: Relay;
  let browser: Browser;
  let home: Page;
  let office: Page;
  let review: Page;

  /** Holds the page as it stands to axe and to its width, at each size. */
  const check = async (page: Page, state: string): Promise<void> => {
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      await mustPassAxe(page, `${state} at ${size.width} pixels`);
      await mustFit(page, `${state} at ${size.width} pixels`);
    }
  };

  // Everything is done at the size of a phone, where it is harder.
  before(async () => {
    [relay, browser] = await Promise.all([startRelay(), startChromium()]);
    const pages = await Promise.all([1, 2, 3].map(() => visit(browser, { viewport: PHONE })));
    [home, office, review] = pages.map(({ page }) => page) as [Page, Page, Page];
  });

  after(async () => {
    await browser?.close();
    await relay?.stop();
  });

  for (const path of [
    '/',
    '/demo/',
    '/demo/bins/',
    '/demo/council-tax/',
    '/demo/housing-advice/',
    '/demo/contact/',
  ]) {
    it(`passes on ${path}`, async () => {
      await home.goto(`${relay.url}${path}`);
      if (path !== '/') await new Resident(home).launcher.waitFor();
      await check(home, path);
    });
  }

  it('passes in every state of a chat, on both sides', async () => {
    const resident = new Resident(home);
    const sam = new Planner(office);
    await office.goto(`${relay.url}/desk/`);
    await office.getByRole('button', { name: 'Sign in' }).waitFor();
    await check(office, 'desk: sign in');
    await office.getByRole('button', { name: 'Sign in' }).click();
    await check(office, 'desk: sign in with nothing entered');
    await sam.signIn(relay.url, 'sam@hart.example');
    await check(office, 'desk: nobody waits');

    await home.goto(`${relay.url}/demo/`);
    await resident.openChat();
    await check(home, 'panel: choose a service');
    await resident.say('Which day are bins in Fleet?');
    await check(home, 'panel: no service chosen');
    await resident.start('Which day are bins in Fleet?');
    await check(home, 'panel: waiting');
    await sam.waiting.first().waitFor();
    await check(office, 'desk: somebody waits');

    await sam.take('Which day are bins in Fleet?');
    await sam.reply('On Tuesdays.');
    await resident.heard('On Tuesdays.');
    await check(home, 'panel: in a chat');
    await check(office, 'desk: in a chat');
    await resident.panel.getByRole('button', { name: 'End chat' }).click();
    await resident.panel.getByRole('button', { name: 'Yes, end chat' }).waitFor();
    await check(home, 'panel: end this chat?');
    await resident.panel.getByRole('button', { name: 'Yes, end chat' }).click();
    await resident.panel.getByText('This chat has ended.').first().waitFor();
    await check(home, 'panel: ended');
    await office.getByText('This chat has ended.').waitFor();
    await check(office, 'desk: ended');
  });

  it('passes in every step of the sign-up', async () => {
    const follower = new Follower(home);
    await home.goto(`${relay.url}/c/hart/alerts/`);
    await follower.main.getByRole('button', { name: 'Get alerts' }).waitFor();
    await check(home, 'alerts page');
    await follower.main.getByRole('button', { name: 'Get alerts' }).click();
    await follower.next();
    await follower.main.getByText('Enter a full UK postcode').first().waitFor();
    await check(home, 'sign-up: no postcode');
    await follower.main
      .getByRole('button', { name: 'Choose your ward from a list instead' })
      .click();
    await follower.main.getByRole('combobox', { name: 'Ward' }).waitFor();
    await check(home, 'sign-up: list of wards');
    await follower.main.getByRole('combobox', { name: 'Ward' }).selectOption('Hook');
    await follower.next();
    await follower.main.getByRole('heading', { name: 'Your places' }).waitFor();
    await check(home, 'sign-up: places');
    await follower.next();
    await follower.main.getByRole('group', { name: 'What do you want alerts about?' }).waitFor();
    await check(home, 'sign-up: services');
    await follower.next();
    await follower.main.getByRole('button', { name: 'Turn on alerts' }).waitFor();
    await check(home, 'sign-up: turn on');
  });

  it('passes in every question of an alert, its review and its public page', async () => {
    await followAsNeighbour(relay.url, 'GU51 4AE');
    const pat = new Planner(office);
    const alex = new Planner(review);
    await office.getByRole('button', { name: 'Sign out' }).click();
    await pat.signIn(relay.url, 'pat@hart.example');
    await office.getByRole('button', { name: 'New alert' }).click();
    await pat.next();
    await office.getByText('Enter a headline').first().waitFor();
    await check(office, 'alert: nothing entered');
    await pat.tellWhat(ALERT);
    for (const area of ALERT.areas) await office.getByRole('checkbox', { name: area }).check();
    await office.getByText('people live here').waitFor();
    await check(office, 'alert: where');
    await pat.next();
    await pat.choose('It ends in', '2 hours');
    await check(office, 'alert: when');
    await pat.next();
    await office.getByRole('button', { name: 'Submit for approval' }).waitFor();
    await check(office, 'alert: check');
    await pat.submit();
    await check(office, 'alert: submitted');

    await alex.signIn(relay.url, 'alex@hart.example');
    await check(review, 'alerts: list');
    await alex.read(ALERT.headline);
    await review.getByRole('button', { name: 'Approve and send', exact: true }).waitFor();
    await check(review, 'alert: review');
    await review.getByRole('button', { name: 'Approve and send', exact: true }).click();
    await review.getByRole('button', { name: 'Yes, approve and send' }).waitFor();
    await check(review, 'alert: send it now?');
    await review.getByRole('button', { name: 'Yes, approve and send' }).click();
    await review.getByText('Sent', { exact: true }).first().waitFor();
    await check(review, 'alert: sent');

    await home.goto(`${relay.url}/c/hart/alerts/`);
    await check(home, 'alerts page with an alert');
    await home.getByRole('link', { name: ALERT.headline }).click();
    await home.getByRole('heading', { name: ALERT.headline, level: 1 }).waitFor();
    await check(home, 'one alert');
  });
});
