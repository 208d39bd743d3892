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
  setViewport,
  type,
  waitUntil,
} from '../testing/page.js';
import '../shell/shell.js';

const OTHER = '01970000-0000-7000-8000-000000000002';
const JO = '01970000-0000-7000-8000-0000000000bb';
const ringing = { to: sam.id, until: NOW + 30_000, from: 'Jo' };

const words = (element: Element | null): string =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

const open = async (answers: HandLink['answers']) => {
  location.hash = '#/chats';
  const link = new HandLink({
    watch: async () => ({ at: NOW, waiting: [], mine: [], you: you() }),
    ...answers,
  });
  const session = sessionOf({ link });
  session.inbox.start();
  await waitUntil(() => session.inbox.loaded);
  const view = await fixture<HTMLElement>(html`<desk-shell .session=${session}></desk-shell>`);
  return { view, session, link };
};

describe('what is said of rings and of how one is', () => {
  afterEach(() => (location.hash = ''));

  it('says once what rang out, and that one is away for it; what rings is not told of as waiting', async () => {
    const { view, link } = await open({});
    const lines = await announced(
      async () => {
        link.tell('conversation', { conversation: conversation() });
        link.tell('conversation', { conversation: conversation({ offer: ringing }) });
        await appears(() => view.querySelector('.offers'), 'what rings');
        expect(view.querySelector('.cue')).to.equal(null);
        link.tell('conversation', { conversation: conversation() });
        await waitUntil(() => words(view.querySelector('.cue')).includes('in time'));
        link.tell('you', { you: you({ state: 'away', chosen: 'away' }) });
        link.tell('conversation', { conversation: conversation({ id: OTHER }) });
      },
      (all) => all.length > 3,
    );
    expect(lines).to.deep.equal([
      'Chat for you from Jo: Hart, Waste and recycling. It rings for 30 seconds.',
      'The chat was passed on: nobody took it in time.',
      'You are set to away: two chats rang and were not taken.',
      'New chat waiting: Hart, Waste and recycling',
    ]);
  });

  it('keeps a line of it in sight of whoever writes at 320 px, with the way to it', async () => {
    await setViewport({ width: 320, height: 256 });
    try {
      const { view, session, link } = await open({
        watch: async () => ({ waiting: [], mine: [mine({ lastSeq: 40 })], you: you() }),
        replay: async ({ since }) => ({
          messages: since === 0 ? Array.from({ length: 40 }, (_, at) => said(at + 1, 'Hello')) : [],
          more: false,
        }),
      });
      await waitUntil(() => session.inbox.held(HART)?.ready);
      location.hash = `#/chats/${HART}`;
      const box = await appears(
        () => view.querySelector<HTMLTextAreaElement>('#reply'),
        'the reply box',
      );
      type(box, 'I am looking');
      link.tell('conversation', { conversation: conversation({ id: OTHER, offer: ringing }) });
      const line = await appears(() => view.querySelector('.offers__line'), 'what rings');
      box.blur();
      box.focus();
      await waitUntil(() => line.getBoundingClientRect().top === 0 && window.scrollY > 0);
      expect(box.getBoundingClientRect().top).to.be.least(line.getBoundingClientRect().bottom);
      await expectAccessible(view);
      byWords(view, '.offers__line button', 'Show').click();
      const accept = document.activeElement;
      expect(words(accept)).to.contain('Accept chat');
      await waitUntil(
        () => (accept?.getBoundingClientRect().top ?? 0) >= line.getBoundingClientRect().bottom,
      );
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('tells whoever passed a chat on that the colleague did not take it, and that it waits', async () => {
    const { view, session, link } = await open({
      watch: async () => ({ waiting: [], mine: [mine()], you: you() }),
      replay: async () => ({ messages: [], more: false }),
      transfer: async () => {
        link.tell('conversation', { conversation: conversation({ offer: atJo }) });
        return {};
      },
    });
    const atJo = { to: JO, until: NOW + 30_000, from: 'Sam' };
    const pass = () =>
      session.inbox.transfer({ conversation: HART, to: { staff: JO }, note: '' }, 'Jo');
    await pass();
    expect(view.querySelector('.cue')).to.equal(null);
    const lines = await announced(
      () => link.tell('conversation', { conversation: conversation() }),
      (all) => all.length > 0,
    );
    expect(lines).to.deep.equal(['Jo did not take the chat with Priya, Hart: it waits.']);
    expect(words(await appears(() => view.querySelector('.cue'), 'the news'))).to.contain('Jo did');
    // Jo takes the next: that is no news, and what becomes of it later is not one's own.
    link.tell('conversation', { conversation: mine() });
    await pass();
    const taken = conversation({ state: 'active', advisor: { id: JO, name: 'Jo' } });
    const after = await announced(
      () => {
        link.tell('conversation', { conversation: taken });
        link.tell('conversation', { conversation: conversation() });
        link.tell('invited', { conversation: OTHER, by: 'Ann' });
      },
      (all) => all.some((line) => line.startsWith('Ann')),
    );
    expect(after.filter((line) => line.includes('did not take'))).to.deep.equal([]);
  });

  it('says what was chosen, once the relay has heard it', async () => {
    const { view } = await open({
      setState: async ({ state }) => ({ you: you({ state, chosen: state }) }),
    });
    const lines = await announced(
      () => {
        const select = view.querySelector<HTMLSelectElement>('#presence');
        if (!select) throw new Error('one cannot say how one is');
        select.value = 'break';
        select.dispatchEvent(new Event('change'));
      },
      (all) => all.length > 0,
    );
    expect(lines).to.deep.equal(['You are on a break now: nothing new rings.']);
  });

  it('puts the focus at the heading of the first view, and forgets all news when one is signed out', async () => {
    const { view, link } = await open({});
    const shell = view as HTMLElement & { focusStart(): Promise<void>; forget(): void };
    await shell.focusStart();
    expect(document.activeElement?.tagName).to.equal('H1');
    link.tell('invited', { conversation: OTHER, by: 'Jo' });
    await appears(() => view.querySelector('.cue'), 'the news');
    shell.forget();
    await waitUntil(() => !view.querySelector('.cue'));
  });
});
