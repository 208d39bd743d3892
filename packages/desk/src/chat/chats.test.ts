import { Refusal } from '../link/refusal.js';
import { conversation, HandLink, HART, mine, said, sessionOf, you } from '../testing/parts.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  sendKeys,
  type,
  waitUntil,
} from '../testing/page.js';
import type { Inbox } from './inbox.js';
import './chats.js';

const history = [said(1, 'My bin was not collected'), said(2, 'It was due on Monday')];

const linkWith = (taken: boolean): HandLink =>
  new HandLink({
    watch: async () =>
      taken
        ? { waiting: [], mine: [mine({ lastSeq: 2 })], you: you() }
        : { waiting: [conversation()], mine: [], you: you() },
    replay: async ({ since }) => ({
      messages: history.filter(({ seq }) => seq > since),
      more: false,
    }),
    take: async () => ({ conversation: mine({ lastSeq: 2 }) }),
    message: async () => ({ seq: 3, at: Date.UTC(2026, 10, 22, 12) }),
    typing: async () => ({}),
    end: async () => ({}),
  });

const open = async (link: HandLink, which: string | null) => {
  const session = sessionOf({ link });
  session.inbox.start();
  await waitUntil(() => session.inbox.loaded);
  const view = await fixture<HTMLElement>(
    html`<desk-chats .session=${session} .conversation=${which}></desk-chats>`,
  );
  return { view, session };
};

const reply = (view: HTMLElement): Promise<HTMLTextAreaElement> =>
  appears(() => view.querySelector<HTMLTextAreaElement>('#reply'), 'the reply box');

const ready = (inbox: Inbox): Promise<void> => waitUntil(() => inbox.held(HART)?.ready);

