import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

/** How often the relay is killed while both sides write; the long run sets more. */
const KILLS = Number(process.env['BELLMAN_KILLS'] ?? 10);

/** What of a log are the words of this test, in the order shown. */
const wordsIn = async (log: Locator): Promise<string[]> => {
  const entries = await log.getByRole('listitem').allInnerTexts();
  return entries.flatMap((entry) => /\b(resident|adviser) \d+\b/.exec(entry)?.[0] ?? []);
};

describe('a relay that is killed again and again', () => {
  let relay: Relay;
  let browser: Browser;
  let home: Visitor;
  let office: Visitor;
  let resident: Resident;
  let sam: Desk;
  const LAST = `resident ${KILLS + 1}`;
  const written: string[] = [];

  before(async () => {
    [relay, browser] = await Promise.all([startRelay(), startChromium()]);
    [home, office] = [await visit(browser), await visit(browser)];
    resident = new Resident(home.page);
    sam = new Desk(office.page);
    await home.page.goto(`${relay.url}/demo/`);
    await resident.openChat();
    await resident.start('resident 0');
    await sam.signIn(relay.url, 'sam@hart.example');
    await sam.take('resident 0');
    written.push('resident 0');
  });

  after(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it(`loses and doubles nothing that was acknowledged, over ${KILLS} kills`, async () => {
    for (let round = 1; round <= KILLS; round += 1) {
      // One message is on its way as the power goes, one is written while it is off.
      await resident.say(`resident ${round}`);
      await relay.kill();
      await sam.reply(`adviser ${round}`);
      await relay.start();
      await sam.heard(`resident ${round}`);
      await resident.heard(`adviser ${round}`);
      written.push(`resident ${round}`, `adviser ${round}`);
    }
    const [atHome, atWork] = [await wordsIn(resident.log), await wordsIn(sam.log)];
    assert.deepEqual(atHome.toSorted(), written.toSorted(), 'the resident sees each message once');
    assert.deepEqual(atHome, atWork, 'both sides see one order');
  });

  it('left both sides connected, with nothing marked as unsent', async () => {
    await resident.say(LAST);
    await sam.heard(LAST);
    assert.equal(await resident.panel.getByText('Not sent').count(), 0);
    assert.equal(await office.page.getByText('Not sent').count(), 0);
  });

  it('is the same after a reload: what is on disk is what was shown', async () => {
    const shown = await wordsIn(resident.log);
    await home.page.reload();
    await resident.heard(LAST);
    assert.deepEqual(await wordsIn(resident.log), shown);
  });
});
