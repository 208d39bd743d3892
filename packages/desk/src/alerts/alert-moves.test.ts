import type { StaffAlert } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { open, opened } from '../testing/alert-page.js';
import { staffAlert } from '../testing/alerts.js';
import { NOW, type ApiAnswers } from '../testing/parts.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  type,
  waitUntil,
} from '../testing/page.js';

const CHANGED = 'This alert was changed after you opened it.';
const submitted = staffAlert();
const edited = staffAlert({
  ...{ revision: 5, hash: 'b'.repeat(64) },
  texts: { en: { ...submitted.texts.en, headline: 'Leave Hook now' } },
});

/** An alert's page, whose alert others move along. */
const moving = async (first: StaffAlert, answers: ApiAnswers = {}, followers = 12) => {
  let now = first;
  const there = await open(first, {
    answers: { deskAlert: () => now, ...answers },
    followers,
  });
  const { council, id: alert } = first;
  return {
    ...there,
    to: (next: StaffAlert): void => void (now = next),
    tell: ({ state, revision }: StaffAlert): void =>
      there.session.link.tell('alert', { council, alert, state, revision, counts: null }),
  };
};

const isGone = (view: Element, selector: string) => () => view.querySelector(selector) === null;
const focused = (): string => document.activeElement?.textContent.replaceAll(/\s+/g, ' ') ?? '';
const unreachable = (): never => {
  throw new Refusal('unreachable');
};