describe('chats', () => {
  afterEach(() => (location.hash = ''));

  it('lists who waits, with council, service, language, first words and wait in words', async () => {
    const { view } = await open(linkWith(false), null);
    const list = view.querySelector('ul[aria-labelledby="waiting-heading"]');
    expect(view.querySelector('#waiting-heading')?.textContent).to.equal('Waiting');
    const words = list?.textContent.replaceAll(/\s+/g, ' ') ?? '';
    for (const part of [
      'Hart',
      'Waste and recycling, English',
      'My bin was not collected',
      'waiting 3 minutes',
    ])
      expect(words).to.contain(part);
    await expectAccessible(view);
  });

  it('takes a chat and goes to it', async () => {
    const { view, session } = await open(linkWith(false), null);
    byWords(view, 'button', 'Take chat').click();
    await waitUntil(() => location.hash === `#/chats/${HART}`);
    expect(session.inbox.line.forMe).to.have.length(0);
    expect(session.inbox.mine).to.have.length(1);
  });

  it('says who was quicker, and keeps the focus in the list', async () => {
    const link = linkWith(false);
    link.answers.take = async () => {
      throw new Refusal('already-taken', { name: 'Jo' });
    };
    const { view } = await open(link, null);
    byWords(view, 'button', 'Take chat').click();
    await waitUntil(() => document.activeElement?.id === 'waiting-heading');
    expect(view.querySelector('[role="alert"]')?.textContent).to.contain(
      'Jo has already taken this chat',
    );
  });

  it('puts history into the log before it is live', async () => {
    const link = linkWith(true);
    let answer: () => void = () => undefined;
    link.answers.replay = () =>
      new Promise((resolve) => (answer = () => resolve({ messages: history, more: false })));
    const { view } = await open(link, HART);
    const log = await appears(() => view.querySelector('[role="log"]'), 'the log');
    expect(log.getAttribute('aria-label')).to.equal('Conversation');
    expect(log.getAttribute('aria-live')).to.equal('off');
    answer();
    await waitUntil(() => log.getAttribute('aria-live') === 'polite');
    expect(
      [...log.querySelectorAll('.entry__words')].map((words) => words.textContent),
    ).to.deep.equal(['My bin was not collected', 'It was due on Monday']);
    await expectAccessible(view);
  });

  it('sends with Enter, breaks the line with Shift and Enter, and keeps the draft', async () => {
    const link = linkWith(true);
    const { view, session } = await open(link, HART);
    await ready(session.inbox);
    const box = await reply(view);
    box.focus();
    await sendKeys({ type: 'One' });
    await sendKeys({ press: 'Shift+Enter' });
    await sendKeys({ type: 'Two' });
    expect(box.value).to.equal('One\nTwo');
    expect(session.inbox.drafts.get(HART)).to.equal('One\nTwo');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => link.asked.some(({ event }) => event === 'message'));
    expect(link.asked.find(({ event }) => event === 'message')?.body).to.deep.equal({
      conversation: HART,
      id: 'message-number-1',
      body: 'One\nTwo',
    });
    await waitUntil(() => box.value === '');
    expect(session.inbox.drafts.get(HART)).to.equal('');
  });

  it('asks for a message where there is none, each time', async () => {
    const { view, session } = await open(linkWith(true), HART);
    await ready(session.inbox);
    const box = await reply(view);
    byWords(view, 'button', 'Send reply').click();
    const first = await appears(
      () => view.querySelector('[role="alert"] #reply-error'),
      'the error',
    );
    expect(first.textContent).to.contain('Enter a message');
    expect(box.getAttribute('aria-describedby')).to.contain('reply-error');
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    await expectAccessible(view);
    box.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => view.querySelector('#reply-error') !== first);
    expect(view.querySelector('#reply-error')?.textContent).to.contain('Enter a message');
    type(box, 'Hello');
    await waitUntil(() => view.querySelector('#reply-error') === null);
  });

  it('does not send with the Enter that ends an input method’s word', async () => {
    const link = linkWith(true);
    const { view, session } = await open(link, HART);
    await ready(session.inbox);
    const box = await reply(view);
    type(box, 'ni');
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
    );
    expect(session.inbox.outbox.of(HART)).to.have.length(0);
    expect(box.value).to.equal('ni');
  });

  it('shows what is not sent as not sent, and sends it under the same id once connected', async () => {
    const link = linkWith(true);
    const { view, session } = await open(link, HART);
    await ready(session.inbox);
    link.turn(false);
    type(await reply(view), 'Hello');
    byWords(view, 'button', 'Send reply').click();
    const state = await appears(
      () => view.querySelector('.entry__state[role="status"]'),
      'the unsent message',
    );
    expect(state.textContent).to.contain('Not sent yet');
    link.turn(true);
    await waitUntil(() => !view.querySelector('.entry--unsent'));
    const ids = link.asked.flatMap(({ event, body }) =>
      event === 'message' ? [(body as { id: string }).id] : [],
    );
    expect(new Set(ids)).to.deep.equal(new Set(['message-number-1']));
    expect(view.querySelector('.entry--staff .entry__words')?.textContent).to.equal('Hello');
  });

  it('says for whom one speaks, tied to the reply box', async () => {
    const { view } = await open(linkWith(true), HART);
    const box = await reply(view);
    expect(view.querySelector('#speaking-for')?.textContent).to.contain(
      'You are speaking for Hart District Council',
    );
    expect(box.getAttribute('aria-describedby')).to.contain('speaking-for');
  });

  it('shows that the resident types, outside of what is read out', async () => {
    const link = linkWith(true);
    const { view } = await open(link, HART);
    link.tell('typing', { conversation: HART });
    const notice = await appears(() => view.querySelector('.conversation__typing'), 'the notice');
    await waitUntil(() => notice.textContent.includes('Priya is typing'));
    expect(notice.closest('[role="log"], [aria-live], [role="status"], [role="alert"]')).to.equal(
      null,
    );
  });

  it('ends a chat after asking, and gives the focus back when one thinks better of it', async () => {
    const link = linkWith(true);
    const { view, session } = await open(link, HART);
    await ready(session.inbox);
    byWords(view, 'button', 'End chat').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    await expectAccessible(view);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => document.activeElement?.id === 'end-chat');
    expect(link.asked.some(({ event }) => event === 'end')).to.equal(false);
    byWords(view, 'button', 'End chat').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'button', 'Yes, end the chat').click();
    await waitUntil(() => view.textContent.includes('This chat has ended.'));
    expect(view.querySelector('#reply')).to.equal(null);
  });

  it('keeps the focus and the words when the resident ends the chat', async () => {
    const link = linkWith(true);
    const { view, session } = await open(link, HART);
    await ready(session.inbox);
    type(await reply(view), 'Half a reply');
    const ended = { code: 'ended' as const, params: { by: 'resident', name: '' } };
    link.tell('messages', { conversation: HART, messages: [{ ...said(3, ''), event: ended }] });
    link.tell('conversation', { conversation: mine({ lastSeq: 3, state: 'ended' }) });
    const kept = await appears(
      () => view.querySelector<HTMLTextAreaElement>('#left-over'),
      'what was written',
    );
    expect(kept.value).to.equal('Half a reply');
    expect(view.querySelector('.log')?.textContent).to.contain('Priya ended the chat');
    expect(kept.readOnly).to.equal(true);
    expect(view.querySelector('desk-my-chats .card__state')?.textContent.trim()).to.equal('Ended');
    await waitUntil(() => document.activeElement === view.querySelector('desk-conversation h2'));
    await expectAccessible(view);
  });
});
