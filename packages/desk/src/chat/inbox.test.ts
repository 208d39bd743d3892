import type { StaffReplies } from '@bellman/protocol';
import { conversation, HandLink, HART, mine, said, sessionOf, you } from '../testing/parts.js';
import { expect, waitUntil } from '../testing/page.js';
import type { News } from './inbox.js';
import { unread } from './held.js';

const OTHER = '01970000-0000-7000-8000-000000000002';

const linkWith = (
  watch: StaffReplies['watch'],
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
      waiting: [conversation({ id: OTHER, startedAt: 2 })],
      mine: [],
      you: you(),
    });
    const { inbox } = sessionOf({ link });
    const news: News[] = [];
    inbox.onNews = (one) => news.push(one);
    inbox.start();
    await waitUntil(() => inbox.loaded);
    link.tell('conversation', { conversation: conversation({ startedAt: 1 }) });
    expect(inbox.waiting.map(({ id }) => id)).to.deep.equal([HART, OTHER]);
    expect(news.map(({ kind }) => kind)).to.deep.equal(['waiting']);
    const advisor = { id: OTHER, name: 'Jo' };
    link.tell('conversation', { conversation: conversation({ state: 'active', advisor }) });
    expect(inbox.waiting.map(({ id }) => id)).to.deep.equal([OTHER]);
  });

  it('counts as unread what came while another chat was on screen', async () => {
    const link = linkWith({ waiting: [], mine: [mine({ lastSeq: 2 })], you: you() });
    const { inbox } = sessionOf({ link });
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
  });

  it('shows as ended a chat that ended while the connection was lost', async () => {
    const link = linkWith({ waiting: [], mine: [mine({ lastSeq: 2 })], you: you() });
    const { inbox } = sessionOf({ link });
    inbox.start();
    await waitUntil(() => inbox.held(HART)?.ready);
    link.answers.watch = async () => ({ waiting: [], mine: [], you: you() });
    link.turn(false);
    link.turn(true);
    await waitUntil(() => inbox.held(HART)?.conversation.state === 'ended');
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