describe('an alert that moves on while somebody looks', () => {
  afterEach(() => (location.hash = ''));

  it('keeps what was read to approve until it is read again, though the connection was lost', async () => {
    const { view, session, to, steps } = await moving(submitted, {}, 1_240);
    byWords(view, 'label', 'I understand this will alert more than 1,000 people').click();
    byWords(view, 'button', 'Approve and send').click();
    await waitUntil(() => document.activeElement?.closest('.confirm'));
    to(edited);
    const said = await announced(
      async () => {
        session.link.turn(false);
        session.link.turn(true);
        await waitUntil(isGone(view, '.confirm'));
        await waitUntil(() => focused().includes(CHANGED));
      },
      () => true,
    );
    expect(said).to.deep.equal([]);
    expect(view.querySelector('h1')?.textContent).to.contain('Flooding in Hook');
    expect(view.querySelector('desk-approval, #do-return')).to.equal(null);
    await expectAccessible(view);
    byWords(view, 'button', 'Read it again').click();
    await waitUntil(() => document.activeElement === view.querySelector('h1'));
    expect(view.querySelector('h1')?.textContent).to.contain('Leave Hook now');
    await appears(() => view.querySelector('#understood'), 'the tick');
    expect(view.querySelector<HTMLInputElement>('#understood')?.checked).to.equal(false);
    expect(view.querySelector('#alert-news, .confirm')).to.equal(null);
    expect(steps()).to.deep.equal([]);
  });

  it('says it to an approver who only reads, and leaves them their text', async () => {
    const { view, session, to } = await moving(submitted);
    to(edited);
    const said = await announced(
      () => session.link.turn(true),
      ({ length }) => length > 0,
    );
    expect(said.join(' ')).to.contain(CHANGED);
    expect(view.querySelector('h1')?.textContent).to.contain('Flooding in Hook');
  });

  it('closes the question when the alert is withdrawn, and keeps what was read when it comes back changed', async () => {
    const { view, to, tell } = await moving(submitted);
    byWords(view, 'button', 'Approve and send').click();
    await waitUntil(() => document.activeElement?.closest('.confirm'));
    const withdrawn = staffAlert({ state: 'draft', may: [] });
    to(withdrawn);
    tell(withdrawn);
    await waitUntil(() => focused().includes('The alert is now: Draft. The question'));
    to(edited);
    tell(edited);
    await waitUntil(() => view.querySelector('#alert-news')?.textContent.includes(CHANGED));
    expect(view.querySelector('.alert-state')?.textContent).to.contain('Waiting for approval');
    expect(view.querySelector('h1')?.textContent).to.contain('Flooding in Hook');
    expect(view.querySelector('desk-approval')).to.equal(null);
  });

  for (const [state, words] of [
    ['stopped', 'This alert is stopped.'],
    ['sent', 'This alert has gone to everyone, so it cannot be stopped any more.'],
  ] as const)
    it(`closes the question whether to stop an alert that is ${state}`, async () => {
      const { view, to, tell } = await moving(
        staffAlert({ state: 'sending', may: ['stop'], sentAt: NOW }),
        { deskAlertStep: unreachable },
      );
      byWords(view, 'button', 'Stop').click();
      await appears(() => view.querySelector('dialog[open]'), 'the question');
      byWords(view, 'button', 'Yes, stop it').click();
      await waitUntil(() => view.querySelector('dialog')?.textContent.includes('try again'));
      const over = staffAlert({ state, may: [], sentAt: NOW });
      to(over);
      tell(over);
      await waitUntil(isGone(view, 'dialog'));
      await waitUntil(() => focused().includes(words));
      expect(view.querySelector('.problem')).to.equal(null);
    });

  it('closes the question for a reason when the relay says that it is too late', async () => {
    const { view, to } = await moving(submitted, {
      deskAlertStep: () => {
        throw new Refusal('alert-not-now', { state: 'draft' });
      },
    });
    byWords(view, 'button', 'Return').click();
    const reason = await appears(() => view.querySelector<HTMLTextAreaElement>('#reason'), 'why');
    type(reason, 'Name the river');
    to(staffAlert({ state: 'draft', may: [] }));
    byWords(view, 'button', 'Return the alert').click();
    await waitUntil(isGone(view, 'dialog'));
    await waitUntil(() => focused().includes('The alert is now: Draft. The question'));
    expect(view.querySelector('.problem')).to.equal(null);
  });

  it('says each state once, whoever brought it about', async () => {
    const sending = staffAlert({ state: 'sending', may: ['stop'], sentAt: NOW });
    const { view, to, tell } = await moving(submitted, {
      deskAlertStep: () => {
        to(sending);
        const approved = staffAlert({ state: 'approved', may: ['stop'] });
        for (const one of [approved, sending, sending]) tell(one);
        return approved;
      },
    });
    byWords(view, 'button', 'Approve and send').click();
    await appears(() => view.querySelector('.confirm'), 'the question');
    const sent = staffAlert({ state: 'sent', may: [], sentAt: NOW });
    const said = await announced(
      async () => {
        byWords(view, 'button', 'Yes, approve and send').click();
        await waitUntil(() => view.querySelector('.alert-state')?.textContent.includes('Being'));
        for (const _ of [1, 2, 3]) tell(sending);
        to(sent);
        for (const _ of [1, 2, 3]) tell(sent);
      },
      (words) => words.includes('The alert is now: Sent.'),
    );
    expect(said).to.deep.equal([
      'Approved. The alert is on its way.',
      'The alert is now: Being sent.',
      'The alert is now: Sent.',
    ]);
  });

  it('leads to the follow-up that was begun, though the answer was lost', async () => {
    const sent = staffAlert({ state: 'sent', may: [], sentAt: NOW });
    const begun = { id: 'second', version: 2, type: 'update', state: 'draft' } as const;
    const { view, to } = await moving(sent, {
      deskNewVersion: () => {
        to({ ...sent, versions: [begun] });
        return unreachable();
      },
    });
    byWords(view, 'button', 'Update').click();
    await waitUntil(() => focused().includes('A follow-up of this alert is being written.'));
    expect(byWords(view, '#alert-problem a', 'Open that follow-up').getAttribute('href')).to.equal(
      '#/alerts/hart/second',
    );
    expect(byWords(view, '.versions a', '2. Update').getAttribute('href')).to.equal(
      '#/alerts/hart/second',
    );
    expect(view.querySelector('[id^="follow-"]')).to.equal(null);
  });

  it('leads from an alert that is unfinished to its questions, not to a submission', async () => {
    const { en } = submitted.texts;
    const { view } = await open(
      staffAlert({
        state: 'draft',
        may: ['edit', 'submit'],
        texts: { en, cy: { ...en, what: '' } },
      }),
    );
    const way = byWords(view, '.notice a', 'Enter what is happening in Welsh');
    expect(way.getAttribute('href')).to.equal(`#/alerts/hart/${submitted.id}/what`);
    expect(view.textContent).not.to.contain('Submit for approval');
    await expectAccessible(view);
  });

  it('says in its heading that it cannot be shown, and offers no reading that is of no use', async () => {
    const { view } = await opened(submitted, {
      answers: {
        deskAlert: () => {
          throw new Refusal('alert-unknown');
        },
      },
    });
    await waitUntil(() => view.textContent.includes('There is no such alert.'));
    expect(view.querySelector('h1')?.textContent.trim()).to.equal('This alert cannot be shown');
    expect(view.querySelector('button')).to.equal(null);
  });

  it('is no wider than the page, however long a word of a reason is', async () => {
    const [step] = submitted.steps;
    const { view } = await open(
      staffAlert({ state: 'rejected', steps: step ? [{ ...step, reason: 'x'.repeat(400) }] : [] }),
    );
    expect(view.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
    const table = view.querySelector('.table');
    expect(table?.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
  });
});
