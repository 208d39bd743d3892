import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { hasExif, takePhoto } from '../support/photo.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

const CARD = '4111 1111 1111 1111';

/** All that leaves a page, by whatever way. */
const leavingFrom = (page: Page): string[] => {
  const left: string[] = [];
  page.on('request', (request) => left.push(`${request.url()} ${request.postData() ?? ''}`));
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => left.push(String(payload))),
  );
  return left;
};

/** What the page keeps, all of it. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() =>
    JSON.stringify([sessionStorage, localStorage].map((storage) => Object.entries(storage))),
  );

const digitsIn = (text: string): boolean =>
  text.replaceAll(/[^\d]/g, '').includes('4111111111111111');

describe('care in a chat', () => {
  let relay: Relay;
  let browser: Browser;
  let office: Visitor;
  let sam: Desk;
  const visitors: Visitor[] = [];

  const arrive = async (path = '/demo/'): Promise<Resident> => {
    const visitor = await visit(browser);
    visitors.push(visitor);
    await visitor.page.goto(`${relay.url}${path}`);
    return new Resident(visitor.page);
  };

  before(async () => {
    [relay, browser] = await Promise.all([startRelay(), startChromium()]);
    office = await visit(browser);
    visitors.push(office);
    sam = new Desk(office.page);
    await sam.signIn(relay.url, 'sam@hart.example');
  });

  after(async () => {
    await browser?.close();
    await relay?.stop();
  });

  it('keeps a card number in the browser, whatever is done with it', async () => {
    const resident = await arrive();
    const { page } = resident;
    const left = leavingFrom(page);
    const other = await page.context().newPage();
    await other.goto(`${relay.url}/demo/bins/`);
    await other.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      new BroadcastChannel('bellman.hart').addEventListener('message', ({ data }) =>
        heard.push(JSON.stringify(data)),
      );
    });
    await resident.openChat();
    await resident.panel.getByRole('radio', { name: 'Council Tax' }).check();
    await resident.panel.getByRole('textbox', { name: /first name/ }).fill(CARD);
    await resident.messageBox.pressSequentially(`Take it from ${CARD}.`);
    await resident.panel.getByRole('button', { name: 'Send message' }).click();
    await resident.heard('Take it from •••• •••• •••• ••••.');
    await resident.panel.getByText('We hid a card number in your message.').waitFor();
    await sam.take('Take it from');
    await resident.messageBox.pressSequentially(`Or 4111-1111-1111-1111, exp 12/29`);
    await page.goto(`${relay.url}/demo/council-tax/`);
    await resident.messageBox.waitFor();
    assert.doesNotMatch(await resident.messageBox.inputValue(), /1111/);
    await resident.say('Shall I call?');
    await sam.heard('Shall I call?');
    const told = await other.evaluate(() => (window as unknown as { heard: string[] }).heard);
    assert.ok(left.length > 0 && told.length > 0, 'something was listened to');
    for (const text of [...left, ...told, await keptBy(page), relay.log]) {
      assert.equal(digitsIn(text), false, text.slice(0, 300));
    }
    await other.close();
  });

  it('takes a photo without the place it was taken, and says why it refuses others', async () => {
    const resident = await arrive();
    await resident.openChat();
    await resident.start('Here is the bin');
    await sam.take('Here is the bin');
    const photo = await takePhoto(resident.page);
    assert.equal(hasExif(photo), true);
    const choose = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => {
      const chooser = resident.page.waitForEvent('filechooser');
      await resident.panel.getByRole('button', { name: 'Attach a photo or file' }).click();
      await (await chooser).setFiles({ name, mimeType, buffer });
    };
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    await choose('bin.jpg', 'image/jpeg', page);
    await resident.panel.getByRole('button', { name: 'Send file' }).click();
    await resident.panel.getByText('bin.jpg cannot be sent.').waitFor();
    await resident.panel.getByRole('button', { name: 'Remove bin.jpg' }).click();
    await choose('nothing.png', 'image/png', Buffer.alloc(0));
    await resident.panel.getByText('nothing.png is empty.').waitFor();
    await resident.panel.getByRole('button', { name: 'Remove nothing.png' }).click();
    await choose('bin.jpg', 'image/jpeg', photo);
    await resident.panel.getByRole('textbox', { name: 'What does it show?' }).fill('A black bin');
    await resident.panel.getByRole('button', { name: 'Send file' }).click();
    await resident.log.getByRole('img', { name: 'A black bin' }).waitFor();
    await sam.log.getByRole('img', { name: 'A black bin' }).waitFor();
    const saving = office.page.waitForEvent('download');
    await sam.log.getByRole('button', { name: 'Save bin.jpg' }).click();
    const bytes = await readFile(await (await saving).path());
    assert.deepEqual([...bytes.subarray(0, 2)], [0xff, 0xd8], 'a JPEG');
    assert.equal(hasExif(bytes), false);
  });

  it('shows help at once to somebody in danger, and tells the adviser', async () => {
    const resident = await arrive();
    await resident.openChat();
    await resident.start('I want to kill myself');
    await resident.panel.getByRole('link', { name: 'Call 999' }).waitFor();
    await resident.panel.getByRole('link', { name: /Samaritans/ }).waitFor();
    const card = sam.waiting.filter({ hasText: 'I want to kill myself' });
    await card.getByText('May be in danger').waitFor();
  });

  it('gives a transcript and a code that opens the chat on another device', async () => {
    const resident = await arrive();
    await resident.openChat();
    await resident.start('Which day is my bin?');
    await sam.take('Which day is my bin?');
    await sam.reply('On Tuesdays.');
    await resident.heard('On Tuesdays.');
    await resident.panel.getByRole('button', { name: 'End chat' }).click();
    await resident.panel.getByRole('button', { name: 'Yes, end chat' }).click();
    await resident.panel.getByRole('button', { name: 'Get the transcript' }).click();
    const opening = resident.page.context().waitForEvent('page');
    await resident.panel.getByRole('link', { name: /Open to print or save/ }).click();
    const paper = await opening;
    await paper.getByText('On Tuesdays.').waitFor();
    const words = await paper.locator('main').innerText();
    const reference = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b(?!-)/.exec(words)?.[0] ?? '';
    const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(words)?.[0] ?? '';
    assert.match(words, /Which day is my bin\?/);

    await resident.panel.getByRole('button', { name: 'Answer three questions' }).click();
    await resident.panel.getByRole('radio', { name: 'Very happy' }).check();
    await resident.panel.getByRole('radio', { name: 'Yes', exact: true }).check();
    await resident.panel.getByRole('button', { name: 'Send answers' }).click();
    await resident.panel.getByText('Thank you.').waitFor();

    const elsewhere = await arrive();
    await elsewhere.openChat();
    await elsewhere.panel.getByRole('button', { name: 'Go on with an earlier chat' }).click();
    await elsewhere.panel.getByRole('textbox', { name: 'Reference' }).fill(reference.toLowerCase());
    await elsewhere.panel.getByRole('textbox', { name: 'Code' }).fill(code.replaceAll('-', ' '));
    await elsewhere.panel.getByRole('button', { name: 'Open the chat' }).click();
    await elsewhere.heard('On Tuesdays.');
  });

  it('exits at once on a sensitive service: hidden, ended, cleared in every tab', async () => {
    const resident = await arrive('/demo/housing-advice/');
    const { page } = resident;
    await page
      .context()
      .route('https://www.bbc.co.uk/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
      );
    await resident.openChat();
    await resident.start('I have to leave home', 'Housing advice');
    await sam.take('I have to leave home');
    const other = new Resident(await page.context().newPage());
    await other.page.goto(`${relay.url}/demo/`);
    await other.launcher.click();
    await other.heard('I have to leave home');
    await resident.panel.getByRole('button', { name: 'Exit this page' }).click();
    await page.waitForURL('https://www.bbc.co.uk/weather');
    await other.log.waitFor({ state: 'hidden' });
    assert.equal(await other.page.evaluate(() => sessionStorage.length), 0);
    await office.page.getByText('This chat has ended.').waitFor();
    // The page took the place of the sensitive one: Back does not lead there.
    await page.goBack();
    assert.equal(page.url(), 'about:blank');
    await page.goto(`${relay.url}/demo/`);
    await resident.launcher.waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
  });

  it('left no fault in any console', () => {
    assert.deepEqual(
      visitors
        .flatMap(({ faults }) => faults)
        // Chromium notes each refusal of a file by itself.
        .filter((fault) => !/status of 4(13|22)/.test(fault)),
      [],
    );
  });
});
