import type { AuditEntry } from '@bellman/protocol';
import {
  announced,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  waitUntil,
} from '../testing/page.js';
import { handApi, NOW, sessionOf } from '../testing/parts.js';
import { admin, staffOf } from '../testing/people.js';
import './audit.js';

const line = (fields: Partial<AuditEntry>): AuditEntry => ({
  n: 1,
  at: NOW,
  staff: { id: admin.id, name: 'Ada' },
  act: 'settings.save',
  subject: '',
  detail: {},
  ...fields,
});

const entries: AuditEntry[] = [
  line({ n: 7, act: 'staff.change', subject: staffOf().id, detail: { roles: 'advisor planner' } }),
  line({
    ...{ n: 6, act: 'staff.change' },
    detail: { languages: '*', services: 'waste', team: '-', password: true },
  }),
  line({ n: 5, act: 'settings.save', detail: { changed: 'brand teams' } }),
  line({ n: 4, act: 'denied', subject: 'deskWall', staff: { id: 'gone', name: '' } }),
  line({ n: 3, act: 'staff.remove', subject: 'gone', detail: { elsewhere: false } }),
  line({ n: 2, act: 'case.fold', subject: 'c-1', detail: { shape: 'swan' }, staff: null }),
];

const open = async (me = admin) => {
  const api = handApi({ deskAudit: () => entries, deskStaff: () => [staffOf()] });
  const session = sessionOf({ me, api });
  const view = await fixture<HTMLElement>(
    html`<desk-settings-audit .session=${session} .council=${'hart'}></desk-settings-audit>`,
  );
  await waitUntil(() => view.querySelector('tbody tr'), 'the lines');
  const rows = [...view.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent.trim()).join(' | '),
  );
  return { view, rows };
};

const when = 'Sunday 22 November at midday';

describe('what was done', () => {
  it('says who did what in words, and an act that it does not know by its name', async () => {
    const { view, rows } = await open();
    expect(rows).to.deep.equal([
      `${when} | Ada | Changed somebody’s entry | Sam | roles: Adviser and Planner`,
      `${when} | Ada | Changed somebody’s entry |  | languages: Everythingservices: wasteteam: No teamnew password: yes`,
      `${when} | Ada | Changed the settings |  | changed: colours and teams`,
      `${when} | Somebody who is no longer here | Was refused what is not theirs | deskWall | `,
      `${when} | Ada | Removed somebody | gone | works for other councils too: no`,
      `${when} | The relay itself | case.fold | c-1 | shape: swan`,
    ]);
    await expectAccessible(view);
  });

  it('shows older lines, down to the first', async () => {
    const lines = Array.from({ length: 5 }, (_, at) => line({ n: 5 - at, subject: `s-${5 - at}` }));
    const asked: unknown[] = [];
    const api = handApi({
      deskStaff: () => [],
      deskAudit: (_, { before }) => {
        asked.push(before);
        return lines.filter(({ n }) => n < Number(before ?? 9)).slice(0, 2);
      },
    });
    const session = sessionOf({ me: admin, api });
    const view = await fixture<HTMLElement>(
      html`<desk-settings-audit .session=${session} .council=${'hart'}></desk-settings-audit>`,
    );
    const subjects = () => [...view.querySelectorAll('.people-id')].map((one) => one.textContent);
    await waitUntil(() => subjects().length === 2);
    const more = () => byWords(view, 'button', 'Show older').click();
    const said = await announced(more, (all) => all.length > 0);
    expect(said).to.deep.equal(['2 older lines']);
    expect(subjects()).to.deep.equal(['s-5', 's-4', 's-3', 's-2']);
    more();
    await waitUntil(() => document.activeElement?.id === 'audit-all', 'the end');
    expect(subjects().at(-1)).to.equal('s-1');
    expect(asked).to.deep.equal([undefined, '4', '2']);
    await expectAccessible(view);
  });

  it('asks for nobody’s names on behalf of who may not know them', async () => {
    const { rows } = await open({
      ...admin,
      councils: [{ id: 'hart', name: 'Hart', roles: ['privacy-officer'] }],
    });
    expect(rows[0]).to.contain(staffOf().id);
  });
});
