import type { StaffAlertRow } from '@bellman/protocol';
import { handApi, NOW, sam, sessionOf } from '../testing/parts.js';
import { byWords, expect, expectAccessible, fixture, html, waitUntil } from '../testing/page.js';
import './list.js';

const row: StaffAlertRow = {
  id: '01970000-0000-7000-8000-0000000000f1',
  council: 'hart',
  headline: 'Flooding in Hook',
  kind: 'emergency',
  severity: 'Severe',
  state: 'submitted',
  author: 'Pat',
  updatedAt: NOW,
  expiresAt: NOW + 3_600_000,
  ...{ type: 'alert', exercise: false, line: '01970000-0000-7000-8000-0000000000f1', sendAt: null },
  ...{ partnerName: null, from: 'desk' },
  ...{ version: 1, submittedAt: NOW, turn: 'you' },
};

const open = (me = sam, rows = [row]) => {
  let state: StaffAlertRow['state'] = 'submitted';
  const session = sessionOf({
    me,
    api: handApi({ deskAlerts: () => rows.map((each) => ({ ...each, state })) }),
  });
  return {
    session,
    becomes: (next: StaffAlertRow['state']) => (state = next),
    view: fixture<HTMLElement>(html`<desk-alerts .session=${session}></desk-alerts>`),
  };
};

describe('alerts', () => {
  it('lists each council’s alerts with their state in words, and keeps up', async () => {
    const { session, becomes, view: opening } = open();
    const view = await opening;
    await waitUntil(() => view.textContent.includes('Waiting for approval'));
    await expectAccessible(view);
    becomes('sending');
    const news = {
      council: 'hart',
      alert: row.id,
      state: 'sending',
      revision: 1,
      counts: null,
    } as const;
    session.link.tell('alert', news);
    await waitUntil(() => view.textContent.includes('Being sent'));
  });

  it('lists every alert though the end of one is no moment', async () => {
    const odd = { ...row, id: '01970000-0000-7000-8000-0000000000f2', expiresAt: 8.64e15 + 1 };
    const view = await open(sam, [odd, row]).view;
    await waitUntil(() => view.querySelectorAll('tbody tr').length === 2);
    expect(view.querySelector('tbody tr')?.textContent).to.contain('unknown');
  });

  it('offers a new alert to planners only', async () => {
    byWords(await open().view, 'button', 'New alert');
    const approver = {
      ...sam,
      councils: [{ id: 'hart', name: 'Hart', roles: ['approver' as const] }],
    };
    const view = await open(approver).view;
    expect(view.querySelector('.page__head button')).to.equal(null);
  });
});
