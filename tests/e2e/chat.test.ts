import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright';
import { startChromium, startFirefox } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

for (const [name, start] of [
  ['Chromium', startChromium],
  ['Firefox', () => startFirefox()],
] as const) {
  describe(`a chat in ${name}`, () => {
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
    });

    after(async () => {
      await browser?.close();
      await relay?.stop();
    });

    it('goes both ways between a resident and an adviser', async () => {
      await home.page.goto(`${relay.url}/demo/`);
      await resident.openChat();
      await resident.start('My food caddy was not emptied.');
      await sam.signIn(relay.url, 'sam@hart.example');
      await sam.take('My food caddy was not emptied.');
      await sam.heard('My food caddy was not emptied.');
      await sam.reply('I can send the crew back. Which street?');
      await resident.heard('I can send the crew back. Which street?');
      await resident.panel.getByText('Sam has joined the chat.').waitFor();
      await resident.say('Reading Road South');
      await sam.heard('Reading Road South');
    });

    it('is there on the next page and after a reload, and goes on', async () => {
      await home.page.goto(`${relay.url}/demo/bins/`);
      await resident.heard('I can send the crew back. Which street?');
      await home.page.reload();
      await resident.heard('Reading Road South');
      await sam.reply('They will come tomorrow before midday.');
      await resident.heard('They will come tomorrow before midday.');
      await resident.say('Thank you');
      await sam.heard('Thank you');
      const entries = await resident.log.getByRole('listitem').allInnerTexts();
      const words = [
        'not emptied',
        'Which street?',
        'Reading Road South',
        'before midday',
        'Thank you',
      ];
      const places = words.map((part) => entries.findIndex((entry) => entry.includes(part)));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
        'in the order they were written',
      );
      for (const part of words) {
        assert.equal(
          entries.filter((entry) => entry.includes(part)).length,
          1,
          `"${part}" stands there once`,
        );
      }
    });

    it('keeps an unfinished message on the next page', async () => {
      await resident.messageBox.fill('One more thing');
      await home.page.goto(`${relay.url}/demo/council-tax/`);
      await resident.messageBox.waitFor();
      assert.equal(await resident.messageBox.inputValue(), 'One more thing');
      await resident.messageBox.fill('');
    });

    it('is ended by the resident, and both sides are told', async () => {
      await resident.panel.getByRole('button', { name: 'End chat' }).click();
      await resident.panel.getByRole('button', { name: 'Yes, end chat' }).click();
      await resident.panel.getByText('This chat has ended.').first().waitFor();
      await office.page.getByText('This chat has ended.').waitFor();
      await home.page.reload();
      await resident.launcher.waitFor();
      assert.equal(
        await home.page.evaluate(() => sessionStorage.length),
        0,
        'nothing is kept after the end',
      );
    });

    it('left no fault in either console', () => {
      assert.deepEqual([...home.faults, ...office.faults], []);
    });
  });
}
