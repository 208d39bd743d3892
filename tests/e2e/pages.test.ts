import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startChromium, startFirefox } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { until } from '../support/until.js';
import { visit, type Visitor } from '../support/visitor.js';

/** As somebody looks around while they wait: twelve page changes, links and reloads alike. */
const WALK = ['bins/', 'council-tax/', 'housing-advice/', ''];
const CHANGES = 12;

const DRAFT = 'I have looked, and it is number 12 that';

/** Enough that the log scrolls. */
const WORDS = Array.from({ length: 12 }, (_, index) => `Line ${index + 1} of what was missed`);

/** What stands in the log, in order. */
const logOf = (resident: Resident): Promise<string[]> =>
  resident.log.getByRole('listitem').allInnerTexts();

for (const [name, start] of [
  ['Chromium', () => startChromium()],
  ['Firefox', () => startFirefox()],
] as const) {
  describe(`a chat over pages and tabs in ${name}`, () => {
    let relay: Relay;
    let browser: Browser;
    let home: Visitor;
    let office: Visitor;
    let resident: Resident;
    let sam: Desk;

    before(async () => {
      [relay, browser] = await Promise.all([startRelay(), start()]);
      [home, office] = [await visit(browser), await visit(browser)];
      resident = new Resident(home.page);
      sam = new Desk(office.page);
      await home.page.goto(`${relay.url}/demo/`);
      await resident.openChat();
      await resident.start('My bin was missed.');
      await sam.signIn(relay.url, 'sam@hart.example');
      await sam.take('My bin was missed.');
      for (const words of WORDS) {
        await sam.reply(words);
        await resident.heard(words);
      }
    });

    after(async () => {
      await browser?.close();
      await relay?.stop();
    });

    /** How far the last entry's end is under the log's, CSS pixels: next to nothing at its end. */
    const under = (page: Page): Promise<number> =>
      page
        .getByRole('log', { name: 'Conversation' })
        .evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);

    it(`stands as it was after each of ${CHANGES} page changes: words, draft, open, place`, async () => {
      await resident.messageBox.fill(DRAFT);
      const whole = await logOf(resident);
      for (let change = 0; change < CHANGES; change += 1) {
        const path = `/demo/${WALK[change % WALK.length] ?? ''}`;
        if (change % 5 === 4) await home.page.reload();
        else await home.page.goto(`${relay.url}${path}`);
        await resident.messageBox.waitFor();
        assert.equal(await resident.messageBox.inputValue(), DRAFT, `draft, change ${change + 1}`);
        await resident.heard(WORDS.at(-1) ?? '');
        await until('the log is whole', async () => (await logOf(resident)).length >= whole.length);
        assert.deepEqual(await logOf(resident), whole, `log, change ${change + 1}`);
        await until('its end is in view', async () => (await under(home.page)) < 2);
      }
      await resident.messageBox.press('End');
      await home.page.keyboard.type(' was left.');
      await home.page.keyboard.press('Enter');
      await sam.heard(`${DRAFT} was left.`);
    });

    it('is one chat in two tabs, which ends in both', async () => {
      const page = await home.context.newPage();
      const second = new Resident(page);
      await page.goto(`${relay.url}/demo/council-tax/`);
      await second.openChat();
      await second.heard(`${DRAFT} was left.`);
      await second.say('And from my other tab.');
      await resident.heard('And from my other tab.');
      await sam.heard('And from my other tab.');
      await until(
        'both tabs show the same',
        async () => (await logOf(second)).join('\n') === (await logOf(resident)).join('\n'),
      );
      await page.getByRole('button', { name: 'End chat' }).click();
      await page.getByRole('button', { name: 'Yes, end chat' }).click();
      for (const one of [resident, second])
        await one.panel.getByText('This chat has ended.').first().waitFor();
      await office.page.getByText('This chat has ended.').waitFor();
      const ends = (await logOf(resident)).filter((entry) => entry.includes('ended'));
      assert.equal(ends.length, 1, 'ended once');
      await page.close();
    });

    it('left no fault in either console', () => {
      // Firefox notes a connection that was being made as its page was left.
      assert.deepEqual([...home.faults, ...office.faults], []);
    });
  });
}
