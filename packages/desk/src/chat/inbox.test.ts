import type { MessageView } from '@bellman/protocol';
import {
  conversation,
  emptyKept,
  HandLink,
  hart,
  HART,
  mine,
  NOW,
  said,
  sam,
  sessionOf,
  you,
  type Watched,
} from '../testing/parts.js';
import { expect, waitUntil } from '../testing/page.js';
import { unread } from './held.js';
import { newsWords, type News } from './news.js';

const OTHER = '01970000-0000-7000-8000-000000000002';

const linkWith = (
  watch: Watched,
  messages = [said(1, 'Hello'), said(2, 'Is anybody there?')],
): HandLink =>
  new HandLink({
    watch: async () => watch,
    replay: async ({ since }) => ({
      messages: messages.filter(({ seq }) => seq > since),
      more: false,
    }),
    message: async () => ({ seq: 3, at: 0 }),
  });

describe('inbox', () => {
  it('asks anew after every connection, and replays from the last seq that it holds', async () => {
    const link = linkWith({ waiting: [], mine: [mine({ lastSeq: 2 })], you: you() });
    const { inbox } = sessionOf({ link });
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    link.answers.watch = async () => ({ waiting: [], mine: [mine({ lastSeq: 5 })], you: you() });
    link.turn(false);
    link.turn(true);
    await waitUntil(() => link.asked.filter(({ event }) => event === 'replay').length === 2);
    const sinces = link.asked.filter(({ event }) => event === 'replay').map(({ body }) => body);
    expect(sinces).to.deep.equal([
      { conversation: HART, since: 0 },
      { conversation: HART, since: 2 },
    ]);
  });

  it('asks for what is missing when news skips a seq', async () => {
    const messages = [said(1, 'Hello')];
    const link = linkWith({ waiting: [], mine: [mine()], you: you() }, messages);
    const { inbox } = sessionOf({ link });
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    messages.push(said(2, 'b'), said(3, 'c'));
    link.tell('messages', { conversation: HART, messages: [said(3, 'c')] });
    await waitUntil(() => inbox.held(HART)?.timeline.covered === 3);
    expect(inbox.held(HART)?.timeline.messages.map(({ seq }) => seq)).to.deep.equal([1, 2, 3]);
  });

  it('keeps the waiting list, longest wait first, and tells of who comes', async () => {
    const link = linkWith({
      waiting: [conversation({ id: OTHER, rank: 2 })],
      mine: [],
      you: you(),
    });
    const { inbox } = sessionOf({ link });
    const news: News[] = [];
    inbox.onNews = (one) => news.push(one);
    inbox.start();
    await waitUntil(() => inbox.loaded);
    link.tell('conversation', { conversation: conversation({ rank: 1 }) });
    expect(inbox.line.forMe.map(({ conversation: { id } }) => id)).to.deep.equal([HART, OTHER]);
    expect(news.map(({ kind }) => kind)).to.deep.equal(['waiting']);
    const advisor = { id: OTHER, name: 'Jo' };
    link.tell('conversation', { conversation: conversation({ state: 'active', advisor }) });
    expect(inbox.line.forMe.map(({ conversation: { id } }) => id)).to.deep.equal([OTHER]);
  });

  it('tells once of a chat that rings here, and passes it on', async () => {
    const link = linkWith({ waiting: [conversation()], mine: [], you: you() });
    link.answers.decline = async () => ({});
    const { inbox } = sessionOf({ link });
    const news: News[] = [];
    inbox.onNews = (one) => news.push(one);
    inbox.start();
    await waitUntil(() => inbox.loaded);
    const offer = { to: sam.id, until: NOW + 30_000, from: null };
    link.tell('conversation', { conversation: conversation({ offer }) });
    link.tell('conversation', { conversation: conversation({ offer }) });
    expect(news.map(({ kind }) => kind)).to.deep.equal(['offer']);
    expect(inbox.line.offers.map(({ id }) => id)).to.deep.equal([HART]);
    await inbox.decline(HART);
    expect(inbox.line.offers).to.deep.equal([]);
    expect(inbox.line.forMe).to.have.length(1);
  });

  it('goes by the relay’s clock where its own is wrong', async () => {
    const offer = { to: sam.id, until: NOW + 20_000, from: null };
    const link = linkWith({ waiting: [conversation({ offer })], mine: [], you: you() });
    let own = NOW + 7 * 60_000;
    const { inbox, clock } = sessionOf({ link, ownClock: { now: () => own } });
    inbox.start();
    await waitUntil(() => inbox.loaded);
    expect(clock.now()).to.equal(NOW);
    expect(inbox.line.offers).to.have.length(1);
    own += 20_000;
    expect(inbox.line.offers).to.deep.equal([]);
  });

  it('tells of a chat that somebody else has now', async () => {
    const link = linkWith({ waiting: [], mine: [mine({ lastSeq: 2 })], you: you() });
    const { inbox } = sessionOf({ link });
    const news: News[] = [];
    inbox.onNews = (one) => news.push(one);
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    link.tell('conversation', { conversation: mine({ advisor: { id: OTHER, name: 'Jo' } }) });
    expect(inbox.mine).to.deep.equal([]);
    expect(news.map((one) => newsWords(one, new Map([['hart', hart]]), sam.id, NOW))).to.deep.equal(
      ['Jo has the chat with Priya, Hart, now.'],
    );
  });

  it('keeps a chat that one is to wrap up, also where it ended before this desk was opened', async () => {
    const over = mine({ state: 'ended', wrapUp: true, lastSeq: 2 });
    const link = linkWith({ waiting: [], mine: [over], you: you({ state: 'wrap-up' }) });
    const { inbox } = sessionOf({ link });
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    expect(inbox.you?.state).to.equal('wrap-up');
    link.tell('conversation', { conversation: { ...over, id: OTHER } });
    expect(inbox.mine.map(({ conversation: { id } }) => id)).to.deep.equal([HART, OTHER]);
  });

  it('counts as unread what came while another chat was on screen', async () => {
    const messages = [said(1, 'Hello'), said(2, 'Is anybody there?'), said(3, 'Hm')];
    const watched = { waiting: [], mine: [mine({ lastSeq: 2 })], you: you() };
    const link = linkWith(watched, messages.slice(0, 2));
    const kept = emptyKept();
    const { inbox } = sessionOf({ link, kept });
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    const held = inbox.held(HART);
    if (!held) throw new Error('the chat is not held');
    expect(unread(held)).to.equal(2);
    inbox.show(HART);
    expect(unread(held)).to.equal(0);
    inbox.show(null);
    link.tell('messages', { conversation: HART, messages: [said(3, 'Hm')] });
    expect(unread(held)).to.equal(1);
    link.answers.replay = async () => ({ messages, more: false });
    // The page is loaded anew: what was on screen is read still, and only that.
    const { inbox: again } = sessionOf({ link, kept });
    again.start();
    await waitUntil(() => again.held(HART)?.ready);
    expect(again.mine.map(unread)).to.deep.equal([1]);
    again.close(HART);
    expect(kept.get(`read:${HART}`)).to.equal(undefined);
  });

  it('looks in a chat that was missed for whether it ended, or was taken away', async () => {
    const messages: MessageView[] = [said(1, 'Hello')];
    const link = linkWith({ waiting: [], mine: [mine(), mine({ id: OTHER })], you: you() });
    link.answers.replay = async ({ conversation: id, since }) => ({
      messages: (id === HART ? messages : [said(1, 'Hi')]).filter(({ seq }) => seq > since),
      more: false,
    });
    const { inbox } = sessionOf({ link });
    const news: News[] = [];
    inbox.onNews = (one) => news.push(one);
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready && inbox.held(OTHER)?.ready);
    const event = { code: 'ended', params: { by: 'resident', name: '' } } as const;
    messages.push({ ...said(2, ''), event });
    link.answers.watch = async () => ({ waiting: [], mine: [], you: you() });
    link.turn(false);
    link.turn(true);
    await waitUntil(() => inbox.held(HART)?.conversation.state === 'ended' && !inbox.held(OTHER));
    expect(news.map(({ kind }) => kind)).to.deep.equal(['gone']);
  });

  it('shows an acknowledged message of one’s own once, though the relay tells of it too', async () => {
    const link = linkWith({ waiting: [], mine: [mine({ lastSeq: 2 })], you: you() });
    const { inbox } = sessionOf({ link });
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    inbox.outbox.add(HART, 'Hello');
    await waitUntil(() => inbox.outbox.of(HART).length === 0);
    const own = {
      ...said(3, 'Hello'),
      id: 'message-number-1',
      sender: { kind: 'staff', name: 'Sam' },
    } as const;
    link.tell('messages', { conversation: HART, messages: [own] });
    expect(inbox.held(HART)?.timeline.messages.map(({ seq }) => seq)).to.deep.equal([1, 2, 3]);
  });
});
