import type { StaffAlert } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { audienceOf, staffAlert } from '../testing/alerts.js';
import { box, draft, goOn, open, tap } from '../testing/editor.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  type,
  waitUntil,
} from '../testing/page.js';

const shape = (view: HTMLElement, code: string): Element => {
  const found = view.querySelector(`.map__area[data-code="${code}"]`);
  if (!found) throw new Error(`the map has no ${code}`);
  return found;
};

const sentencesIn = (view: HTMLElement): readonly string[] =>
  [...view.querySelectorAll('.error-summary li')].map((li) => li.textContent.trim());

const answerWhat = (view: HTMLElement): void => {
  for (const id of ['kind-service', 'severity-Minor', 'urgency-Future', 'certainty-Likely'])
    view.querySelector<HTMLElement>(`#${id}`)?.click();
  const about = box(view, 'What is it about?');
  about.value = 'Infra';
  about.dispatchEvent(new Event('change', { bubbles: true }));
  type(box(view, 'Headline'), 'Bins are late in Hook');
  type(box(view, 'What is happening'), 'Bins are collected a day late this week.');
};

describe('alert editor', () => {
  afterEach(() => (location.hash = ''));

  it('asks for what is missing, in a summary that takes the focus and leads to the fields', async () => {
    const { view, asked } = await open('what', { alert: null });
    await expectAccessible(view);
    goOn(view);
    await waitUntil(() => document.activeElement?.classList.contains('error-summary'));
    await expectAccessible(view);
    expect(sentencesIn(view)).to.deep.equal([
      'Choose the kind of alert',
      'Choose what it is about',
      'Choose how bad it is',
      'Choose how soon people must act',
      'Choose how certain it is',
      'Enter a headline',
      'Enter what is happening',
    ]);
    expect(document.title.startsWith('Error: ')).to.equal(true);
    byWords(view, '.error-summary a', 'Enter a headline').click();
    expect(document.activeElement).to.equal(box(view, 'Headline'));
    byWords(view, '.error-summary a', 'Choose the kind of alert').click();
    expect(document.activeElement?.matches('#kind input[type="radio"]')).to.equal(true);
    expect(asked.some((call) => call.name === 'deskNewAlert')).to.equal(false);
  });

  it('makes the draft on leaving the first question, and asks the next', async () => {
    const made: StaffAlert = {
      ...draft,
      texts: { en: { ...draft.texts.en, headline: 'Bins are late in Hook' } },
    };
    const { view, asked } = await open('what', {
      alert: null,
      answers: { deskNewAlert: () => made },
    });
    answerWhat(view);
    goOn(view);
    await waitUntil(() => location.hash === `#/alerts/hart/${draft.id}/where`);
    expect(asked.find((call) => call.name === 'deskNewAlert')?.body).to.deep.equal({
      kind: 'service',
      severity: 'Minor',
      urgency: 'Future',
      certainty: 'Likely',
      texts: {
        en: {
          headline: 'Bins are late in Hook',
          what: 'Bins are collected a day late this week.',
          instruction: '',
        },
      },
      where: [],
      services: [],
      link: '',
      expiresAt: null,
      ...{ category: 'Infra', buffer: 0, exercise: false, followable: false },
      ...{ partner: null, sendAt: null },
    });
  });

  it('wants both languages of a council that has two, each with its own words', async () => {
    const { view, asked } = await open('what', {
      alert: null,
      answers: { deskNewAlert: () => draft },
      languages: ['en', 'cy'],
    });
    answerWhat(view);
    type(box(view, 'What to do in Welsh'), 'Gadewch eich bin allan.');
    const sentences = async (...wanted: readonly string[]): Promise<void> => {
      goOn(view);
      await waitUntil(() => sentencesIn(view).join('|') === wanted.join('|'), wanted.join('|'));
    };
    await sentences(
      'Enter what to do, as the Welsh says it',
      'Enter a headline in Welsh',
      'Enter what is happening in Welsh',
    );
    await expectAccessible(view);
    byWords(view, '.error-summary a', 'Enter a headline in Welsh').click();
    expect(document.activeElement).to.equal(box(view, 'Headline in Welsh'));
    type(box(view, 'What to do'), 'Leave your bin out.');
    type(box(view, 'Headline in Welsh'), 'B'.repeat(91));
    type(box(view, 'What is happening in Welsh'), 'bins are collected  a day late this week.');
    await sentences(
      'In Welsh: The headline must be 90 characters or fewer. It has 91.',
      'The Welsh has the same words as the English. Write it in Welsh.',
    );
    type(box(view, 'Headline in Welsh'), 'Biniau yn hwyr yn Hook');
    type(
      box(view, 'What is happening in Welsh'),
      'Cesglir biniau ddiwrnod yn hwyr yr wythnos hon.',
    );
    goOn(view);
    await waitUntil(() => asked.some(({ name }) => name === 'deskNewAlert'));
  });

  it('says how many characters a headline has left, once one pauses', async () => {
    const { view } = await open('what', { alert: null });
    const headline = box(view, 'Headline');
    const left = view.querySelector('#headline-left');
    expect(headline.getAttribute('aria-describedby')).to.equal('headline-hint headline-left');
    const before = left?.textContent;
    const said = await announced(
      async () => {
        type(headline, 'Bins');
        await waitUntil(() => left?.textContent !== before);
        type(headline, 'Bins late');
      },
      ({ length }) => length > 0,
    );
    expect(said).to.deep.equal([left?.textContent]);
    expect(said[0]).to.contain('characters left');
  });

  it('keeps what was written across a reload of the tab', async () => {
    const { view, kept } = await open('what', { alert: null });
    type(box(view, 'Headline'), 'Half a head');
    const again = await open('what', { alert: null, kept });
    expect(box(again.view, 'Headline').value).to.equal('Half a head');
  });

  it('keeps list and map in step, and counts whom they reach', async () => {
    const { view, asked } = await open('where');
    await appears(() => view.querySelector('.map__area'), 'the map');
    const hook = box(view, 'Hook');
    const fleet = box(view, 'Fleet Central');
    expect(hook.checked).to.equal(true);
    expect(shape(view, 'E05009359').classList.contains('map__area--chosen')).to.equal(true);
    tap(shape(view, 'E05009355'));
    await waitUntil(() => fleet.checked);
    hook.click();
    await waitUntil(() => !shape(view, 'E05009359').classList.contains('map__area--chosen'));
    expect(shape(view, 'E05009355').classList.contains('map__area--chosen')).to.equal(true);
    await waitUntil(() => view.querySelector('.audience')?.textContent.includes('1,240'));
    expect(view.querySelector('.audience')?.textContent.trim()).to.equal(
      '1,240 followers · about 9,800 people live here',
    );
    expect(asked.findLast((call) => call.name === 'deskAudience')?.body).to.deep.equal({
      where: [{ type: 'area', code: 'E05009355' }],
      services: [],
      ...{ buffer: 0, exercise: false, general: false, version: null },
    });
    await expectAccessible(view);
  });

  it('says a new count once, and neither that it counts nor what the screen opens with', async () => {
    const { view } = await open('where');
    const isCounted = (): boolean =>
      view.querySelector('.audience')?.textContent.includes('1,240') ?? false;
    await waitUntil(isCounted);
    expect(view.querySelector('[role="status"], [aria-live]')).to.equal(null);
    const said = await announced(
      async () => {
        box(view, 'Fleet Central').click();
        await waitUntil(() => !isCounted());
        await waitUntil(isCounted);
        box(view, 'Hook').click();
      },
      ({ length }) => length > 0,
    );
    expect(said).to.deep.equal(['1,240 followers · about 9,800 people live here']);
  });

  it('says that fewer than 5 follow, and that an area is needed', async () => {
    const { view } = await open('where', { answers: { deskAudience: () => audienceOf(null) } });
    await waitUntil(() =>
      view.querySelector('.audience')?.textContent.includes('Fewer than 5 followers ·'),
    );
    byWords(view, 'button', 'Choose none').click();
    await waitUntil(() => view.querySelector('.audience')?.textContent.includes('Choose an area'));
    goOn(view);
    await waitUntil(() => view.querySelector('#areas-error'));
  });

  it('gives a way out when the alert was saved elsewhere meanwhile', async () => {
    const said = { ...draft.texts.en, headline: 'Flooding in Hook and Odiham' };
    const theirs = { ...draft, revision: 7, texts: { en: said } };
    let tries = 0;
    const { view, asked } = await open('when', {
      answers: {
        deskAlert: () => (tries === 0 ? draft : theirs),
        deskEditAlert: () => {
          tries += 1;
          if (tries === 1) throw new Refusal('alert-changed');
          return { ...theirs, revision: 8 };
        },
      },
    });
    box(view, '2 hours').click();
    goOn(view);
    const changed = 'This alert was changed in another window or by somebody else';
    await waitUntil(() => view.textContent.includes(changed));
    expect(sentencesIn(view)).to.deep.equal(['Headline: “Flooding in Hook and Odiham”', 'Ends']);
    expect(view.querySelector('.error-summary .button:not(.button--quiet)')).to.equal(null);
    await expectAccessible(view);
    byWords(view, 'button', 'Keep this version and save it over the other').click();
    await waitUntil(() => location.hash.endsWith('/check'));
    expect(asked.filter((call) => call.name === 'deskEditAlert')).to.have.length(2);
  });

  it('shows everything before it is submitted', async () => {
    const { view, asked } = await open('check', { answers: { deskAlertStep: () => staffAlert() } });
    await waitUntil(() => view.querySelector('.summary')?.textContent.includes('1,240 followers'));
    await expectAccessible(view);
    await waitUntil(() => view.querySelectorAll('.lock-screen').length === 3);
    const ways = [...view.querySelectorAll<HTMLAnchorElement>('.summary a')];
    expect(ways.map(({ hash }) => hash.split('/').at(-1))).to.deep.equal(['what', 'where', 'when']);
    expect(ways[1]?.getAttribute('aria-label')).to.equal('Change: Where is it?');
    byWords(view, 'button', 'Submit for approval').click();
    await waitUntil(() => location.hash === `#/alerts/hart/${draft.id}`);
    expect(asked.find((call) => call.name === 'deskAlertStep')?.body).to.deep.equal({
      event: 'submit',
      revision: 1,
    });
  });
});
