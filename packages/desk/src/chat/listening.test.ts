import { Refusal } from '../link/refusal.js';
import { chatLink, words } from '../testing/chat-side.js';
import { HART, mine, said, sam, sessionOf, you, type HandLink } from '../testing/parts.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  waitUntil,
} from '../testing/page.js';
import './chats.js';

const anns = (): ReturnType<typeof mine> => mine({ advisor: { id: HART, name: 'Ann' } });

const listenLink = (): HandLink => {
  const link = chatLink();
  link.answers.watch = async () => ({ waiting: [], mine: [], you: you() });
  link.answers.listen = async () => ({ conversation: anns(), notes: [] });
  link.answers.unlisten = async () => ({});
  link.answers.takeOver = async () => ({ conversation: mine() });
  return link;
};

const open = async (link: HandLink, roles: (typeof sam.councils)[number]['roles']) => {
  const me = { ...sam, councils: sam.councils.map((council) => ({ ...council, roles })) };
  const session = sessionOf({ link, me });
  session.inbox.start();
  await waitUntil(() => session.inbox.loaded);
  const view = await fixture<HTMLElement>(
    html`<main><desk-chats .session=${session} .conversation=${HART}></desk-chats></main>`,
  );
  return { view, session };
};

describe('reading along', () => {
  afterEach(() => (location.hash = ''));

  it('shows the chat and its notes as they come, and leaves no mark', async () => {
    const link = listenLink();
    const { view } = await open(link, ['advisor']);
    await waitUntil(() => words(view).includes('No bin at GU51 4AE'));
    expect(words(view)).to.contain('You are reading along. The resident does not know.');
    expect(words(view)).to.contain('Answered by Ann');
    await waitUntil(() => words(view).includes('Second time this month'));
    link.tell('messages', { conversation: HART, messages: [said(2, 'Hello?')] });
    await waitUntil(() => words(view).includes('Hello?'));
    expect(view.querySelector('#reply')).to.equal(null);
    expect(words(view)).not.to.contain('Take over');
    await expectAccessible(view);
    link.turn(false);
    link.turn(true);
    await waitUntil(() => link.asked.filter(({ event }) => event === 'listen').length === 2);
    byWords(view, 'button', 'Stop reading').click();
    await waitUntil(() => location.hash === '#/chats');
    view.remove();
    const asked = new Set(link.asked.map(({ event }) => event));
    expect(asked.has('unlisten')).to.equal(true);
    expect(asked.has('seen') || asked.has('typing')).to.equal(false);
  });

  it('lets a supervisor go on with the chat, from its reply box', async () => {
    const link = listenLink();
    const { view } = await open(link, ['supervisor']);
    (await appears(() => view.querySelector<HTMLElement>('#take-over'), 'the way in')).click();
    const asked = await appears(
      () => view.querySelector<HTMLElement>('dialog[open]'),
      'the question',
    );
    await expectAccessible(view);
    byWords(asked, 'button', 'Yes, take over').click();
    // The relay's answer may come before its news.
    await waitUntil(() => document.activeElement?.id === 'take-over');
    link.tell('conversation', { conversation: mine() });
    await waitUntil(() => document.activeElement?.id === 'reply');
    expect(words(view)).not.to.contain('reading along');
  });

  it('goes to the heading where a note was being written, as when taken over in another tab', async () => {
    const link = listenLink();
    const { view } = await open(link, ['supervisor']);
    (await appears(() => view.querySelector<HTMLElement>('#note'), 'the note')).focus();
    link.tell('conversation', { conversation: mine() });
    await appears(() => view.querySelector('#reply'), 'the reply');
    await waitUntil(() => document.activeElement?.localName === 'h2');
  });

  it('goes to the chat’s heading once it is known, and says in the title who it is with', async () => {
    const link = listenLink();
    let tell: () => void = () => undefined;
    link.answers.listen = () =>
      new Promise((resolve) => (tell = () => resolve({ conversation: anns(), notes: [] })));
    const { view } = await open(link, ['supervisor']);
    await waitUntil(() => link.asked.some(({ event }) => event === 'listen'));
    // As the shell does for a view that has just been opened, from the wall say.
    view.querySelector('h1')?.focus();
    tell();
    await waitUntil(() => words(document.activeElement) === 'Priya');
    const about = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
    const described = about.map((id) => words(document.getElementById(id))).join(' ');
    expect(described).to.match(/Hart · Waste .* Answered by Ann/);
    expect(document.title).to.equal('Chat with Priya – Bellman desk');
    // Whoever has gone on to something else by now is left where they are.
    byWords(view, 'button', 'Take over').focus();
    link.tell('messages', { conversation: HART, messages: [said(2, 'Hello?')] });
    await waitUntil(() => words(view).includes('Hello?'));
    expect(words(document.activeElement)).to.equal('Take over');
  });

  it('says why a chat cannot be read', async () => {
    const link = listenLink();
    link.answers.listen = async () => {
      throw new Refusal('listen-refused');
    };
    const { view } = await open(link, ['advisor']);
    await waitUntil(() => words(view).includes('Only a supervisor, or who is invited, can read'));
    await expectAccessible(view);
  });

  it('shows no more of a chat that was looked into while it waited, once it is a colleague’s', async () => {
    const link = listenLink();
    const waits = mine({ state: 'waiting', advisor: null });
    link.answers.listen = async () => ({ conversation: waits, notes: [] });
    const { view } = await open(link, ['advisor']);
    await waitUntil(() => words(view).includes('No bin at GU51 4AE'));
    link.answers.listen = async () => {
      throw new Refusal('listen-refused');
    };
    link.tell('conversation', { conversation: { ...waits, danger: true } });
    link.tell('conversation', { conversation: anns() });
    await waitUntil(() => words(view).includes('Only a supervisor, or who is invited, can read'));
    expect(words(view)).not.to.contain('No bin at GU51 4AE');
    expect(link.asked.filter(({ event }) => event === 'listen')).to.have.length(2);
  });
});
