import { Keys } from '../keys/keys.js';
import { listen } from '../keys/listen.js';
import { chatLink, words } from '../testing/chat-side.js';
import { conversation, emptyKept, HART, mine, NOW, sessionOf, you } from '../testing/parts.js';
import {
  announced,
  appears,
  byWords,
  expect,
  fixture,
  html,
  sendKeys,
  waitUntil,
} from '../testing/page.js';
import '../shell/shell.js';

const OTHER = '01970000-0000-7000-8000-000000000002';
const jo = { id: '01970000-0000-7000-8000-0000000000bb', name: 'Jo' };

const reply = (view: HTMLElement): Promise<HTMLTextAreaElement> =>
  appears(() => view.querySelector<HTMLTextAreaElement>('#reply'), 'the reply box');

/** Whoever looks at the keyboard writes on, whatever becomes of the chat meanwhile. */
describe('words that are typed on', () => {
  const stops: (() => void)[] = [];
  let now = NOW;

  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    location.hash = '';
  });

  /** One chat of one's own in which somebody writes, and another that waits. */
  const writing = async () => {
    const link = chatLink();
    link.answers.watch = async () => ({
      waiting: [conversation({ id: OTHER })],
      mine: [mine()],
      you: you(),
    });
    link.answers.takeNext = async () => ({ conversation: null });
    const session = sessionOf({ link });
    session.inbox.start();
    await waitUntil(() => session.inbox.held(HART)?.ready);
    now = NOW;
    stops.push(listen(new Keys(emptyKept()), document, { now: () => now }));
    const view = await fixture<HTMLElement>(
      html`<desk-chats .session=${session} .conversation=${HART}></desk-chats>`,
    );
    (await reply(view)).focus();
    await sendKeys({ type: 'About your ' });
    const took = (): boolean => link.asked.some(({ event }) => event === 'takeNext');
    return { link, view, took };
  };

  it('take no chat where theirs was taken over', async () => {
    const { link, view, took } = await writing();
    link.tell('conversation', { conversation: mine({ advisor: jo }) });
    await waitUntil(() => words(document.activeElement).startsWith('This chat is not among yours'));
    // Also where they thought about the next word for a while.
    now += 60_000;
    const said = await announced(
      () => sendKeys({ type: 'tax, pet' }),
      (all) => all.length > 0,
    );
    expect(said).to.deep.equal([
      'The box that you wrote in has gone. Keys do nothing until you pause.',
    ]);
    await sendKeys({ press: 'Enter' });
    expect(took()).to.equal(false);
    expect(view.contains(document.activeElement)).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 't' });
    expect(took()).to.equal(true);
  });

  it('do nothing where the resident ended the chat, until a pause', async () => {
    const { link, took } = await writing();
    link.tell('conversation', { conversation: mine({ state: 'ended', wrapUp: true }) });
    await waitUntil(() => document.activeElement?.id === 'wrap-title');
    await sendKeys({ type: 'tax 4' });
    expect(took()).to.equal(false);
    expect(document.querySelector('#wrap-level input:checked')).to.equal(null);
    now += 1_500;
    await sendKeys({ press: 't' });
    expect(took()).to.equal(true);
  });

  /** Two chats of one's own, the second with words that are not finished. */
  const between = async (first: Parameters<typeof mine>[0]) => {
    const link = chatLink();
    link.answers.watch = async () => ({
      waiting: [],
      mine: [mine(first), mine({ id: OTHER, startedAt: NOW, residentName: 'Ann' })],
      you: you({ load: 2 }),
    });
    const session = sessionOf({ link });
    session.inbox.drafts.set(OTHER, 'I am not sure, but');
    session.inbox.start();
    await waitUntil(() => session.inbox.held(OTHER)?.ready);
    location.hash = `#/chats/${HART}`;
    const view = await fixture<HTMLElement>(html`<desk-shell .session=${session}></desk-shell>`);
    return { link, view, session };
  };

  /** Whoever pressed Enter once too often has sent nothing to the next resident. */
  const nothingSent = async ({ view, session }: Awaited<ReturnType<typeof between>>) => {
    await waitUntil(() => words(document.activeElement) === 'Ann');
    await sendKeys({ press: 'Enter' });
    (await reply(view)).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true }),
    );
    expect(session.inbox.outbox.of(OTHER)).to.deep.equal([]);
    expect(session.inbox.drafts.get(OTHER)).to.equal('I am not sure, but');
  };

  it('are not sent in the chat that opens after a transfer', async () => {
    const desk = await between({});
    (
      await appears(() => desk.view.querySelector<HTMLElement>('#more-transfer'), 'the way')
    ).click();
    const whom = await appears(
      () => desk.view.querySelector<HTMLSelectElement>('#transfer-whom'),
      'the colleagues',
    );
    whom.value = HART.replace(/1$/, '8');
    whom.dispatchEvent(new Event('change'));
    const transfer = byWords(desk.view, 'button', 'Transfer');
    transfer.focus();
    await sendKeys({ press: 'Enter' });
    await nothingSent(desk);
  });

  it('are not sent in the chat that opens after a wrap-up', async () => {
    const desk = await between({ state: 'ended', wrapUp: true });
    await waitUntil(() => document.activeElement?.id === 'wrap-journey-report');
    for (const press of ['Space', '4', 'Enter']) await sendKeys({ press });
    await nothingSent(desk);
  });
});
