import { Refusal } from '../link/refusal.js';
import {
  conversation,
  HandLink,
  HART,
  mine,
  NOW,
  sam,
  said,
  sessionOf,
  you,
} from '../testing/parts.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  sendKeys,
  waitUntil,
} from '../testing/page.js';
import '../shell/shell.js';

const OTHER = '01970000-0000-7000-8000-000000000002';
const ringing = { to: sam.id, until: NOW + 30_000, from: 'Jo' };

const words = (element: Element | null): string =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

const open = async (answers: HandLink['answers']) => {
  location.hash = '#/chats';
  const link = new HandLink({
    watch: async () => ({ waiting: [], mine: [], you: you() }),
    replay: async () => ({ messages: [], more: false }),
    seen: async () => ({}),
    notes: async () => ({ notes: [] }),
    ...answers,
  });
  const session = sessionOf({ link });
  session.inbox.start();
  await waitUntil(() => session.inbox.loaded);
  const view = await fixture<HTMLElement>(html`<desk-shell .session=${session}></desk-shell>`);
  return { view, session, link };
};

describe('the console', () => {
  afterEach(() => (location.hash = ''));

  it('says how one is, and tells the relay the last of what was chosen', async () => {
    let done: () => void = () => undefined;
    const { view, link } = await open({
      setState: ({ state }) =>
        new Promise((resolve) => {
          done = () => resolve({ you: you({ state, chosen: state }) });
        }),
    });
    const presence = view.querySelector('desk-presence');
    expect(words(presence)).to.contain('Available: 1 of 4 chats');
    const select = view.querySelector<HTMLSelectElement>('#presence');
    if (!select) throw new Error('one cannot say how one is');
    for (const state of ['break', 'away']) {
      select.value = state;
      select.dispatchEvent(new Event('change'));
    }
    done();
    await waitUntil(() => link.asked.filter(({ event }) => event === 'setState').length === 2);
    done();
    await waitUntil(() => words(presence).includes('Away: 1 of 4 chats'));
    expect(select.value).to.equal('away');
    link.tell('you', { you: you({ state: 'wrap-up' }) });
    await waitUntil(() => words(presence).includes('Wrap up first: 1 of 4 chats'));
    expect(select.value).to.equal('available');
  });

  it('rings in a region of its own, says so once, and takes the chat', async () => {
    const { view, link } = await open({ take: async () => ({ conversation: mine() }) });
    const lines = await announced(
      () => {
        link.tell('conversation', { conversation: conversation({ offer: ringing }) });
        link.tell('conversation', { conversation: conversation({ offer: ringing }) });
      },
      (all) => all.length > 0,
    );
    expect(lines).to.deep.equal([
      'Chat for you from Jo: Hart, Waste and recycling. It rings for 30 seconds.',
    ]);
    const region = await appears(() => view.querySelector('.offers'), 'what rings');
    expect(words(region)).to.match(/^Chat for you .*Jo passes it on to you 30 seconds/);
    expect(region.closest('[aria-live], [role=status], [role=alert]')).to.equal(null);
    expect(words(view.querySelector('desk-waiting-list'))).to.contain(
      'Ringing at your desk Take chat',
    );
    await expectAccessible(view);
    byWords(region, 'button', 'Accept chat a');
    await sendKeys({ press: 'a' });
    await waitUntil(() => location.hash === `#/chats/${HART}`);
    await waitUntil(() => !view.querySelector('.offers'));
  });

  it('passes an offer on, and keeps the focus', async () => {
    const { view, link } = await open({ decline: async () => ({}) });
    link.tell('conversation', { conversation: conversation({ offer: ringing }) });
    const region = await appears(() => view.querySelector('.offers'), 'what rings');
    const button = byWords(region, 'button', 'Pass on x');
    expect(button.querySelector('kbd')?.getAttribute('aria-hidden')).to.equal('true');
    button.focus();
    await sendKeys({ press: 'x' });
    await waitUntil(() => !view.querySelector('.offers'));
    await waitUntil(() => document.activeElement?.localName === 'h1');
  });

  it('shows what is for others without a button, and why', async () => {
    const { view } = await open({
      watch: async () => ({
        waiting: [
          conversation(),
          conversation({ id: OTHER, language: 'cy', residentName: 'Gwen' }),
        ],
        mine: [],
        you: you({ skills: { hart: { services: [], languages: ['en'], team: null } } }),
      }),
    });
    const [own, other] = view.querySelectorAll('ul[aria-labelledby="waiting-heading"] > li');
    expect(own?.querySelectorAll('button')).to.have.length(1);
    expect(words(other ?? null)).to.contain('Needs Welsh');
    expect(other?.querySelector('button')).to.equal(null);
  });

  it('takes the next chat by a key, and says where there is none, or why not', async () => {
    const { view, link } = await open({ takeNext: async () => ({ conversation: null }) });
    await sendKeys({ press: 't' });
    const told = (): string => words(view.querySelector('desk-waiting-list [role=status]'));
    await waitUntil(() => told() === 'Nobody is waiting.');
    expect(words(view).match(/Nobody is waiting/g)).to.have.length(1);
    // Somebody comes, and is for others: it was said of nobody, and is not said of them.
    const welsh = conversation({ id: OTHER, language: 'cy' });
    link.tell('you', {
      you: you({ skills: { hart: { services: [], languages: ['en'], team: null } } }),
    });
    link.tell('conversation', { conversation: welsh });
    await waitUntil(() => told() === '');
    await sendKeys({ press: 't' });
    await waitUntil(() => told() === 'None of those who wait is for you.');
    expect(words(view)).not.to.contain('Nobody who waits is for you.');
    link.answers.takeNext = async () => {
      throw new Refusal('at-capacity', { load: 4, capacity: 4 });
    };
    await sendKeys({ press: 't' });
    await waitUntil(() => words(view).includes('You have 4 of 4 chats.'));
    expect(document.activeElement?.id).to.equal('waiting-heading');
    link.tell('you', { you: you({ load: 3 }) });
    await waitUntil(() => !words(view).includes('You have 4 of 4 chats.'));
  });

  it('takes the next chat by a key from another view too, and goes to the chats', async () => {
    const { view, link } = await open({ takeNext: async () => ({ conversation: null }) });
    location.hash = '#/cases';
    await waitUntil(() => !view.querySelector('desk-waiting-list'));
    await sendKeys({ press: 't' });
    await waitUntil(() =>
      words(view.querySelector('desk-waiting-list [role=status]')).includes('Nobody is waiting.'),
    );
    expect(location.hash).to.equal('#/chats');
    expect(link.asked.filter(({ event }) => event === 'takeNext')).to.have.length(1);
  });

  it('says in an open chat what is unread in others, with the way to them', async () => {
    const { view, session, link } = await open({
      watch: async () => ({ waiting: [], mine: [mine(), mine({ id: OTHER })], you: you() }),
    });
    await waitUntil(() => session.inbox.held(OTHER)?.ready);
    location.hash = `#/chats/${HART}`;
    await appears(() => view.querySelector('#reply'), 'the chat');
    link.tell('messages', { conversation: OTHER, messages: [said(1, 'Hello')] });
    const back = view.querySelector('.conversation__back');
    await waitUntil(() => words(back).includes('Other chats: 1 unread'));
    expect(back?.querySelectorAll('a[href="#/chats"]')).to.have.length(2);
  });

  it('goes from chat to chat by keys, and out of the reply box by Escape', async () => {
    const { view, session } = await open({
      watch: async () => ({
        waiting: [],
        mine: [
          mine(),
          mine({ id: OTHER, startedAt: NOW, residentName: '', reference: 'AAAA-7V7C' }),
        ],
        you: you({ load: 2 }),
      }),
      replay: async ({ since }) => ({
        messages: since === 0 ? [said(1, 'Hello')] : [],
        more: false,
      }),
    });
    await waitUntil(() => session.inbox.held(OTHER)?.ready);
    await sendKeys({ press: '2' });
    await waitUntil(() => location.hash === `#/chats/${OTHER}`);
    // At the heading, which says who, and where the next key is a key and not a word.
    await waitUntil(() => words(document.activeElement) === 'Resident, AAAA-7V7C');
    const about = document.activeElement?.getAttribute('aria-describedby') ?? '';
    expect(words(document.getElementById(about))).to.match(/Hart · Waste .* AAAA-7V7C/);
    expect(words(view.querySelector('.tab--open'))).to.contain('Resident, AAAA-7V7C');
    expect(document.title).to.contain('Resident, AAAA-7V7C');
    await sendKeys({ press: 'r' });
    await waitUntil(() => document.activeElement?.id === 'reply');
    expect(words(view.querySelector('#speaking-for'))).to.contain('Chat with Resident, AAAA-7V7C');
    await sendKeys({ type: 'j' });
    expect(session.inbox.drafts.get(OTHER)).to.equal('j');
    await sendKeys({ press: 'Escape' });
    expect(document.activeElement?.localName).to.equal('h2');
    await sendKeys({ press: 'j' });
    await waitUntil(() => location.hash === `#/chats/${HART}`);
    await waitUntil(() => words(document.activeElement) === 'Priya');
    view.querySelectorAll<HTMLElement>('.tab a')[1]?.click();
    await waitUntil(() => document.activeElement?.id === 'reply');
    expect(view.querySelectorAll('desk-my-chats .tab--open')).to.have.length(1);
  });

  it('says who asks one to read along until it is followed or put away', async () => {
    const { view, link } = await open({});
    link.tell('invited', { conversation: OTHER, by: 'Jo' });
    const cue = await appears(() => view.querySelector('.cue'), 'the news');
    expect(cue.querySelector('a')?.getAttribute('href')).to.equal(`#/chats/${OTHER}`);
    await expectAccessible(view);
    cue.querySelector('button')?.click();
    await waitUntil(() => !view.querySelector('.cue'));
  });
});
