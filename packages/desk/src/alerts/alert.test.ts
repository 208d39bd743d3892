import type { StaffAlert } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { audienceOf, previewOf, staffAlert, wards } from '../testing/alerts.js';
import { handApi, sam, sessionOf, type ApiAnswers } from '../testing/parts.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  sendKeys,
  type,
  waitUntil,
} from '../testing/page.js';
import './alert.js';

const open = async (alert: StaffAlert, followers: number | null, answers: ApiAnswers = {}) => {
  const asked: { name: string; body: unknown }[] = [];
  const session = sessionOf({
    api: handApi(
      {
        deskShapes: () => [...wards],
        deskAudience: () => audienceOf(followers),
        deskAlert: () => alert,
        deskPreview: () => previewOf('Flooding in Hook'),
        ...answers,
      },
      asked,
    ),
  });
  const view = await fixture<HTMLElement>(
    html`<desk-alert .session=${session} .council=${'hart'} .alert=${alert.id}></desk-alert>`,
  );
  await appears(() => view.querySelector('.summary'), 'the alert');
  await waitUntil(() => !view.querySelector('.summary')?.textContent.includes('Counting'));
  return {
    view,
    session,
    steps: () => asked.filter(({ name }) => name === 'deskAlertStep').map(({ body }) => body),
  };
};

const approved = staffAlert({ state: 'approved', revision: 4, may: ['stop'] });

describe('alert', () => {
  it('shows an approver all that they approve, and where it stands', async () => {
    const { view } = await open(staffAlert(), 1_240);
    for (const words of [
      'Flooding in Hook',
      'The Whitewater is over its banks.',
      'Go upstairs.',
      '1,240 followers',
    ])
      expect(view.textContent).to.contain(words);
    expect(view.querySelector('[aria-current="step"]')?.textContent).to.contain(
      'Waiting for approval',
    );
    await expectAccessible(view);
  });

  it('approves in two steps, after a tick, with the hash and revision that were read', async () => {
    const { view, steps } = await open(staffAlert(), 1_240, { deskAlertStep: () => approved });
    byWords(view, 'button', 'Approve and send').click();
    await waitUntil(() => document.activeElement?.id === 'understood');
    expect(view.textContent).to.contain('Tick that you understand');
    byWords(view, 'label', 'I understand this will alert more than 1,000 people').click();
    byWords(view, 'button', 'Approve and send').click();
    await appears(() => view.querySelector('.confirm'), 'the second step');
    expect(view.querySelector('.confirm')?.textContent).to.contain('1,240 followers in Hook');
    expect(steps()).to.deep.equal([]);
    await expectAccessible(view);
    byWords(view, 'button', 'Yes, approve and send').click();
    await waitUntil(() => view.querySelector('#do-stop'));
    expect(steps()).to.deep.equal([
      { event: 'approve', revision: 4, hash: 'a'.repeat(64), understood: true },
    ]);
  });

  it('asks for no tick where few are reached', async () => {
    const { view, steps } = await open(staffAlert(), null);
    expect(view.querySelector('#understood')).to.equal(null);
    byWords(view, 'button', 'Approve and send').click();
    await appears(() => view.querySelector('.confirm'), 'the second step');
    expect(view.querySelector('.confirm')?.textContent).to.contain('fewer than 5 followers');
    byWords(view, 'button', 'Go back without sending').click();
    await waitUntil(() => document.activeElement?.id === 'approve');
    byWords(view, 'button', 'Approve and send').click();
    await waitUntil(() => document.activeElement?.closest('.confirm'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => document.activeElement?.id === 'approve');
    expect(steps()).to.deep.equal([]);
  });

  it('says that another person must approve one’s own alert', async () => {
    const { view } = await open(
      staffAlert({ author: { id: sam.id, name: 'Sam' }, may: ['withdraw'] }),
      12,
    );
    expect(view.textContent).to.contain('Another person must approve this alert');
    expect(view.querySelector('desk-approval')).to.equal(null);
  });

  it('returns with a reason, and not without', async () => {
    const { view, steps } = await open(staffAlert(), 12, {
      deskAlertStep: () => staffAlert({ state: 'returned', may: [] }),
    });
    byWords(view, 'button', 'Return').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'button', 'Return the alert').click();
    await waitUntil(() => view.querySelector('#reason-error'));
    await expectAccessible(view);
    const reason = view.querySelector<HTMLTextAreaElement>('#reason');
    if (reason) type(reason, 'Name the river');
    byWords(view, 'button', 'Return the alert').click();
    await waitUntil(() => view.querySelector('dialog') === null);
    expect(steps()).to.deep.equal([{ event: 'return', revision: 4, reason: 'Name the river' }]);
  });

  it('says that an alert changed after it was read, and reads it again', async () => {
    const { view } = await open(staffAlert(), 12, {
      deskAlertStep: () => {
        throw new Refusal('alert-changed');
      },
    });
    byWords(view, 'button', 'Approve and send').click();
    await appears(() => view.querySelector('.confirm'), 'the second step');
    byWords(view, 'button', 'Yes, approve and send').click();
    await waitUntil(() => view.textContent.includes('The alert changed after you read it.'));
    byWords(view, 'button', 'Read it again').click();
    await waitUntil(() => !view.textContent.includes('The alert changed after you read it.'));
  });

  it('shows how far sending has come, and keeps Stop in reach', async () => {
    const counts = { audience: 100, accepted: 40, gone: 1, failed: 1, pending: 58, held: 0 };
    const sending = staffAlert({ state: 'sending', may: ['stop'], counts });
    const { view, session } = await open(sending, 100);
    const bar = view.querySelector('progress');
    expect(bar?.labels[0]?.textContent).to.equal('Handed to push services');
    expect(bar?.value).to.equal(42);
    await expectAccessible(view);
    session.link.tell('alert', {
      council: 'hart',
      alert: sending.id,
      state: 'sending',
      revision: sending.revision,
      counts: { ...counts, accepted: 90, pending: 8 },
    });
    await waitUntil(() => bar?.value === 92);
    byWords(view, 'button', 'Stop');
  });
});
