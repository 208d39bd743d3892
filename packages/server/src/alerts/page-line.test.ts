import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AlertDraft, StaffAlert, VersionType } from '@bellman/protocol';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp } from '../testing/hart.js';
import { makePartner } from '../testing/partners.js';
import { eachEngine } from '../testing/stores.js';
import { createPages, type Pages } from './page.js';

const HOUR = 3_600_000;

eachEngine('the public pages of a line of alerts', (stores) => {
  const clock = handClock(Date.UTC(2026, 0, 5, 16, 30));
  let store: Store;
  let desk: AlertDesk;
  let page: Pages;

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUp(store, atEwshot, { services: ['waste'], preferences: { drills: true } });
    const { councils, extents } = desk;
    const baseUrl = () => 'https://relay.example';
    page = createPages({ store, clock, councils, extents, baseUrl });
  });

  const say = (headline: string): AlertDraft['texts'] => ({
    en: { headline, what: `${headline}, they say.`, instruction: '' },
  });
  const out = async (alert: Promise<StaffAlert>): Promise<StaffAlert> => {
    const { id } = await alert;
    await openSending(store, clock).settle();
    return desk.read(id);
  };
  const sent = (draft: Partial<AlertDraft>) => out(desk.approved(draft));
  const further = async (of: StaffAlert, type: Exclude<VersionType, 'alert'>, headline: string) => {
    const draft = await desk.edit(await desk.version(of, type), { texts: say(headline) });
    const handed = await desk.step(draft, { event: 'submit' }, desk.pat);
    const how = { event: 'approve', hash: handed.hash, understood: true } as const;
    return out(desk.step(handed, how, desk.alex));
  };
  const words = (html: string): string =>
    html
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
  /** The list, from its current alerts to its sign-up. */
  const current = async (): Promise<string> =>
    (await page('hart', null, 'en')).split('id="current"')[1]?.split('id="get"')[0] ?? '';

  test('a line is listed once, as it is now; its earlier versions lead to the newest', async () => {
    const first = await sent({ texts: say('Water rising') });
    clock.pass(HOUR);
    const second = await further(first, 'update', 'Water in homes');
    clock.pass(HOUR / 2);
    const third = await further(second, 'correction', 'Water in gardens');
    assert.match(await page('hart', third.id, 'cy'), /alerts\/[\w-]+\/chat\?lang=cy">Sgwrsio â ni/);
    assert.doesNotMatch(await page('hart', first.id, 'en'), /\/chat/, 'about the newest alone');
    const chat = await page('hart', third.id, 'en', 'chat');
    assert.match(
      chat,
      new RegExp(`<bellman-chat council="hart" language="en" alert="${third.id}">`),
    );
    assert.match(words(chat), /About the alert: Water in gardens .* or call 01252 622122/);
    await assert.rejects(page('rushmoor', third.id, 'en', 'chat'), { code: 'alert-unknown' });
    const list = await current();
    assert.deepEqual(list.match(/\/c\/hart\/alerts\/[\w-]+/g), [`/c/hart/alerts/${third.id}`]);
    assert.match(words(list), /Correction 6pm on Monday 5 January 2026/);

    const newest = await page('hart', third.id, 'en');
    assert.match(words(newest), /Correction 6pm on .* What is happening Water in gardens, they/);
    const earlier = newest.split('id="earlier"')[1] ?? '';
    assert.ok(earlier.indexOf(second.id) < earlier.indexOf(first.id), 'newest first');
    assert.match(words(await page('hart', second.id, 'en')), /Updated 5:30pm on Monday/);
    for (const { id } of [first, second]) {
      const html = await page('hart', id, 'en');
      assert.match(words(html), /This is an earlier version .* Read the newest version/);
      assert.ok(html.includes(`<a href="/c/hart/alerts/${third.id}">Read`));
      assert.match(html, /<meta name="robots" content="noindex">/);
      assert.ok(
        html.includes(`rel="canonical" href="https://relay.example/c/hart/alerts/${third.id}"`),
      );
      assert.ok(!/<dt>Ends/.test(html), 'what ends is the newest');
    }
    assert.match(newest, /<meta name="robots" content="noarchive">/);

    const over = await further(third, 'all-clear', 'Water gone');
    assert.match(words(await current()), /Water gone Emergency alert All clear 6pm/);
    assert.ok(!words(await page('hart', over.id, 'en')).includes('severe'), 'no danger any more');
    await assert.rejects(page('rushmoor', over.id, 'en'), { code: 'alert-unknown' });
  });

  test('a version that is not out yet is nowhere', async () => {
    const first = await sent({ texts: say('Slow') });
    await desk.version(first, 'update');
    assert.ok(!/earlier version|id="earlier"/.test(await page('hart', first.id, 'en')));
  });

  test('says for whom it was sent, where in a drawing, and how to check it', async () => {
    const partner = await makePartner(store, 'hart', { name: 'Thames Valley Police' });
    const { id } = await sent({ partner: partner.id, texts: say('Road closed') });
    const html = await page('hart', id, 'en');
    assert.match(words(html), /Sent by Hart District Council for Thames Valley Police/);
    assert.match(words(await current()), /Hart District Council for Thames Valley Police/);
    assert.match(html, /<svg[^>]*aria-label="Outline map of [^"]*: Crookham West and Ewshot"/);
    assert.match(html, /begins with <strong[^>]*>https:\/\/relay\.example\/c\/hart\/alerts\/</);
    assert.match(words(html), /on its own website , or call 01252 622122/);
    for (const [type, href] of [
      ['application/atom+xml', '/feeds/hart/alerts.atom'],
      ['application/feed+json', '/feeds/hart/alerts.json'],
      ['application/cap+xml', `/feeds/hart/cap/${id}.xml`],
    ])
      assert.ok(html.includes(`<link rel="alternate" type="${type}" href="${href}"`), type);
    assert.match(await page('hart', id, 'cy'), /ar ran Thames Valley Police/);
  });

  test('an exercise says so in its title and on the page, and no search finds it', async () => {
    const { id } = await sent({ exercise: true, texts: say('Flood') });
    const html = await page('hart', id, 'en');
    assert.match(html, /<title>EXERCISE: Flood/);
    assert.match(html, /<h1>EXERCISE: Flood/);
    assert.match(words(html), /EXERCISE This is an exercise\..* It is a genuine exercise/);
    assert.match(html, /content="noindex"/);
    const list = await current();
    assert.match(list, /class="alert [a-z]+ striped"[^]*EXERCISE: Flood/);
    const [last, ...real] = (list.match(/<h3>.*?<\/h3>/g) ?? []).toReversed();
    assert.match(last ?? '', /EXERCISE: Flood/, 'behind what is real, though it is the newest');
    assert.ok(real.length > 0);
    assert.match(words(list), /EXERCISE: Flood EXERCISE: Emergency alert: severe/);
    assert.match(words(await page('hart', id, 'cy')), /YMARFER/);
  });

  test('one that can be followed offers it, with another way, until it is over', async () => {
    const draft: Partial<AlertDraft> = { kind: 'service', services: ['waste'], severity: 'Minor' };
    const first = await sent({ ...draft, followable: true, texts: say('Bins late') });
    const html = await page('hart', first.id, 'en');
    const element = `<bellman-alerts council="hart" alert="${first.id}"`;
    assert.ok(html.includes(element) && html.includes('src="/widget/bellman.js"'));
    assert.match(words(html), /Tell me when this is resolved This page will say when/);
    const plain = await sent({ ...draft, texts: say('Bins early') });
    assert.ok(!/bellman-alerts|<script/.test(await page('hart', plain.id, 'en')));
    clock.pass(5 * HOUR);
    assert.ok(!(await page('hart', first.id, 'en')).includes('bellman-alerts'));
  });
});
