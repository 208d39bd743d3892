import {
  conversation,
  emptyKept,
  HandLink,
  hart,
  HART,
  mine,
  NOW,
  sam,
  sessionOf,
  you,
} from '../testing/parts.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  type,
  waitUntil,
} from '../testing/page.js';
import { newsWords, type News } from './news.js';
import './chats.js';

const jo = { id: '01970000-0000-7000-8000-0000000000bb', name: 'Jo' };
const words = (element: Element | null): string =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

/** A desk with one chat, in which a reply is refused for want of a line, and another begun. */
const written = async (kept = emptyKept()) => {
  const link = new HandLink({
    watch: async () => ({ waiting: [], mine: [mine({ lastSeq: 0 })], you: you() }),
    replay: async () => ({ messages: [], more: false }),
    seen: async () => ({}),
    notes: async () => ({ notes: [] }),
  });
  const session = sessionOf({ link, kept });
  const { inbox } = session;
  const news: News[] = [];
  inbox.onNews = (one) => news.push(one);
  inbox.start();
  await waitUntil(() => inbox.held(HART)?.ready);
  link.turn(false);
  inbox.outbox.add(HART, 'We come tomorrow.');
  inbox.drafts.set(HART, 'By noon');
  await waitUntil(() => inbox.outbox.of(HART)[0]?.state === 'held');
  return { link, session, inbox, news, kept };
};

const said = (news: readonly News[]): readonly string[] =>
  news.map((one) => newsWords(one, new Map([['hart', hart]]), sam.id, NOW));

describe('words in chats that one has no more', () => {
  afterEach(() => (location.hash = ''));

  it('stay to be copied until they are closed, and are never sent by themselves', async () => {
    const { link, session, inbox } = await written();
    const view = await fixture<HTMLElement>(
      html`<desk-chats .session=${session} .conversation=${HART}></desk-chats>`,
    );
    const note = await appears(() => view.querySelector<HTMLTextAreaElement>('#note'), 'the notes');
    type(note, 'Upset');
    link.connected = true;
    link.tell('conversation', { conversation: mine({ advisor: jo }) });
    await waitUntil(() => words(view.querySelector('desk-conversation h2')) !== 'Priya');
    expect(words(view.querySelector('desk-conversation h2'))).to.equal(
      'This chat is not among yours any more',
    );
    expect(view.querySelector<HTMLTextAreaElement>('#left-over')?.value).to.equal(
      'We come tomorrow.\n\nBy noon',
    );
    expect(view.querySelector<HTMLTextAreaElement>('#left-over-note')?.value).to.equal('Upset');
    expect(words(view.querySelector('desk-my-chats'))).to.contain('Not yours any more');
    expect(words(view.querySelector('desk-my-chats'))).not.to.contain('You have no chats');
    const gone = view.querySelector('desk-conversation h2');
    expect(gone && getComputedStyle(gone).paddingLeft).to.equal('16px');
    await expectAccessible(view);

    // One's own again, and the line comes and goes: nothing is sent that nobody said to send.
    await inbox.outbox.flush(HART);
    expect(link.asked.filter(({ event }) => event === 'message')).to.have.length(1);
    byWords(view, 'button', 'Close').click();
    await waitUntil(() => !words(view.querySelector('desk-my-chats')).includes('Not yours'));
    expect(inbox.left.has(HART)).to.equal(false);
    expect(inbox.left.known).to.deep.equal([]);
  });

  it('are found again after a reload, and it is said that the chat went back to the queue', async () => {
    const { link, inbox, news, kept } = await written();
    const back = async () => ({ waiting: [conversation()], mine: [], you: you() });
    link.answers.watch = back;
    link.turn(true);
    await waitUntil(() => inbox.former.length > 0);
    const away =
      'You were away for more than a minute; the chat with Priya, Hart, went back to the queue.';
    expect(said(news)).to.deep.equal([away]);

    const again = sessionOf({ link: new HandLink({ watch: back }), kept });
    const later: News[] = [];
    again.inbox.onNews = (one) => later.push(one);
    again.inbox.start();
    await waitUntil(() => again.inbox.loaded);
    expect(again.inbox.former.map(({ residentName }) => residentName)).to.deep.equal(['Priya']);
    expect(said(later)).to.deep.equal([away]);
  });
});

describe('a note that was begun alone', () => {
  it('stays to be copied too, where its chat went', async () => {
    const { link, session, inbox } = await written();
    inbox.drafts.set(HART, '');
    inbox.outbox.clear(HART);
    session.kept.set(`note:${HART}`, { body: 'Upset', id: 'note-number-1' });
    link.connected = true;
    link.tell('conversation', { conversation: mine({ advisor: jo }) });
    expect(inbox.former.map(({ id }) => id)).to.deep.equal([HART]);
    inbox.close(HART);
    expect(session.kept.get(`note:${HART}`)).to.equal(undefined);
  });
});

describe('wrap-ups in two tabs', () => {
  const over = mine({ state: 'ended', wrapUp: true, lastSeq: 0 });

  it('are over in both, and one that is owed comes back', async () => {
    const { link, inbox } = await written();
    inbox.left.forget(HART);
    link.connected = true;
    link.tell('conversation', { conversation: over });
    link.tell('conversation', { conversation: { ...over, wrapUp: false } });
    expect(inbox.mine).to.deep.equal([]);
    link.tell('conversation', { conversation: over });
    inbox.close(HART);
    expect(inbox.mine).to.deep.equal([]);
    link.tell('conversation', { conversation: over });
    expect(inbox.mine).to.have.length(1);
  });
});
