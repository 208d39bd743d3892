import { answer, chatLink, openChat, words } from '../../testing/chat-side.js';
import { HART } from '../../testing/parts.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  sendKeys,
  waitUntil,
} from '../../testing/page.js';
import '../chats.js';

const other = answer({
  id: HART,
  service: null,
  stale: true,
  texts: { en: { title: 'Opening hours', body: 'We are open 9am to 5pm.' } },
});

const open = async (residentName = 'Priya') => {
  let calls = 0;
  const { view } = await openChat(chatLink({ residentName }), {
    deskAnswers: () => {
      calls += 1;
      return [other, answer()];
    },
  });
  const box = await appears(() => view.querySelector<HTMLTextAreaElement>('#reply'), 'the box');
  box.focus();
  return { view, box, calls: () => calls };
};

const chosen = (view: HTMLElement): string =>
  words(view.querySelector('[role=option][aria-selected=true] strong'));

describe('prepared answers in the composer', () => {
  it('opens at a stroke, is searched and chosen by keys, and fills the reply without sending', async () => {
    const { view, box, calls } = await open();
    await sendKeys({ type: '/' });
    const search = await appears(
      () => view.querySelector<HTMLInputElement>('[role=combobox]'),
      'the search',
    );
    await waitUntil(() => document.activeElement === search);
    await waitUntil(() => view.querySelectorAll('[role=option]').length === 2);
    expect(chosen(view)).to.equal('Missed bin');
    expect(words(view.querySelector('.answers'))).to.contain(
      'Opening hours Review due Any service',
    );
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => chosen(view) === 'Opening hours');
    expect(search.getAttribute('aria-activedescendant')).to.equal(`answer-${HART}`);
    await expectAccessible(view);
    await sendKeys({ type: 'BIN' });
    await waitUntil(() => view.querySelectorAll('[role=option]').length === 1);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => box.value === 'Hello Priya, I am Sam. Ring 01252 622122.');
    expect(document.activeElement).to.equal(box);
    expect(view.querySelector('.answers')).to.equal(null);
    byWords(view, 'button', 'Prepared answers').click();
    await appears(() => view.querySelector('[role=option]'), 'the answers');
    expect(calls()).to.equal(1);
  });

  it('says what it does not find, and gives back what was there for Escape', async () => {
    const { view, box } = await open('');
    await sendKeys({ type: 'Half' });
    byWords(view, 'button', 'Prepared answers').click();
    await appears(() => view.querySelector('[role=option]'), 'the answers');
    await sendKeys({ type: 'tide' });
    await waitUntil(() =>
      words(view.querySelector('.answers [role=status]')).includes('Try fewer'),
    );
    expect(view.querySelector('[role=combobox]')?.getAttribute('aria-expanded')).to.equal('false');
    await expectAccessible(view);
    await sendKeys({ press: 'Enter' });
    // From the reply a stroke leads back to the search, but for one within a word.
    box.focus();
    await sendKeys({ type: '/2 /' });
    expect(document.activeElement?.id).to.equal('answer-search');
    for (const place of [box, byWords(view, 'button', 'Close the answers')]) {
      place.focus();
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => document.activeElement === box && !view.querySelector('.answers'));
      byWords(view, 'button', 'Prepared answers').click();
      await appears(() => view.querySelector('[role=option]'), 'the answers');
    }
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => document.activeElement === box);
    expect(box.value).to.equal('Half/2 ');
    expect(view.querySelector('.answers')).to.equal(null);
  });
});
