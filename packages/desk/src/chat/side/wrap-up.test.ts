import { Refusal } from '../../link/refusal.js';
import { chatLink, openChat, words } from '../../testing/chat-side.js';
import { HART, mine, you } from '../../testing/parts.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  sendKeys,
  waitUntil,
} from '../../testing/page.js';
import '../chats.js';

const pressed = async (...keys: string[]): Promise<void> => {
  for (const press of keys) await sendKeys({ press });
};

/** Ends the chat as an adviser does; the relay tells of it, as it tells of every end. */
const endBy = async (link: ReturnType<typeof chatLink>, view: HTMLElement): Promise<void> => {
  link.answers.end = async () => {
    link.tell('conversation', { conversation: mine({ state: 'ended', wrapUp: true }) });
    return {};
  };
  byWords(view, 'button', 'End chat').click();
  await appears(() => view.querySelector('dialog[open]'), 'the question');
  byWords(view, 'button', 'Yes, end the chat').click();
};

const wrapUps = (link: ReturnType<typeof chatLink>): unknown[] =>
  link.asked.filter(({ event }) => event === 'wrapUp').map(({ body }) => body);

describe('wrapping up', () => {
  afterEach(() => (location.hash = ''));

  it('takes three keys from the chat’s end, and says where the first answer is the last one’s', async () => {
    const link = chatLink();
    const { view, session } = await openChat(link);
    location.hash = `#/chats/${HART}`;
    await endBy(link, view);
    await waitUntil(() => document.activeElement?.id === 'wrap-journey-report');
    await expectAccessible(view);
    const said = await announced(
      () => pressed('Space', '4', 'Enter'),
      (all) => all.length > 0,
    );
    expect(said).to.deep.equal(['Wrap-up of the chat with Priya saved.']);
    expect(wrapUps(link)).to.deep.equal([
      {
        conversation: HART,
        service: 'waste',
        journey: 'report',
        level: 4,
        resolved: true,
        avoidable: false,
        why: '',
        reference: '',
      },
    ]);
    await waitUntil(() => location.hash === '#/chats');
    expect(session.inbox.mine).to.have.length(0);
    // The next one of that service begins with the same journey.
    link.tell('conversation', { conversation: mine() });
    await waitUntil(() => view.querySelector('#end-chat'));
    await endBy(link, view);
    await waitUntil(() => document.activeElement?.id === 'wrap-journey-report');
    const question = view.querySelector('#wrap-journey');
    expect(words(question)).to.contain('As last time');
    expect(question?.getAttribute('aria-describedby')).to.equal('wrap-journey-hint');
    await pressed('ArrowDown');
    await waitUntil(() => !words(question).includes('As last time'));
    await pressed('2', 'Enter');
    await waitUntil(() => wrapUps(link).length === 2);
    expect(wrapUps(link)[1]).to.include({ journey: 'pay', level: 2, resolved: false });
  });

  it('takes no key that was meant for a reply when the resident ends the chat', async () => {
    const link = chatLink();
    const { view, session } = await openChat(link);
    const box = await appears(() => view.querySelector<HTMLElement>('#reply'), 'the reply box');
    box.focus();
    link.tell('conversation', { conversation: mine({ state: 'ended', wrapUp: true }) });
    await waitUntil(() => document.activeElement?.id === 'wrap-title');
    await pressed('4', 'Enter');
    expect(wrapUps(link)).to.deep.equal([]);
    expect(view.querySelector<HTMLInputElement>('#wrap-level-4')?.checked).to.equal(false);
    expect(session.inbox.mine).to.have.length(1);
  });

  it('says what is missing at its place, keeps what was chosen, and says what the relay refused', async () => {
    const link = chatLink({ state: 'ended', wrapUp: true });
    link.answers.wrapUp = async () => {
      throw new Refusal('wrap-up-early');
    };
    const { view } = await openChat(link);
    const save = await appears(() => view.querySelector<HTMLElement>('#wrap-save'), 'the button');
    const wrong = 'There is a problem. Choose what they wanted to do. Choose how far it got';
    for (const _ of ['once', 'again']) {
      const said = await announced(
        () => save.click(),
        (all) => all.length > 0,
      );
      expect(said).to.deep.equal([wrong]);
      expect(document.activeElement?.id).to.equal('wrap-journey-report');
    }
    expect(view.querySelector('#wrap-journey')?.ariaInvalid).to.equal('true');
    await expectAccessible(view);
    expect(words(view.querySelector('#wrap-journey-error'))).to.contain('what they wanted to do');
    expect(words(view.querySelector('#wrap-level-error'))).to.contain('how far it got');
    await pressed('Space', '1');
    await waitUntil(() => !view.querySelector('#wrap-level-error'));
    view.querySelector<HTMLElement>('#wrap-avoidable')?.click();
    await appears(() => view.querySelector('#wrap-why'), 'the question why');
    await expectAccessible(view);
    save.click();
    await waitUntil(() =>
      words(view.querySelector('.wrap [role=alert]')).includes('has not ended'),
    );
    expect(view.querySelector<HTMLInputElement>('#wrap-level-1')?.checked).to.equal(true);
  });

  it('can be filled in before the end: saving asks to end the chat, Escape leaves', async () => {
    const link = chatLink();
    const { view } = await openChat(link);
    link.answers.end = async () => {
      link.tell('conversation', { conversation: mine({ state: 'ended', wrapUp: true }) });
      return {};
    };
    byWords(view, 'button', 'Start the wrap-up').click();
    await waitUntil(() => document.activeElement?.id === 'wrap-journey-report');
    await pressed('Escape');
    expect(document.activeElement?.localName).to.equal('h2');
    view.querySelector<HTMLElement>('#wrap-journey-report')?.focus();
    await pressed('Space', '3', 'Enter');
    const asked = await appears(() => view.querySelector('dialog[open]'), 'the question');
    expect(words(asked)).to.contain('End this chat?');
    await pressed('Escape');
    await waitUntil(() => document.activeElement?.id === 'wrap-save');
    expect(words(document.activeElement)).to.equal('End the chat and save');
    expect(link.asked.filter(({ event }) => event === 'end')).to.deep.equal([]);
    await pressed('Enter');
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'button', 'Yes, end the chat').click();
    await waitUntil(() => wrapUps(link).length === 1);
    expect(wrapUps(link)[0]).to.include({ journey: 'report', level: 3, resolved: false });
  });

  it('can be left out only where the council lets it', async () => {
    const link = chatLink({ state: 'ended', wrapUp: true });
    link.answers.putAway = async () => {
      throw new Refusal('wrap-up-first', { name: 'Priya' });
    };
    const { view, session } = await openChat(link);
    byWords(view, 'button', 'Close without wrapping up');
    link.tell('you', { you: you({ mustWrapUp: ['hart'] }) });
    await waitUntil(() => !words(view).includes('Close without'));
    link.tell('you', { you: you({ mustWrapUp: ['rushmoor'], state: 'wrap-up' }) });
    await waitUntil(() => words(view).includes('Close without'));
    // The council has changed its mind meanwhile.
    byWords(view, 'button', 'Close without wrapping up').click();
    await waitUntil(() =>
      words(view.querySelector('.wrap [role=alert]')).includes('the chat with Priya first'),
    );
    expect(session.inbox.mine).to.have.length(1);
    link.answers.putAway = async () => ({});
    byWords(view, 'button', 'Close without wrapping up').click();
    await waitUntil(() => session.inbox.mine.length === 0);
    const put = link.asked.filter(({ event }) => event === 'putAway').map(({ body }) => body);
    expect(put).to.deep.equal([{ conversation: HART }, { conversation: HART }]);
    expect(wrapUps(link)).to.deep.equal([]);
  });

  it('is about the chat’s own service, though its council offers that no more', async () => {
    const link = chatLink({ state: 'ended', wrapUp: true, service: 'tree-care' });
    const { view } = await openChat(link);
    const choice = await appears(
      () => view.querySelector<HTMLSelectElement>('.wrap select'),
      'the services',
    );
    expect(choice.value).to.equal('tree-care');
    expect(words(choice.selectedOptions[0] ?? null)).to.equal('tree-care (no longer offered)');
    expect(choice.options.length).to.be.greaterThan(1);
  });
});
