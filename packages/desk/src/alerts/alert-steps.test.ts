import type { AlertProgress, StaffAlert } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { open } from '../testing/alert-page.js';
import { outcomes, report, staffAlert } from '../testing/alerts.js';
import { NOW, sam } from '../testing/parts.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  type,
  waitUntil,
} from '../testing/page.js';

const field = (view: Element, id: string): HTMLInputElement =>
  view.querySelector<HTMLInputElement>(`#${id}`) ?? expect.fail(`no ${id}`);
const approved = staffAlert({ state: 'approved', revision: 4, may: ['stop'] });
const withTotp = { ...sam, totp: true };
const waiting = {
  ...{ since: NOW - 300_000, deputy: 'Dee' },
  ...{ deputyAt: NOW + 40, breakGlassAt: NOW + 300_000 },
};

describe('steps of an alert', () => {
  afterEach(() => (location.hash = ''));

  it('asks for the second step’s code before it approves, and again where it was wrong', async () => {
    let tries = 0;
    const { view, steps } = await open(staffAlert(), {
      me: withTotp,
      answers: {
        deskAlertStep: () => {
          tries += 1;
          if (tries === 1) throw new Refusal('totp-wrong', {}, 'That code is wrong.');
          return approved;
        },
      },
    });
    byWords(view, 'button', 'Approve and send').click();
    await appears(() => view.querySelector('.confirm'), 'the question');
    byWords(view, 'button', 'Yes, approve and send').click();
    await appears(() => view.querySelector('dialog[open] #code'), 'the code’s field');
    expect(steps()).to.deep.equal([]);
    type(field(view, 'code'), '123456');
    byWords(view, 'dialog button', 'Yes, approve and send').click();
    await waitUntil(() => view.querySelector('#code-error'));
    expect(field(view, 'code').value).to.equal('');
    await waitUntil(() => document.activeElement?.id === 'code');
    type(field(view, 'code'), '654321');
    byWords(view, 'dialog button', 'Yes, approve and send').click();
    await waitUntil(() => view.querySelector('#do-stop'));
    const body = { event: 'approve', revision: 4, hash: 'a'.repeat(64), understood: false };
    expect(steps()).to.deep.equal([
      { ...body, code: '123456' },
      { ...body, code: '654321' },
    ]);
  });

  it('asks for reason and code at once before it stops', async () => {
    const { view, steps } = await open(approved, {
      me: withTotp,
      answers: { deskAlertStep: () => staffAlert({ state: 'stopped', may: [] }) },
    });
    byWords(view, 'button', 'Stop').click();
    await appears(() => view.querySelector('dialog[open] #code'), 'the code’s field');
    byWords(view, 'button', 'Yes, stop it').click();
    await waitUntil(() => document.activeElement?.id === 'code');
    expect(steps()).to.deep.equal([]);
    type(field(view, 'reason'), 'Wrong river');
    type(field(view, 'code'), '123456');
    await expectAccessible(view);
    byWords(view, 'button', 'Yes, stop it').click();
    await waitUntil(() => view.querySelector('dialog') === null);
    expect(steps()).to.deep.equal([
      { event: 'stop', revision: 4, reason: 'Wrong river', code: '123456' },
    ]);
  });

  it('sends without a second person where the relay says that it may', async () => {
    const { en } = staffAlert().texts;
    const draft = staffAlert({
      ...{ state: 'draft', may: ['edit', 'submit', 'release'], alone: true },
      texts: { en, cy: { ...en, what: 'Mae’r Whitewater dros ei glannau.' } },
    });
    const { view, steps } = await open(draft, { answers: { deskAlertStep: () => approved } });
    byWords(view, 'button', 'Submit for approval');
    byWords(view, 'button', 'Send without a second person').click();
    await appears(() => view.querySelector('.confirm'), 'the question');
    byWords(view, 'button', 'Yes, send it').click();
    await waitUntil(() => view.querySelector('#do-stop'));
    expect(steps()).to.deep.equal([
      { event: 'release', revision: 4, hash: 'a'.repeat(64), understood: false },
    ]);
  });

  it('counts down to the deputy, says when they may, and lets them approve', async () => {
    let now = NOW;
    let may: StaffAlert['may'] = [];
    const alert = staffAlert({ may: [], waiting });
    const { view } = await open(alert, {
      now: () => now,
      answers: { deskAlert: () => ({ ...alert, may }) },
    });
    expect(view.querySelector('.waiting')?.textContent).to.contain(
      'Dee, the deputy: in less than a minute',
    );
    expect(view.querySelector('.waiting')?.textContent).to.contain('in 5 minutes');
    await announced(
      () => {
        may = ['approve'];
        now = NOW + 40;
      },
      (said) => said.includes('The deputy can approve this alert now.'),
    );
    await appears(() => view.querySelector('desk-approval'), 'the approval');
    expect(view.textContent).to.contain('You are the deputy: approve');
  });

  it('breaks the glass with a reason, and not without', async () => {
    const alert = staffAlert({
      may: ['breakGlass'],
      waiting: { ...waiting, deputy: null, breakGlassAt: NOW },
    });
    const { view, steps } = await open(alert, { answers: { deskAlertStep: () => approved } });
    await expectAccessible(view);
    byWords(view, 'button', 'Send without approval').click();
    await waitUntil(() => document.activeElement?.id === 'glass-reason');
    // Nor with one that nobody sees.
    type(field(view, 'glass-reason'), ' \u200B ');
    byWords(view, 'button', 'Send without approval').click();
    await appears(() => view.querySelector('#glass-reason-error'), 'what is missing');
    expect(view.querySelector('.confirm')).to.equal(null);
    type(field(view, 'glass-reason'), ' Rang Alex twice ');
    byWords(view, 'button', 'Send without approval').click();
    await appears(() => view.querySelector('.confirm'), 'the question');
    byWords(view, 'button', 'Yes, send without approval').click();
    await waitUntil(() => view.querySelector('#do-stop'));
    expect(steps()).to.deep.equal([
      {
        ...{ event: 'breakGlass', revision: 4, hash: 'a'.repeat(64) },
        ...{ understood: false, reason: 'Rang Alex twice' },
      },
    ]);
  });

  it('says in words what is refused, beside the way to a second step', async () => {
    const { view } = await open(staffAlert(), {
      answers: {
        deskAlertStep: () => {
          throw new Refusal('totp-set-up-first');
        },
      },
    });
    byWords(view, 'button', 'Approve and send').click();
    await appears(() => view.querySelector('.confirm'), 'the question');
    byWords(view, 'button', 'Yes, approve and send').click();
    await waitUntil(() => document.activeElement?.id === 'alert-problem');
    expect(document.activeElement?.textContent).to.contain('Set up a second step for signing in');
    expect(byWords(view, 'a', 'Set up your second step').getAttribute('href')).to.equal(
      '#/second-step',
    );
  });

  it('begins what follows, and opens it to be written', async () => {
    const first = { id: 'first', version: 1, type: 'alert', state: 'expired' } as const;
    const sent = staffAlert({
      ...{ state: 'sent', sentAt: NOW, may: [], version: 2, type: 'update', versions: [first] },
    });
    const { view, asked } = await open(sent, {
      answers: { deskNewVersion: () => ({ ...sent, id: 'third' }) },
    });
    expect(byWords(view, '.versions a', '1. First alert').getAttribute('href')).to.equal(
      '#/alerts/hart/first',
    );
    byWords(view, 'button', 'All-clear').click();
    await waitUntil(() => location.hash === '#/alerts/hart/third/what');
    expect(asked.find(({ name }) => name === 'deskNewVersion')?.body).to.deep.equal({
      type: 'all-clear',
    });
  });

  it('reports what became of it, again with each piece of news, and says each quarter', async () => {
    let now = report;
    const sending = staffAlert({ state: 'sending', sentAt: NOW, may: ['stop'], exercise: true });
    const { view, session } = await open(sending, { answers: { deskReport: () => now } });
    await appears(() => view.querySelector('.report table'), 'the report');
    const words = (): string => view.querySelector('.report')?.textContent ?? '';
    for (const told of [
      'Mozilla (Firefox) refuses our key (403): tell your administrator.',
      'Others, together',
      '9 had an earlier version, and 3 are newly covered',
      'less than a second',
      '61 seconds',
      'not yet',
    ])
      expect(words()).to.contain(told);
    expect(view.querySelector('.page--drill .drill')?.textContent).to.contain('EXERCISE');
    await expectAccessible(view);
    now = { ...report, total: { ...outcomes, accepted: 11, pending: 0, held: 0 }, trouble: [] };
    const news: AlertProgress = {
      ...{ council: 'hart', alert: sending.id, state: sending.state, revision: sending.revision },
      counts: { audience: 12, accepted: 11, gone: 1, failed: 0, pending: 0, held: 0 },
    };
    await announced(
      () => session.link.tell('alert', news),
      (said) => said.includes('12 of 12 handed over.'),
    );
    expect(words()).not.to.contain('refuses our key');
  });
});
