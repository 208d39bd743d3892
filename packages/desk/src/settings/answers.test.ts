import type { AnswerView } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
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
import { handApi, sessionOf, type ApiAnswers } from '../testing/parts.js';
import { admin, answerOf, inputOf } from '../testing/people.js';
import './answers.js';

const english = (title: string, body: string): AnswerView['texts'] => ({ en: { title, body } });
const stale = answerOf({
  id: '01970000-0000-7000-8000-0000000000f2',
  service: null,
  texts: english('Opening hours', 'We are open, {name}.'),
  reviewOn: '2026-11-01',
  stale: true,
});

const open = async (answers: ApiAnswers = {}) => {
  const asked: { name: string; body: unknown }[] = [];
  const api = handApi({ deskAnswers: () => [answerOf(), stale], ...answers }, asked);
  const session = sessionOf({ me: admin, api });
  const view = await fixture<HTMLElement>(
    html`<desk-settings-answers .session=${session} .council=${'hart'}></desk-settings-answers>`,
  );
  await waitUntil(() => view.querySelector('tbody tr'), 'the answers');
  const sent = (name: string): unknown[] =>
    asked.filter((each) => each.name === name).map(({ body }) => body);
  return { view, sent };
};

const area = (view: Element, id: string): HTMLTextAreaElement => {
  const found = view.querySelector<HTMLTextAreaElement>(`textarea#${id}`);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};

const titles = (view: Element): string[] =>
  [...view.querySelectorAll('tbody th strong')].map(({ textContent }) => textContent);

describe('prepared answers', () => {
  it('lists the reviews that are due first, in words, and finds by words of either language', async () => {
    const { view } = await open();
    expect(titles(view)).to.deep.equal(['Opening hours', 'Missed bin']);
    const first = view.querySelector('tbody tr')?.textContent;
    for (const words of ['Review due', '1 November 2026', 'Lee', 'No Welsh', 'Any service'])
      expect(first).to.contain(words);
    expect(view.querySelector('[role=status]')?.textContent).to.contain('1 review is due.');
    await expectAccessible(view);
    type(inputOf(view, 'answers-search'), 'GASGLU recycling');
    await waitUntil(() => titles(view).length === 1);
    expect(titles(view)).to.deep.equal(['Missed bin']);
  });

  it('writes an answer in both languages, with what is wrong at its field and a preview', async () => {
    const { view, sent } = await open({ deskNewAnswer: () => answerOf() });
    byWords(view, 'button', 'Write an answer').click();
    await waitUntil(() => document.activeElement?.matches('h2'));
    type(inputOf(view, 'answer-titleEn'), 'Missed bin');
    type(area(view, 'answer-bodyEn'), 'Hello {name} of {town}, call {phone}.');
    type(inputOf(view, 'answer-titleCy'), 'Bin');
    await waitUntil(() => view.querySelector('.prepared-preview'));
    expect(view.querySelector('.prepared-preview')?.textContent).to.equal(
      'Hello Priya of {town}, call 01252 622122.',
    );
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    expect(view.querySelector('#answer-bodyEn-error')?.textContent).to.contain('no {town}');
    expect(view.querySelector('#answer-bodyCy-error')?.textContent).to.contain(
      'Enter the answer in Welsh.',
    );
    expect(area(view, 'answer-bodyCy').lang).to.equal('cy');
    await expectAccessible(view);
    // A card's number is for nobody to prepare.
    type(area(view, 'answer-bodyEn'), 'Hello {name}, pay with 4111 1111 1111 1111.');
    type(area(view, 'answer-bodyCy'), 'Helo');
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => sent('deskNewAnswer').length > 0);
    const [body] = sent('deskNewAnswer') as [{ texts: AnswerView['texts']; reviewOn: string }];
    expect(body.texts.en.body).not.to.contain('4111');
    expect(body.texts.cy).to.deep.equal({ title: 'Bin', body: 'Helo' });
    expect(body.reviewOn).to.equal('2027-05-22');
    expect(body).not.to.have.property('owner');
  });

  it('keeps the owner when somebody else changes an answer, and says when there is none any more', async () => {
    const { view, sent } = await open({
      deskEditAnswer: (body) => {
        if ((body as { owner?: string }).owner) throw new Refusal('staff-unknown');
        return answerOf();
      },
    });
    view.querySelector<HTMLElement>(`#change-${answerOf().id}`)?.click();
    await appears(() => view.querySelector('#answer-titleEn'), 'the form');
    expect(view.textContent).to.contain('Lee sees to it.');
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => view.querySelector('.error-summary'));
    expect(view.querySelector('.error-summary')?.textContent).to.contain(
      'Lee no longer works for Hart.',
    );
    byWords(view, 'button', 'Save').click();
    await waitUntil(() => titles(view).length > 0);
    expect(sent('deskEditAnswer').map((body) => (body as { owner?: string }).owner)).to.deep.equal([
      answerOf().owner.id,
      undefined,
    ]);
  });

  it('sets the next review in one question, and nothing else', async () => {
    const { view, sent } = await open({
      deskEditAnswer: () => ({ ...stale, stale: false, reviewOn: '2027-01-31' }),
    });
    view.querySelector<HTMLElement>(`#reviewed-${stale.id}`)?.click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    await expectAccessible(view);
    type(inputOf(view, 'answer-next'), '2026-11-22');
    byWords(view, 'dialog button', 'Save the date').click();
    await waitUntil(() => view.querySelector('#answer-next-error'));
    type(inputOf(view, 'answer-next'), '2027-01-31');
    byWords(view, 'dialog button', 'Save the date').click();
    await waitUntil(() => titles(view)[0] === 'Missed bin');
    expect(sent('deskEditAnswer')).to.deep.equal([
      { service: null, texts: stale.texts, reviewOn: '2027-01-31', owner: stale.owner.id },
    ]);
    await waitUntil(() => document.activeElement?.id === `reviewed-${stale.id}`);
  });

  it('deletes an answer once that is confirmed', async () => {
    const { view, sent } = await open({ deskDropAnswer: () => undefined });
    view.querySelector<HTMLElement>(`#delete-${stale.id}`)?.click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    expect(sent('deskDropAnswer')).to.have.length(0);
    byWords(view, 'dialog button', 'Yes, delete it').click();
    await waitUntil(() => titles(view).length === 1);
    expect(sent('deskDropAnswer')).to.have.length(1);
  });
});
