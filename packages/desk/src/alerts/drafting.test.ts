import type { Category, Role, StaffAlert } from '@bellman/protocol';
import { sam } from '../testing/parts.js';
import { Refusal } from '../link/refusal.js';
import { previewOf } from '../testing/alerts.js';
import { box, draft, goOn, open } from '../testing/editor.js';
import { appears, byWords, expect, expectAccessible, type, waitUntil } from '../testing/page.js';

const PARTNER = '01970000-0000-7000-8000-0000000000c1';

const choose = (view: HTMLElement, label: string, value: string): void => {
  const select = box(view, label);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('what an alert is', () => {
  afterEach(() => (location.hash = ''));

  it('is a drill on every screen, in words and stripes', async () => {
    const { view, asked } = await open('what', {
      answers: { deskEditAlert: () => ({ ...draft, revision: 2 }) },
    });
    expect(view.querySelector('.drill')).to.equal(null);
    box(view, 'Yes, a drill').click();
    await appears(() => view.querySelector('.drill'), 'that it is a drill');
    await expectAccessible(view);
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/where'));
    expect(asked.find(({ name }) => name === 'deskEditAlert')?.body).to.deep.include({
      exercise: true,
    });
    for (const question of ['where', 'when', 'check'] as const) {
      const screen = await open(question, {
        answers: { deskAlert: () => ({ ...draft, exercise: true }) },
      });
      expect(screen.view.querySelector('.drill')?.textContent, question).to.contain('EXERCISE');
      expect(screen.view.querySelector('.page--drill'), question).to.not.equal(null);
    }
  });

  it('is cleared only once that is confirmed, by a button that is not beside the main one', async () => {
    const { view } = await open('what', { alert: null });
    const clear = byWords(view, 'button', 'Clear everything and start again');
    expect(getComputedStyle(clear).visibility).to.equal('hidden');
    type(box(view, 'Headline'), 'Half a head');
    await waitUntil(() => getComputedStyle(clear).visibility === 'visible');
    const first = view.querySelector('form input');
    expect(first && clear.compareDocumentPosition(first)).to.equal(4);
    clear.click();
    const dialog = await appears(() => view.querySelector('dialog[open]'), 'the question');
    await expectAccessible(view);
    byWords(dialog, 'button', 'Cancel').click();
    await waitUntil(() => view.querySelector('dialog') === null);
    expect(box(view, 'Headline').value).to.equal('Half a head');
    clear.click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'dialog button', 'Clear everything').click();
    await waitUntil(() => box(view, 'Headline').value === '');
    await waitUntil(() => document.activeElement === view.querySelector('h1'));
  });

  it('says for whom it is sent, what it is about, and whether it can be followed', async () => {
    const partner = { id: PARTNER, name: 'Hampshire Police', areas: [], categories: [], staff: [] };
    const { view, asked } = await open('what', {
      answers: { deskPartners: () => [partner], deskEditAlert: () => ({ ...draft, revision: 2 }) },
    });
    await waitUntil(() => view.querySelector('#partner'));
    choose(view, 'Sent for', PARTNER);
    choose(view, 'What is it about?', 'Fire');
    expect(view.querySelector('#followable')).to.equal(null);
    box(view, 'Service').click();
    await appears(() => view.querySelector('#followable'), 'whether it can be followed');
    box(view, 'Residents may ask to be told when this is resolved').click();
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/where'));
    expect(asked.find(({ name }) => name === 'deskEditAlert')?.body).to.deep.include({
      ...{ kind: 'service', category: 'Fire', partner: PARTNER, followable: true },
    });
  });

  it('asks an all-clear only for words, and then to be checked', async () => {
    const clear: StaffAlert = { ...draft, type: 'all-clear', version: 2, where: [] };
    const { view } = await open('what', {
      answers: { deskAlert: () => clear, deskEditAlert: () => ({ ...clear, revision: 2 }) },
    });
    expect(view.textContent).to.contain('All-clear');
    expect(view.querySelectorAll('input[type="radio"], select')).to.have.length(0);
    await expectAccessible(view);
    type(box(view, 'Headline'), '');
    goOn(view);
    await waitUntil(() => view.querySelectorAll('.error-summary li').length === 1);
    type(box(view, 'Headline'), 'The flood in Hook is over');
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/check'));
  });

  it('asks an update neither for its kind nor whether it is a drill', async () => {
    const { view } = await open('what', {
      answers: { deskAlert: () => ({ ...draft, type: 'update', version: 2 }) },
    });
    expect(view.textContent).to.contain('Kind of alert: Emergency. It stays as it was.');
    expect(view.querySelector('#kind, #exercise')).to.equal(null);
  });

  it('shows how it will be read, with advice on plainer words', async () => {
    const hint = { language: 'en', field: 'what', hint: 'hard-word', words: 'inundation' } as const;
    const { view } = await open('check', {
      answers: { deskPreview: () => previewOf('EXERCISE Flooding in Hook', [hint]) },
    });
    await waitUntil(() => view.querySelectorAll('.lock-screen').length === 3);
    expect(view.querySelector('.lock-screen__title')?.textContent).to.equal(
      'EXERCISE Flooding in Hook',
    );
    expect(view.querySelector('.hints')?.textContent).to.contain(
      'What is happening: There may be a plainer word for “inundation”',
    );
    for (const paper of view.querySelectorAll<HTMLDetailsElement>('.paper')) paper.open = true;
    expect(view.querySelector('.paper__sheet article')?.textContent).to.equal(
      'EXERCISE Flooding in Hook',
    );
    await expectAccessible(view);
  });

  it('can be submitted though its previews cannot be had, and says so', async () => {
    const { view } = await open('check', {
      answers: {
        deskPreview: () => {
          throw new Refusal('unreachable');
        },
      },
    });
    await waitUntil(() => view.querySelector('.problem'));
    expect(byWords(view, 'button', 'Submit for approval').hasAttribute('disabled')).to.equal(false);
    await expectAccessible(view);
  });

  it('is for whom somebody of a partner is there, in its categories, and says where that is', async () => {
    const police = {
      ...{ id: PARTNER, name: 'Hampshire Police', staff: [sam.id] },
      ...{ areas: ['E05009359'], categories: ['Security', 'Rescue'] as Category[] },
    };
    const me = { ...sam, councils: [{ id: 'hart', name: 'Hart', roles: ['partner'] as Role[] }] };
    const answers = { deskPartners: () => [police], deskNewAlert: () => draft };
    const { view, asked } = await open('what', { alert: null, answers, me });
    await waitUntil(() => view.querySelector<HTMLSelectElement>('#partner')?.value === PARTNER);
    const values = (id: string): readonly string[] =>
      [...view.querySelectorAll<HTMLOptionElement>(`#${id} option`)].map(({ value }) => value);
    expect(values('partner')).to.deep.equal([PARTNER]);
    expect(values('category')).to.deep.equal(['', 'Security', 'Rescue']);
    choose(view, 'What is it about?', 'Security');
    for (const id of ['kind-emergency', 'severity-Minor', 'urgency-Future', 'certainty-Likely'])
      view.querySelector<HTMLElement>(`#${id}`)?.click();
    type(box(view, 'Headline'), 'Search in Hook');
    type(box(view, 'What is happening'), 'We look for a missing man.');
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/where'));
    expect(asked.find(({ name }) => name === 'deskNewAlert')?.body).to.deep.include({
      ...{ partner: PARTNER, category: 'Security' },
    });
    const where = await open('where', {
      answers: { ...answers, deskAlert: () => ({ ...draft, partner: PARTNER }) },
      me,
    });
    await appears(() => where.view.querySelector('.notice'), 'where they may');
    expect(where.view.querySelector('.notice')?.textContent).to.contain(
      'Hampshire Police may alert Hook, and places within.',
    );
  });
});
