import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright';
import { announcedOn, listenIn } from '../support/announcements.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { coveredIn, cutIn, uncuedIn } from '../support/cut.js';
import { beforeChat, inChat, saidWith, type Failure } from '../support/failures.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

/** The check finds nothing in the product, and finds the failure in a copy that has it. */
const hold = async ({ faults, bring }: Failure, resident: Resident): Promise<void> => {
  assert.deepEqual(await faults(resident), []);
  await bring(resident);
  assert.notDeepEqual(await faults(resident), [], 'the check finds the failure where it is');
};

describe('the published failures of other webchats', () => {
  let relay: Relay;
  let browser: Browser;
  let office: Visitor;
  let sam: Desk;
  const homes: Visitor[] = [];

  /** A resident with a browser of their own and the panel open. */
  const arrive = async (options: Parameters<typeof visit>[1] = {}): Promise<Resident> => {
    const home = await visit(browser, options);
    homes.push(home);
    await listenIn(home.context);
    await home.page.goto(`${relay.url}/demo/`);
    const resident = new Resident(home.page);
    await resident.openChat();
    return resident;
  };

  /** One who chats with Sam and was answered `replies`. */
  const chatting = async (...replies: readonly string[]): Promise<Resident> => {
    const resident = await arrive();
    const first = `My bin was missed, ${homes.length}`;
    await resident.start(first);
    await sam.take(first);
    for (const reply of replies) {
      await sam.reply(reply);
      await resident.heard(reply);
    }
    return resident;
  };

  before(async () => {
    [relay, browser] = await Promise.all([startRelay(), startChromium()]);
    office = await visit(browser, { viewport: { width: 1280, height: 900 } });
    sam = new Desk(office.page);
    await sam.signIn(relay.url, 'sam@hart.example');
  });

  after(async () => {
    await browser?.close();
    await relay?.stop();
  });

  for (const failure of beforeChat) {
    it(`are not ours: ${failure.name} (WCAG 2.2, ${failure.criterion})`, async () => {
      await hold(failure, await arrive());
    });
  }

  for (const failure of inChat) {
    it(`are not ours: ${failure.name} (WCAG 2.2, ${failure.criterion})`, async () => {
      await hold(failure, await chatting('On Tuesday.'));
    });
  }

  it('are not ours: three replies are announced once each, with the speaker (4.1.3)', async () => {
    const replies = ['It is on Tuesday.', 'Put it out by 7am.', 'Is there anything else?'];
    const resident = await chatting(...replies);
    for (const reply of replies) {
      const said = await saidWith(resident, reply);
      assert.equal(said.length, 1, `"${reply}" was announced ${said.length} times`);
      assert.match(said[0] ?? '', /Sam at Hart/);
    }
    // A broken copy says it twice: the page puts each reply into a status as well.
    await resident.page.evaluate(() => {
      const status = document.createElement('p');
      status.setAttribute('role', 'status');
      document.body.append(status);
    });
    await resident.page.evaluate(() => {
      document.body.lastElementChild?.append('It is on Tuesday.');
    });
    await resident.page.waitForFunction(
      () =>
        window.bellmanAnnounced?.filter(({ text }) => text.includes('It is on Tuesday.')).length ===
        2,
    );
  });

  it('are not ours: what was said before a page change is not announced again (4.1.3)', async () => {
    const resident = await chatting('It is on Tuesday.');
    await resident.page.goto(`${relay.url}/demo/bins/`);
    await resident.heard('It is on Tuesday.');
    await sam.reply('Bye for now.');
    await resident.heard('Bye for now.');
    const said = (await announcedOn(resident.page)).map(({ text }) => text);
    assert.deepEqual(
      said.filter((text) => /Tuesday/.test(text)),
      [],
    );
    assert.equal(said.filter((text) => /Bye for now/.test(text)).length, 1);
  });

  it('are not ours: silence when loading fails (4.1.3)', async () => {
    const saidOn = async (spoil: (page: Page) => Promise<unknown>): Promise<readonly string[]> => {
      const home = await visit(browser);
      await listenIn(home.context);
      await home.page.route(/\/widget\/(?!bellman\.js)/, (route) => route.abort());
      await home.page.goto(`${relay.url}/demo/`);
      const { launcher } = new Resident(home.page);
      await launcher.waitFor();
      await spoil(home.page);
      await launcher.click();
      await home.page.getByText('Webchat has not loaded.').waitFor();
      const said = (await announcedOn(home.page)).map(({ text }) => text);
      await home.leave();
      return said;
    };
    const said = await saidOn(() => Promise.resolve());
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^Webchat has not loaded/);
    const silence = await saidOn((page) =>
      page.locator('bellman-widget [role=status]').evaluate((one) => one.removeAttribute('role')),
    );
    assert.deepEqual(silence, [], 'a broken copy says nothing');
  });

  it('are not ours: focus hidden under the panel (2.4.11)', async () => {
    /** On a page with links on the side where the panel stands. */
    const beside = async (): Promise<Resident> => {
      const one = await arrive({ viewport: { width: 620, height: 900 } });
      await one.page.evaluate(() => {
        const list = document.createElement('ul');
        list.style.setProperty('text-align', 'right');
        for (let row = 0; row < 40; row += 1) {
          const link = Object.assign(document.createElement('a'), {
            href: '#',
            textContent: 'Bin',
          });
          const item = document.createElement('li');
          item.append(link);
          list.append(item);
        }
        document.querySelector('main')?.append(list);
      });
      return one;
    };
    const resident = await beside();
    assert.deepEqual(await coveredIn(resident), []);
    // At the page's end there is no room left: Escape shows it, and the focus stays there.
    const last = resident.page.getByRole('link', { name: 'Privacy' });
    await last.focus();
    await resident.page.keyboard.press('Escape');
    await resident.panel.waitFor({ state: 'hidden' });
    assert.equal(await last.evaluate((link) => link === document.activeElement), true);
    // A broken copy: nothing makes room for what has the focus.
    const broken = await beside();
    await broken.page.evaluate(() =>
      addEventListener('focusin', (event) => event.stopImmediatePropagation(), { capture: true }),
    );
    assert.notDeepEqual(await coveredIn(broken), []);
  });

  it('are not ours: text cut at 400 % (1.4.4, 1.4.10)', async () => {
    const resident = await arrive({ viewport: { width: 320, height: 256 } });
    assert.deepEqual(await cutIn(resident), []);
    await resident.panel
      .getByRole('heading')
      .first()
      .evaluate((heading) => {
        heading.style.setProperty('white-space', 'nowrap');
        heading.style.setProperty('overflow', 'hidden');
      });
    assert.notDeepEqual(await cutIn(resident), []);
  });

  it('are not ours: no cue of the focus in forced colours (2.4.7)', async () => {
    const resident = await arrive({ forcedColors: 'active' });
    assert.deepEqual(await uncuedIn(resident), []);
    await resident.messageBox.evaluate((box) => box.style.setProperty('outline', 'none'));
    assert.notDeepEqual(await uncuedIn(resident), []);
  });

  it('left no fault in any console', () => {
    assert.deepEqual(
      [...homes, office].flatMap(({ faults }) => faults),
      [],
    );
  });
});
