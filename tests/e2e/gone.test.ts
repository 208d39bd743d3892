import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser } from 'playwright';
import { aResident, newId, signIn, type Client, type Json } from '../protocol/client.js';
import { startChromium, startMortalChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { Resident } from '../support/resident.js';
import { until } from '../support/until.js';
import { visit, type Visitor } from '../support/visitor.js';

const SECOND = 1_000;
/** How long an adviser whose browser is gone keeps their chats (D9). */
const KEPT = 60 * SECOND;

describe('an adviser whose browser is killed', () => {
  let relay: DemoRelay;
  let browser: Browser;
  let mortal: Awaited<ReturnType<typeof startMortalChromium>> | undefined;
  let home: Visitor;
  let office: Visitor;
  let resident: Resident;
  let jo: Desk;
  let early: Client;
  let lee: string;

  /** Sam at the desk, in a browser that can be killed. */
  const samArrives = async (): Promise<Desk> => {
    mortal = await startMortalChromium();
    const sam = new Desk((await visit(mortal.browser)).page);
    await sam.signIn(relay.url, 'sam@hart.example');
    return sam;
  };

  /** What the wall says of Sam. */
  const samIs = (state: string): Promise<true> =>
    until(`Sam is ${state}`, async () => {
      const answer = await fetch(`${relay.url}/api/v1/desk/hart/wall`, {
        headers: { cookie: lee },
      });
      const { staff } = (await answer.json()) as { staff: Json[] };
      return staff.some((one) => one['name'] === 'Sam' && one['state'] === state);
    });

  const passes = async (ms: number): Promise<void> => {
    relay.clock.pass(ms);
    await relay.upkeep();
  };

  before(async () => {
    [relay, browser] = await Promise.all([startDemoRelay(), startChromium()]);
    [home, office] = [await visit(browser), await visit(browser)];
    resident = new Resident(home.page);
    jo = new Desk(office.page);
    lee = await signIn(relay.url, 'lee@hart.example');
    // A relay that has just begun gives everybody the time to come back.
    await passes(KEPT);
    await jo.signIn(relay.url, 'jo@hart.example');
    early = await aResident(relay.url);
    await early.grant('start', {
      ...{ id: newId(), service: 'waste', language: 'en', name: 'Earl' },
      message: { id: newId(), body: 'I was here before' },
    });
    await passes(10 * SECOND);
    await home.page.goto(`${relay.url}/demo/`);
    await resident.openChat();
    await resident.start('Is the tip open on Sunday?');
    const sam = await samArrives();
    await sam.take('Is the tip open on Sunday?');
    await sam.reply('I am looking.');
    await resident.heard('I am looking.');
  });

  after(async () => {
    early?.leave();
    await mortal?.kill();
    await browser?.close();
    await relay?.close();
  });

  it('has the same chats, where they are back in time', async () => {
    await mortal?.kill();
    await samIs('gone');
    await passes(KEPT - SECOND);
    await resident.say('Are you there?');
    const sam = await samArrives();
    const mine = sam.page.getByRole('list', { name: 'My chats' }).getByRole('listitem');
    await mine.first().getByRole('link').click();
    for (const words of ['I am looking.', 'Are you there?']) await sam.heard(words);
    await samIs('available');
    // Nothing is left over of the time that they were away.
    await passes(KEPT);
    await sam.reply('Here I am again.');
    await resident.heard('Here I am again.');
    assert.equal(await jo.waiting.filter({ hasText: 'tip' }).count(), 0);
  });

  it('loses them to the front of the queue, where they are not', async () => {
    await mortal?.kill();
    await samIs('gone');
    await passes(KEPT);
    await resident.log.getByText('You are at the front of the queue').waitFor();
    await jo.waiting.filter({ hasText: 'Is the tip open on Sunday?' }).waitFor();
    const order = await jo.waiting.allInnerTexts();
    assert.match(order[0] ?? '', /Is the tip open/, 'before whoever has waited longer');
    assert.match(order[1] ?? '', /I was here before/);
  });

  it('is followed by a colleague who sees all of it, and whom the resident is told', async () => {
    await jo.take('Is the tip open on Sunday?');
    for (const words of ['I am looking.', 'Are you there?', 'Here I am again.'])
      await jo.heard(words);
    await resident.log.getByText('Jo has joined the chat.').waitFor();
    await jo.reply('It is, from 10am.');
    await resident.heard('It is, from 10am.');
    assert.deepEqual([...home.faults, ...office.faults], []);
  });
});
