import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemoRelay, type DemoRelay } from '@bellman/server/testing/demo-relay';
import type { Browser } from 'playwright';
import { aStaffMember, newId, signIn, type Client, type Json } from '../protocol/client.js';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';
import { tap, type Heard } from '../support/wire-tap.js';

const NOTE = 'Shouted at us on Tuesday, has a Zanzibar accent';
const PASSED_ON = 'Owes from 2019, see the Quetzal file';

/** What only staff do, as the contract names it; none of it is any business of a resident. */
const STAFFS_OWN = /listen|note|offer|wrapUp|invite|overheard/i;

/** Whether it is told by the relay at this moment, rather than a file that everybody gets. */
const isLive = ({ as }: Heard): boolean => !['script', 'stylesheet', 'image', 'font'].includes(as);

describe('what staff do among themselves', () => {
  let relay: DemoRelay;
  let browser: Browser;
  let home: Visitor;
  let office: Visitor;
  let resident: Resident;
  let sam: Client;
  let lee: Client;
  let jo: Desk;
  let leeId: string;
  let conversation: string;
  let overheard: () => Promise<readonly Heard[]>;

  before(async () => {
    [relay, browser] = await Promise.all([startDemoRelay(), startChromium()]);
    [home, office] = [await visit(browser), await visit(browser)];
    resident = new Resident(home.page);
    jo = new Desk(office.page);
    sam = await aStaffMember(relay.url, 'sam@hart.example');
    const cookie = await signIn(relay.url, 'lee@hart.example');
    lee = await aStaffMember(relay.url, 'lee@hart.example', cookie);
    const me = await fetch(`${relay.url}/api/v1/session`, { headers: { cookie } });
    leeId = String(((await me.json()) as Json)['id']);
    await jo.signIn(relay.url, 'jo@hart.example');
    overheard = tap(home.page);
  });

  after(async () => {
    sam?.leave();
    lee?.leave();
    await browser?.close();
    await relay?.close();
  });

  it('goes on beside a chat: read along, noted, passed on, taken by a colleague', async () => {
    await home.page.goto(`${relay.url}/demo/`);
    await resident.openChat();
    await resident.start('My bin was missed, and my bill is wrong');
    const begun = await sam.hears('conversation');
    conversation = String(Reflect.get(Object(begun['conversation']), 'id'));
    await sam.grant('take', { conversation });
    await lee.grant('listen', { conversation });
    await sam.grant('note', { conversation, id: newId(), body: NOTE });
    await lee.hears('note');
    await sam.grant('message', { conversation, id: newId(), body: 'We come on Monday.' });
    await resident.heard('We come on Monday.');
    await resident.say('And the bill?');
    await lee.hears('messages', (what) => JSON.stringify(what).includes('And the bill?'));
    await sam.grant('invite', { conversation, staff: leeId });
    const to = { service: 'council-tax' };
    await sam.grant('transfer', { conversation, to, note: PASSED_ON });
    await resident.log.getByText('You need not repeat anything').first().waitFor();
    await jo.take('My bin was missed, and my bill is wrong');
    await jo.reply('Your bill was 20 pounds too high.');
    await resident.heard('Your bill was 20 pounds too high.');
  });

  it('shows whoever goes on all that was said, and the notes', async () => {
    for (const words of ['We come on Monday.', 'And the bill?']) await jo.heard(words);
    for (const note of [NOTE, PASSED_ON]) await jo.page.getByText(note).first().waitFor();
    assert.deepEqual(office.faults, []);
  });

  it('never reached the resident’s browser, in no frame and no answer', async () => {
    // Lee still reads along at the end, and nothing of it is under way: the last reply came after it.
    const heard = await overheard();
    const live = heard.filter(isLive);
    const said = live.map(({ words }) => words).join('\n');
    assert.match(said, /We come on Monday\./, 'what Sam wrote was overheard');
    assert.match(said, /transferred/, 'the transfer was overheard');
    assert.ok(
      live.some(({ as }) => as === 'frame') && live.some(({ as }) => as === 'fetch'),
      'frames and answers were overheard',
    );
    for (const { from, words } of heard)
      for (const secret of [NOTE, PASSED_ON, 'Zanzibar', 'Quetzal', leeId])
        assert.ok(!words.includes(secret), `“${secret}” came from ${from}: ${words.slice(0, 500)}`);
    for (const { from, words } of live) {
      assert.doesNotMatch(words, /\bLee\b/, from);
      if (!from.endsWith('/demo/')) assert.doesNotMatch(words, STAFFS_OWN, from);
    }
    assert.deepEqual(home.faults, []);
  });

  it('is heard by the supervisor to the end, silently', async () => {
    await lee.hears('messages', (what) => JSON.stringify(what).includes('20 pounds too high'));
    await lee.grant('unlisten', { conversation });
  });
});
