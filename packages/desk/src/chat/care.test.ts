import {
  expect,
  appears,
  expectAccessible,
  fixture,
  html,
  type,
  waitUntil,
} from '../testing/page.js';
import { conversation, HandLink, HART, mine, NOW, said, sessionOf, you } from '../testing/parts.js';
import './chats.js';

const FILE = '01970000-0000-7000-8000-0000000000f1';
const photo = {
  ...said(2, ''),
  file: {
    id: FILE,
    name: 'bin.jpg',
    type: 'image/jpeg',
    bytes: 1_468_006,
    width: 1_600,
    height: 1_200,
    alt: 'A green bin, full',
  },
};

const linkWith = (fields: Parameters<typeof mine>[0], messages = [said(1, 'Hello')]): HandLink =>
  new HandLink({
    watch: async () => ({
      waiting: [],
      mine: [mine({ lastSeq: messages.length, ...fields })],
      you: you(),
    }),
    replay: async ({ since }) => ({
      messages: messages.filter(({ seq }) => seq > since),
      more: false,
    }),
    seen: async () => ({}),
    typing: async () => ({}),
    message: async ({ body }) => ({ seq: messages.length + 1, at: NOW, body }),
    file: async () => ({ url: '/packages/server/static/bell.svg', expiresAt: NOW + 60_000 }),
  });

const open = async (link: HandLink) => {
  const session = sessionOf({ link });
  session.inbox.start();
  const view = await fixture<HTMLElement>(
    html`<desk-chats .session=${session} .conversation=${HART}></desk-chats>`,
  );
  await waitUntil(() => session.inbox.held(HART)?.ready);
  await view.querySelector('desk-conversation')?.updateComplete;
  return { view, session };
};

const words = (view: HTMLElement): string => view.textContent.replaceAll(/\s+/g, ' ');

describe('care in chats', () => {
  it('tells what reached the desk and what was on screen', async () => {
    const link = linkWith({}, [said(1, 'Hello'), said(2, 'Are you there?')]);
    await open(link);
    await waitUntil(() => link.asked.some(({ event }) => event === 'seen'));
    const last = link.asked.findLast(({ event }) => event === 'seen');
    expect(last?.body).to.deep.equal({ conversation: HART, delivered: 2, read: 2 });
  });

  it('says beside a resident’s name, which is their own word, that it is the resident’s', async () => {
    const given = {
      ...said(1, 'Hello'),
      sender: { kind: 'resident' as const, name: 'Sam at Hart' },
    };
    const answer = { ...said(2, 'Hello'), sender: { kind: 'staff' as const, name: 'Sam' } };
    const { view } = await open(linkWith({}, [given, answer]));
    const names = [...view.querySelectorAll('.entry__who')].map(({ textContent }) =>
      textContent.replace(/, [^,]*$/, ''),
    );
    expect(names).to.deep.equal(['Sam at Hart (Resident)', 'Sam']);
  });

  it('says by whom a chat was passed on and to whom, and who did not take it', async () => {
    const event = (
      seq: number,
      code: 'joined' | 'transferred',
      params: Readonly<Record<string, string>>,
    ) => ({
      ...said(seq, ''),
      sender: { kind: 'system' as const, name: '' },
      event: { code, params },
    });
    const { view } = await open(
      linkWith({}, [
        event(1, 'transferred', { service: 'waste' }),
        event(2, 'joined', { name: 'Sam' }),
        event(3, 'transferred', { name: 'Jo' }),
        event(4, 'transferred', { service: 'waste' }),
      ]),
    );
    const lines = [...view.querySelectorAll('.entry--event')].map(({ textContent }) =>
      textContent.trim().replace(/, [^,]*$/, ''),
    );
    expect(lines).to.deep.equal([
      'The chat was passed on to Waste and recycling',
      'Sam has joined',
      'Sam passed the chat on to Jo',
      'Jo did not take the chat: it waits for Waste and recycling',
    ]);
  });

  it('says how far the resident has come with the last message of staff', async () => {
    const answer = { ...said(2, 'Which street?'), sender: { kind: 'staff' as const, name: 'Sam' } };
    const link = linkWith({}, [said(1, 'Hello'), answer]);
    const { view } = await open(link);
    expect(words(view)).to.contain('Your last message was sent.');
    link.tell('marks', { conversation: HART, delivered: 2, read: 0 });
    await waitUntil(() => words(view).includes('Your last message was delivered.'));
    link.tell('marks', { conversation: HART, delivered: 2, read: 2 });
    await waitUntil(() => words(view).includes('Priya has seen your last message.'));
    // Not a word of it in the log, where it would be read out.
    expect(view.querySelector('[role=log]')?.textContent).not.to.contain('has seen');
  });

  it('shows a danger, a message that was left and an idle chat in words', async () => {
    const by = Date.UTC(2026, 10, 24, 17);
    const link = linkWith({ danger: true, left: true, answerBy: by, idleEndsAt: NOW + 300_000 });
    const { view } = await open(link);
    for (const part of [
      'May be in danger',
      'Left a message',
      'They may have gone.',
      'Answer by Tuesday 24 November at 5pm.',
      'Priya has been quiet. The chat ends at 12:05pm unless they go on.',
      'Reference 7K4M-2Q9X',
    ])
      expect(words(view)).to.contain(part);
    link.tell('conversation', {
      conversation: conversation({ id: FILE, danger: true, residentName: 'Ann' }),
    });
    await waitUntil(() => /Ann/.test(view.querySelector('desk-waiting-list')?.textContent ?? ''));
    expect(view.querySelector('desk-waiting-list')?.textContent).to.contain('May be in danger');
    link.tell('marks', { conversation: HART, delivered: 1, read: 1 });
    await waitUntil(() => !words(view).includes('They may have gone.'));
    await expectAccessible(view);
  });

  it('goes on saying that somebody is in danger once they have ended the chat', async () => {
    const link = linkWith({ danger: true, idleEndsAt: NOW + 300_000 });
    const { view } = await open(link);
    const advice = view.querySelector('.notices__danger')?.textContent;
    link.tell('conversation', {
      conversation: mine({ danger: true, state: 'ended', idleEndsAt: NOW + 300_000 }),
    });
    await waitUntil(() => !words(view).includes('has been quiet'));
    expect(view.querySelector('.notices__danger')?.textContent).to.equal(advice);
  });

  it('shows a picture with its words, and asks for a link each time', async () => {
    const link = linkWith({}, [said(1, 'Hello'), photo]);
    const { view } = await open(link);
    const picture = await appears(
      () => view.querySelector<HTMLImageElement>('.file__picture'),
      'the picture',
    );
    expect(picture.alt).to.equal('A green bin, full');
    expect(words(view)).to.contain('bin.jpg, 1.4 MB');
    expect(link.asked.find(({ event }) => event === 'file')?.body).to.deep.equal({
      conversation: HART,
      file: FILE,
    });
    await expectAccessible(view);
  });

  it('hides a card number before it leaves, and says so', async () => {
    const link = linkWith({});
    const { view } = await open(link);
    const box = await appears(
      () => view.querySelector<HTMLTextAreaElement>('#reply'),
      'the reply box',
    );
    type(box, 'Is it 4111 1111 1111 1111?');
    view.querySelector<HTMLFormElement>('.composer')?.requestSubmit();
    await waitUntil(() => link.asked.some(({ event }) => event === 'message'));
    expect(JSON.stringify(link.asked)).not.to.contain('4111');
    await waitUntil(() => words(view).includes('number was hidden in what you sent'));
  });
});
