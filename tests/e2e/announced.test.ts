import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright';
import { announcedOn, listenIn } from '../support/announcements.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { saidWith } from '../support/failures.js';
import { takePhoto } from '../support/photo.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

describe('what a screen reader is given to say', () => {
  let relay: Relay;
  let browser: Browser;
  let office: Visitor;
  let sam: Desk;
  const homes: Visitor[] = [];

  /** One who chats with Sam and was answered. */
  const chatting = async (): Promise<Resident> => {
    const home = await visit(browser);
    homes.push(home);
    await listenIn(home.context);
    await home.page.goto(`${relay.url}/demo/`);
    const resident = new Resident(home.page);
    await resident.openChat();
    const first = `My bin was missed, ${homes.length}`;
    await resident.start(first);
    await sam.take(first);
    await sam.reply('It is on Tuesday.');
    await resident.heard('It is on Tuesday.');
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

  it('has one’s own message once, without how far it has come (WCAG 2.2, 4.1.3)', async () => {
    const resident = await chatting();
    await resident.say('And the green one?');
    await resident.heard('And the green one?');
    await resident.log
      .getByText(/^(Sent|Delivered|Read)$/)
      .last()
      .waitFor();
    await sam.reply('On Friday.');
    await resident.heard('On Friday.');
    const said = await saidWith(resident, 'green one');
    assert.equal(said.length, 1, said.join(' | '));
    assert.match(said[0] ?? '', /^You \S+ And the green one\?$/);
    const all = (await announcedOn(resident.page)).map(({ text }) => text);
    assert.deepEqual(
      all.filter((text) => /\b(Sending|Sent|Delivered|Read)\b/.test(text)),
      [],
    );
    // A broken copy: what is off inside a line that is added is read all the same.
    await resident.log.locator('ol').evaluate((list) => {
      const line = document.createElement('li');
      const mark = document.createElement('p');
      mark.setAttribute('aria-live', 'off');
      mark.textContent = 'Sending…';
      line.append('You midday late', mark);
      list.append(line);
    });
    await resident.page.waitForFunction(() =>
      window.bellmanAnnounced?.some(({ text }) => text === 'You midday late Sending…'),
    );
  });

  it('has a photo once, by who sent it and what it shows', async () => {
    const resident = await chatting();
    const { page, panel } = resident;
    const buffer = await takePhoto(page);
    const chooser = page.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Attach a photo or file' }).click();
    await (await chooser).setFiles({ name: 'bin.jpg', mimeType: 'image/jpeg', buffer });
    await panel.getByRole('textbox', { name: /What does it show/ }).fill('A black bin');
    const earlier = (await announcedOn(page)).length;
    await panel.getByRole('button', { name: 'Send file' }).click();
    await resident.log.getByRole('img', { name: 'A black bin' }).waitFor();
    await sam.reply('Thank you.');
    await resident.heard('Thank you.');
    const said = (await announcedOn(page)).slice(earlier).map(({ text }) => text);
    const isProgress = (text: string): boolean => /^(Sending bin|bin\.jpg is half)/.test(text);
    const [photo, ...more] = said.filter(
      (text) => !isProgress(text) && !text.endsWith('is typing'),
    );
    assert.match(photo ?? '', /^You \S+ sent a photo, A black bin$/);
    assert.equal(more.length, 1, said.join(' | '));
    assert.match(more[0] ?? '', /^Sam at Hart \S+ Thank you\.$/);
  });

  it('has the help for somebody in danger once, as a whole', async () => {
    const resident = await chatting();
    await resident.say('I want to kill myself');
    await resident.panel.getByRole('link', { name: /Samaritans/ }).waitFor();
    await sam.reply('I am here.');
    await resident.heard('I am here.');
    const said = (await announcedOn(resident.page)).filter(
      ({ politeness }) => politeness === 'assertive',
    );
    assert.equal(said.length, 1, said.map(({ text }) => text).join(' | '));
    assert.match(said[0]?.text ?? '', /Call 999.*Samaritans/);
  });

  it('has that a message was left once, though the log says it too', async () => {
    const home = await visit(browser);
    homes.push(home);
    await listenIn(home.context);
    await home.page.goto(`${relay.url}/demo/`);
    const resident = new Resident(home.page);
    await resident.openChat();
    await resident.start('Nobody need answer now');
    await resident.panel.getByRole('button', { name: 'Leave a message instead' }).click();
    await resident.panel.getByRole('heading', { name: 'We have your message' }).waitFor();
    await resident.log.getByText(/^Your message is with us/).waitFor();
    const said = await saidWith(resident, 'Your message is with us');
    assert.equal(said.length, 1, said.join(' | '));
  });

  it('left no fault in any console', () => {
    assert.deepEqual(
      [...homes, office].flatMap(({ faults }) => faults),
      [],
    );
  });
});
