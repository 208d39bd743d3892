import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright';
import { mustFit, mustPassAxe } from '../support/axe.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { Keyboard } from '../support/keyboard.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit } from '../support/visitor.js';

/** What three people ask, about services of their own. */
const ASKED = [
  { words: 'My bin was not collected', service: 'Waste and recycling' },
  { words: 'How do I pay in instalments?', service: 'Council Tax' },
  { words: 'May I build a porch?', service: 'Planning' },
];

/** Keys for one chat, words aside; one more goes back to the first. `docs/desk.md` says which. */
const FOR_ONE_CHAT = 12;

describe('an adviser without a mouse', () => {
  let relay: Relay;
  let browser: Browser;
  let office: Page;
  let keys: Counting;
  const residents: Resident[] = [];

  before(async () => {
    [relay, browser] = await Promise.all([startRelay(), startChromium()]);
    office = (await visit(browser)).page;
    await office.setViewportSize({ width: 1280, height: 800 });
    await new Desk(office).signIn(relay.url, 'sam@hart.example');
    keys = new Counting(office);
    for (const { words, service } of ASKED) {
      const { page } = await visit(browser);
      const resident = new Resident(page);
      await page.goto(`${relay.url}/demo/`);
      await resident.openChat();
      await resident.start(words, service);
      residents.push(resident);
    }
    await new Desk(office).waiting.nth(ASKED.length - 1).waitFor();
    await office.bringToFront();
  });

  after(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it('holds three chats at once and wraps each up, in a stated number of keys', async () => {
    const desk = new Desk(office);
    const reply = office.getByRole('textbox', { name: 'Reply' });
    const say = async (words: string): Promise<void> => {
      await keys.on(reply);
      await keys.type(words);
      await keys.press('Enter');
      await desk.heard(words);
    };

    for (const { words } of ASKED) {
      await keys.press('t');
      await desk.log.getByText(words).first().waitFor();
      await say(`Hello. You ask: ${words}`);
      await keys.press('Escape');
    }
    await mustPassAxe(office, 'desk: three chats');
    await mustFit(office, 'desk: three chats');
    const { height } = await boxOf(desk.log);
    assert.ok(height >= 0.4 * 800, `the log is ${height} px of 800`);
    await office.setViewportSize({ width: 1280, height: 720 });

    for (const [index, { words }] of ASKED.entries()) {
      await desk.log
        .getByText(words)
        .first()
        .waitFor({ state: index > 0 ? 'visible' : 'hidden' });
      if (index === 0) await keys.press('1');
      await desk.log.getByText(words).first().waitFor();
      // A chat that is gone to by its key, or opens by itself, is read out first: `r` leads into
      // the reply, so that no key that was meant for the chat before is a word of this one.
      await keys.on(desk.page.locator('desk-conversation h2'));
      await keys.press('r');
      await say(`That is done, number ${index + 1}.`);
      await residents[index]?.heard(`That is done, number ${index + 1}.`);
      await keys.press('Escape', 'e');
      await keys.on(office.getByRole('button', { name: 'Yes, end the chat' }), 'Tab');
      await keys.press('Enter');
      // No service of these was wrapped up before, so what they wanted is the first that is open.
      await keys.on(office.getByRole('radio', { name: 'Report something' }));
      if (index === 0) {
        await mustPassAxe(office, 'desk: wrap-up');
        await mustFit(office, 'desk: wrap-up');
        const top = await boxOf(office.getByRole('heading', { name: 'Wrap up the chat' }));
        const save = await boxOf(office.getByRole('button', { name: 'Save wrap-up' }));
        assert.ok(top.y >= 0 && save.y + save.height <= 720, 'all of the form is in the window');
      }
      await keys.press('Space', '4', 'Enter');
    }
    await office.getByText('You have no chats').waitFor();
    assert.ok(
      keys.pressed <= ASKED.length * FOR_ONE_CHAT + 1,
      `${keys.pressed} keys for ${ASKED.length} chats: ${keys.which.join(' ')}`,
    );
  });
});

/** Where something stands in the window, px. */
const boxOf = async (target: Locator) => {
  const box = await target.boundingBox();
  assert.ok(box, `${String(target)} is not on the screen`);
  return box;
};

/** Counts the keys that are pressed; what is typed as words is not counted. */
class Counting extends Keyboard {
  readonly which: string[] = [];

  get pressed(): number {
    return this.which.length;
  }

  override async press(...pressed: readonly string[]): Promise<void> {
    this.which.push(...pressed);
    await super.press(...pressed);
  }

  /** Waits until it has the focus by itself; with `key`, goes there by it. */
  async on(target: Locator, key?: 'Tab'): Promise<void> {
    await target.waitFor();
    if (key !== undefined) return this.to(target, key);
    const handle = await target.elementHandle();
    await this.page.waitForFunction((element) => document.activeElement === element, handle);
  }
}
