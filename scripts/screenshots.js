import { createECDH, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { build } from './build.js';
import { deskPictures } from './lib/desk-pictures.js';
import { inRoot } from './lib/root.js';
import { main, step } from './lib/say.js';
import { setUp } from './setup.js';

/**
 * `npm run screenshots`: makes the README's pictures from the running product, at a desk's and at
 * a phone's size. People move through it as the end-to-end tests do.
 */

const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];

const ALERT = {
  headline: 'The River Hart is rising: move valuables upstairs',
  what: 'The river is expected to reach homes by the Causeway from midnight.',
  instruction: 'Move what you value upstairs. Do not walk or drive through flood water.',
  areas: ['Fleet Central', 'Fleet West'],
};

const POSTCODE = 'GU51 4AE';

const pictures = inRoot('docs/pictures');

/**
 * Neighbours who follow already, so that the planner's count is one of somebody. Their endpoints
 * are at a push service of the tests' own.
 * @param {string} url the relay's
 * @param {{ endpoint(name: string): string }} push
 */
const follow = async (url, push) => {
  const rows = await readFile(inRoot('packages/server/demo/hart/postcode-to-ward.csv'), 'utf8');
  const postcodes = rows
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((row) => row.split(',')[0]);
  for (const [index, postcode] of postcodes.filter((_, at) => at % 7 === 0).entries()) {
    const browser = createECDH('prime256v1');
    const channel = {
      endpoint: push.endpoint(String(index)),
      keys: {
        p256dh: browser.generateKeys().toString('base64url'),
        auth: randomBytes(16).toString('base64url'),
      },
    };
    const answer = await fetch(`${url}/api/v1/councils/hart/followers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ places: [{ postcode }], services: ['flooding'], channel }),
    });
    if (answer.status !== 201)
      throw new Error(`a neighbour could not follow: ${await answer.text()}`);
  }
};

/** The tests' own ways of starting a relay and a browser, and of being a person in it. */
const support = async () => {
  const names = ['relay', 'browsers', 'visitor', 'resident', 'desk', 'planner', 'follower'];
  const parts = await Promise.all(
    [...names, 'photo', 'until', '../alerts/killed/counter'].map(
      (name) => import(new URL(`../tests/dist/support/${name}.js`, import.meta.url).href),
    ),
  );
  return Object.assign({}, ...parts);
};

await main(async () => {
  await setUp();
  await build({ tests: true });
  const tools = await support();
  const { startRelay, startChromium, visit, Resident, Planner, Follower, takePhoto } = tools;
  // One phone in thirty has been given up since it signed up.
  const push = await tools.startCounter((/** @type {string} */ name) =>
    Number(name) % 30 === 4 ? 410 : 201,
  );
  const { startDemoRelay, officeHours } =
    await import('../packages/server/dist/testing/demo-relay.js');
  await mkdir(pictures, { recursive: true });
  const browser = await startChromium();
  /** @param {import('playwright').Page} page @param {string} name @param {boolean} [whole] */
  const shoot = (page, name, whole = false) =>
    page.screenshot({
      path: `${pictures}/${name}-${page.viewportSize()?.width}.png`,
      animations: 'disabled',
      fullPage: whole,
    });

  try {
    for (const viewport of SIZES) {
      await step(`Pictures at ${viewport.width} pixels`, async () => {
        // A relay for each size, so that what the first one left behind is not in the second's pictures.
        const relay = await startRelay({ push });
        await follow(relay.url, push);
        const people = await Promise.all([1, 2, 3, 4, 5].map(() => visit(browser, { viewport })));
        const [ann, sam, pat, alex, ben] = people.map(({ page }) => page);

        const resident = new Resident(ann);
        await ann.goto(`${relay.url}/demo/bins/`);
        await resident.launcher.waitFor();
        await shoot(ann, 'demo');
        await resident.openChat();
        await shoot(ann, 'chat-start');
        await resident.start('My recycling was not collected this morning.');
        const desk = new Planner(sam);
        await desk.signIn(relay.url, 'sam@hart.example');
        await desk.take('My recycling was not collected');
        await desk.reply('Hello, Sam here. Which street is it, and was the bin out by 6:30am?');
        await resident.heard('Hello, Sam here. Which street is it, and was the bin out by 6:30am?');
        await resident.say('Church Road in Fleet. It was out the evening before.');
        await desk.heard('Church Road in Fleet. It was out the evening before.');
        await shoot(ann, 'chat');
        await shoot(sam, 'desk-chat');
        await ann.getByRole('button', { name: 'Attach a photo or file' }).waitFor();
        const choosing = ann.waitForEvent('filechooser');
        await ann.getByRole('button', { name: 'Attach a photo or file' }).click();
        const buffer = await takePhoto(ann);
        await (await choosing).setFiles({ name: 'bin.jpg', mimeType: 'image/jpeg', buffer });
        await ann.getByRole('textbox', { name: 'What does it show?' }).fill('My bin, still full');
        await ann.getByRole('button', { name: 'Send file' }).click();
        await resident.log.getByRole('img', { name: 'My bin, still full' }).waitFor();
        await sam.getByRole('img', { name: 'My bin, still full' }).waitFor();
        await resident.log.getByText('Read', { exact: true }).waitFor();
        await shoot(ann, 'chat-photo');
        await resident.panel.getByRole('button', { name: 'End chat' }).click();
        await resident.panel.getByRole('button', { name: 'Yes, end chat' }).click();
        await resident.panel.getByRole('button', { name: 'Answer three questions' }).click();
        await resident.panel.getByRole('radio', { name: 'Very happy' }).check();
        await shoot(ann, 'chat-after');

        const follower = new Follower(ben);
        await ben.goto(`${relay.url}/c/hart/alerts/`);
        await follower.main.getByRole('button', { name: 'Get alerts' }).click();
        await follower.main.getByRole('textbox', { name: 'Postcode' }).fill(POSTCODE);
        await follower.next();
        await follower.main.getByText('is in Fleet').waitFor();
        await shoot(ben, 'sign-up-where');
        await follower.next();
        await follower.next();
        await follower.main.getByRole('button', { name: 'Turn on alerts' }).waitFor();
        await shoot(ben, 'sign-up');

        const planner = new Planner(pat);
        await planner.signIn(relay.url, 'pat@hart.example');
        await planner.tellWhat(ALERT);
        const areas = pat.getByRole('group', { name: 'Areas' });
        for (const area of ALERT.areas) await areas.getByRole('checkbox', { name: area }).check();
        await pat.getByText(/people live here/).waitFor();
        await shoot(pat, 'alert-where');
        await planner.next();
        await planner.choose('It ends in', '2 hours');
        await planner.next();
        await pat.getByRole('button', { name: 'Submit for approval' }).waitFor();
        await shoot(pat, 'alert-check', true);
        await planner.submit();
        const approver = new Planner(alex);
        await approver.signIn(relay.url, 'alex@hart.example');
        await approver.read(ALERT.headline);
        await alex.getByRole('button', { name: 'Approve and send', exact: true }).waitFor();
        await shoot(alex, 'alert-review', true);
        await approver.approve();
        await alex.getByRole('heading', { name: 'What became of it' }).waitFor();
        await alex.getByRole('heading', { name: 'Sending' }).waitFor({ state: 'hidden' });
        await shoot(alex, 'alert-sent', true);
        await ben.goto(`${relay.url}/c/hart/alerts/`);
        await ben.getByRole('link', { name: ALERT.headline }).first().click();
        await ben.getByRole('heading', { level: 1, name: ALERT.headline }).waitFor();
        await shoot(ben, 'alert-page', true);
        await ben.goto(`${relay.url}/demo/contact/`);
        await ben.getByText(ALERT.headline).first().waitFor();
        await shoot(ben, 'banner');

        const closed = await startDemoRelay({
          at: '2026-12-25T11:00Z',
          hart: { hours: officeHours },
        });
        await ben.goto(`${closed.url}/demo/bins/`);
        const late = new Resident(ben);
        await late.openChat();
        await late.panel.getByText(/Christmas Day/).waitFor();
        await shoot(ben, 'chat-closed');
        await closed.close();

        await Promise.all(people.map((person) => person.leave()));
        await relay.stop();
        const office = await startRelay();
        await deskPictures({
          url: office.url,
          support: tools,
          visit: () => visit(browser, { viewport }),
          shoot,
        });
        await office.stop();
      });
    }
  } finally {
    await browser.close();
    await push.close();
  }
});
