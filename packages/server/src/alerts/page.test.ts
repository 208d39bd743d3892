import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { atEwshot, signUp } from '../testing/hart.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';
import { createPages, type Pages } from './page.js';
import { publicRoutes } from './public.js';

const evil = `<img src=x onerror="alert(1)">`;

eachEngine('the public pages', (stores) => {
  const clock = handClock(Date.UTC(2026, 0, 5, 17, 30));
  let store: Store;
  let desk: AlertDesk;
  let page: Pages;

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    await signUp(store, atEwshot, { services: ['waste', 'planning'] });
    page = createPages({
      ...{ store, clock, councils: desk.councils, extents: desk.extents },
      baseUrl: () => 'https://relay.example',
    });
  });

  const sent = async (headline: string, what = 'The river is rising.'): Promise<string> => {
    const texts = { en: { headline, what, instruction: 'Move upstairs.' } };
    const { id } = await desk.approved({
      texts,
      kind: 'service',
      services: ['waste'],
      link: 'https://www.gov.uk/floods?a=1&b=2',
    });
    await openSending(store, clock).settle();
    return id;
  };
  /** What a reader gets, without the marks. */
  const words = (html: string): string =>
    html
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');

  test('before it goes out, an alert is nowhere; afterwards it is on its page and in the list', async () => {
    const draft = await desk.submitted();
    const unknown = { code: 'alert-unknown' };
    await assert.rejects(page('hart', draft.id, 'en'), unknown);
    assert.match(await page('hart', null, 'en'), /There are no alerts at the moment/);
    await desk.step(draft, { event: 'approve', hash: draft.hash }, desk.alex);
    await assert.rejects(page('hart', draft.id, 'en'), unknown);
    const id = await sent('Flooding in Ewshot');
    await assert.rejects(page('rushmoor', id, 'en'), unknown);
    await assert.rejects(page('nowhere', null, 'en'), { code: 'council-unknown' });
    const list = await page('hart', null, 'en');
    assert.match(list, new RegExp(`href="/c/hart/alerts/${id}">Flooding in Ewshot</a>`));
    assert.ok(!(await page('rushmoor', null, 'en')).includes(id));
  });

  test('an alert’s page says what, where, when, what to do, and that it is genuine', async () => {
    const html = await page('hart', await sent('Flooding'), 'en');
    assert.match(html, /^<!doctype html>\n<html lang="en">/);
    assert.match(html, /<title>Flooding – Hart District Council<\/title>/);
    const text = words(html);
    for (const piece of [
      'Service alert: severe',
      'The river is rising.',
      'What to do Move upstairs.',
      'Where Crookham West and Ewshot',
      'About waste',
      'Sent 5:30pm on Monday 5 January 2026',
      'Ends 9:30pm on Monday 5 January 2026',
      'Is this alert genuine? Yes. Hart District Council sent it',
    ]) {
      assert.ok(text.includes(piece), `${piece} in ${text}`);
    }
    assert.match(html, /href="https:\/\/www\.gov\.uk\/floods\?a=1&#38;b=2"/);
    assert.match(html, /<main id="main"/);
    assert.equal(html.match(/<h1/g)?.length, 1);
  });

  test('what was written cannot become markup', async () => {
    const id = await sent(evil, `${evil}\n\n${evil}`);
    for (const html of [await page('hart', id, 'en'), await page('hart', null, 'en')]) {
      assert.ok(!html.includes('<img'));
      assert.ok(!/ style=|<style|<script>/.test(html));
    }
  });

  test('the sign-up is an element with a way out inside it, and the script has no council', async () => {
    const html = await page('hart', null, 'en');
    assert.match(
      html,
      /<bellman-alerts council="hart" language="en" worker="\/c\/hart\/alerts\/worker.js">\s*<p>To get alerts/,
    );
    assert.match(html, /<script type="module" src="\/widget\/bellman.js"><\/script>/);
  });

  test('in Welsh: the page’s words, the alert’s where it has them, else marked as English', async () => {
    const english = await sent('Only English');
    const cy = { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: '' };
    const en = { headline: 'Both', what: 'The river is rising.', instruction: '' };
    const { id } = await desk.approved({ texts: { en, cy } });
    await openSending(store, clock).settle();
    const html = await page('hart', id, 'cy');
    assert.match(html, /^<!doctype html>\n<html lang="cy">/);
    assert.match(html, /<h1>Llifogydd<\/h1>/);
    assert.match(words(html), /Beth sy’n digwydd Mae’r afon yn codi\./);
    assert.match(html, new RegExp(`href="/c/hart/alerts/${id}\\?lang=en" hreflang="en"`));
    assert.match(await page('hart', english, 'cy'), /<h1 lang="en">Only English<\/h1>/);
    assert.match(await page('hart', null, 'cy'), /lang="en">Only English<\/a>/);
  });

  test('an alert that ended or was stopped says so, and is past', async () => {
    const ended = await sent('Ended');
    const { id } = await desk.approved();
    await openSending(store, clock).settle();
    clock.pass(4 * 3_600_000);
    assert.match(words(await page('hart', ended, 'en')), /This alert has ended\. .* Ended 9:30pm/);
    const list = await page('hart', null, 'en');
    assert.ok(list.indexOf('id="past"') < list.indexOf('>Ended</a>'), 'below "Past alerts"');
    assert.ok(list.includes(id));
    clock.pass(30 * 24 * 3_600_000);
    assert.ok(!(await page('hart', null, 'en')).includes(ended), 'listed for 30 days');
    assert.match(await page('hart', ended, 'en'), /This alert has ended/);
  });

  test('REST lists the same: newest first, what went out only', async () => {
    const first = await sent('First');
    clock.pass(1_000);
    const second = await sent('Second');
    await desk.create();
    const routes = publicRoutes({ store, clock });
    const call = {
      council: 'hart',
      id: second,
      body: undefined,
      bearer: '',
      conversation: '',
      address: '',
      language: 'en',
      before: null,
    } as const;
    const staff = desk.pat;
    const { body } = (await routes.publicAlerts({ ...call, staff })) as {
      body: { id: string; state: string }[];
    };
    assert.deepEqual(
      body.map(({ id }) => id),
      [second, first],
    );
    const one = (await routes.publicAlert({ ...call, staff })) as {
      body: { texts: { en: { headline: string } } };
    };
    assert.equal(one.body.texts.en.headline, 'Second');
  });
});
