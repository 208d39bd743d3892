import { HandLink, handApi, mine, said, sessionOf, you } from '../testing/parts.js';
import {
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  sendKeys,
  waitUntil,
} from '../testing/page.js';
import './shell.js';

const open = async () => {
  const link = new HandLink({
    watch: async () => ({ waiting: [], mine: [mine({ lastSeq: 1 })], you: you() }),
    replay: async ({ since }) => ({ messages: since === 0 ? [said(1, 'Hello')] : [], more: false }),
  });
  const session = sessionOf({ link, api: handApi({ deskAlerts: () => [] }) });
  session.inbox.start();
  await waitUntil(() => session.inbox.held(mine().id)?.ready);
  const region = document.createElement('div');
  region.id = 'announcements';
  document.body.append(region);
  const view = await fixture<HTMLElement>(html`<desk-shell .session=${session}></desk-shell>`);
  return { view, link, region };
};

describe('shell', () => {
  beforeEach(() => (location.hash = '#/chats'));
  afterEach(() => {
    document.getElementById('announcements')?.remove();
    location.hash = '';
  });

  it('goes from view to view with a title and the focus at the heading', async () => {
    const { view } = await open();
    await expectAccessible(view);
    expect(document.title).to.equal('Chats – Bellman desk');
    byWords(view, 'nav a', 'Alerts').click();
    await waitUntil(() => document.title === 'Alerts – Bellman desk');
    await waitUntil(() => document.activeElement?.localName === 'h1');
    expect(document.activeElement?.textContent).to.equal('Alerts');
    expect(byWords(view, 'nav a', 'Alerts').getAttribute('aria-current')).to.equal('page');
    await expectAccessible(view);
  });

  it('opens the first view of the menu, and fetches no other, where the address names none', async () => {
    location.hash = '';
    const { view } = await open();
    expect(view.querySelector('main')?.firstElementChild?.localName).to.equal('desk-chats');
    await waitUntil(() => location.hash === '#/chats');
  });

  it('skips to the main part without leaving the view', async () => {
    const { view } = await open();
    byWords(view, 'a', 'Skip to main content').click();
    expect(document.activeElement?.localName).to.equal('main');
    expect(location.hash).to.equal('#/chats');
  });

  it('tells of a message in a chat that is not on screen, once', async () => {
    const { link, region } = await open();
    const news = { conversation: mine().id, messages: [said(2, 'Are you there?')] };
    link.tell('messages', news);
    link.tell('messages', news);
    expect([...region.children].map(({ textContent }) => textContent)).to.deep.equal([
      'New message from Priya, Hart',
    ]);
  });

  it('keeps what is needed seldom behind one button, which Escape folds', async () => {
    const { view } = await open();
    const menu = view.querySelector<HTMLDetailsElement>('details.menu');
    const summary = menu?.querySelector('summary');
    summary?.click();
    await waitUntil(() => menu?.open);
    await expectAccessible(view);
    byWords(view, '.menu button', 'Keyboard shortcuts').focus();
    await sendKeys({ press: 'Escape' });
    expect(menu?.open).to.equal(false);
    expect(document.activeElement).to.equal(summary);
  });

  it('gives the focus back once the list of keys is closed, to what had it or the heading', async () => {
    const { view } = await open();
    const shown = () => view.querySelector('desk-keys dialog[open]');
    const chats = byWords(view, 'nav a', 'Chats');
    for (const [before, after] of [
      [chats, 'A'],
      [null, 'H1'],
    ] as const) {
      if (before) before.focus();
      else chats.blur();
      await sendKeys({ press: '?' });
      await waitUntil(shown);
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => !shown());
      expect(document.activeElement?.tagName).to.equal(after);
    }
  });

  it('says when the connection is lost, and when it is back', async () => {
    const { view, link, region } = await open();
    link.turn(false);
    await waitUntil(() => view.textContent.includes('The connection is lost.'));
    link.turn(true);
    await waitUntil(() => !view.textContent.includes('The connection is lost.'));
    expect(region.textContent).to.contain('Connected again.');
  });
});
