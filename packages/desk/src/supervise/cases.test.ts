import type { CaseView } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  waitUntil,
} from '../testing/page.js';
import { handApi, NOW, sessionOf } from '../testing/parts.js';
import { caseOf, lee } from '../testing/supervise.js';
import './cases.js';

const compliment = caseOf({
  id: '01970000-0000-7000-8000-0000000000e2',
  kind: 'compliment',
  reference: 'T-1',
  dueAt: null,
});
const overdue = caseOf({
  id: '01970000-0000-7000-8000-0000000000e3',
  kind: 'information',
  reference: 'I-1',
  dueAt: NOW - 1,
});

const open = async (
  step: (body: unknown) => CaseView = () => caseOf({ state: 'acknowledged' }),
) => {
  const asked: { name: string; body: unknown }[] = [];
  const api = handApi(
    { deskCases: () => [compliment, caseOf(), overdue], deskCaseStep: step },
    asked,
  );
  const session = sessionOf({ me: lee, api });
  const view = await fixture<HTMLElement>(html`<desk-cases .session=${session}></desk-cases>`);
  await waitUntil(() => view.querySelector('tbody tr'), 'the cases');
  return { asked, session, view };
};

const rows = (view: Element): string[] =>
  [...view.querySelectorAll('tbody tr')].map((row) => row.textContent.replaceAll(/\s+/g, ' '));

describe('cases', () => {
  it('lists what is due first, says when in words, and can be narrowed to a kind', async () => {
    const { session, view } = await open();
    expect(rows(view).map((row) => /[CTI]-[\w-]+/.exec(row)?.[0])).to.deep.equal([
      'I-1',
      'C-7K4M-2Q9X',
      'T-1',
    ]);
    expect(rows(view)[0]).to.contain('Overdue since Sunday 22 November');
    expect(rows(view)[1]).to.contain('Due on Friday 27 November');
    expect(rows(view)[2]).to.contain('Nothing due');
    await expectAccessible(view);
    session.link.tell('case', { case: caseOf({ dueAt: NOW + 60_000 }) });
    await waitUntil(() => rows(view)[1]?.includes('Due today'));
    const kind = view.querySelector<HTMLSelectElement>('#cases-kind');
    if (!kind) throw new Error('there is no choice of kind');
    kind.value = 'compliment';
    kind.dispatchEvent(new Event('change'));
    await waitUntil(() => rows(view).length === 1);
    expect(view.querySelector('[role=status]')?.textContent).to.equal('1 case');
  });

  it('takes a step once it is confirmed, and keeps the focus at the case', async () => {
    const { asked, view } = await open();
    byWords(view, '[id^="case-"][id$="e1-acknowledge"]', 'Record acknowledgement').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    expect(asked.filter(({ name }) => name === 'deskCaseStep')).to.deep.equal([]);
    byWords(view, 'dialog button', 'Yes, acknowledged').click();
    await waitUntil(() => rows(view)[1]?.includes('Acknowledged'));
    expect(asked.at(-1)).to.deep.equal({ name: 'deskCaseStep', body: { step: 'acknowledge' } });
    await waitUntil(() => document.activeElement?.id === `case-${caseOf().id}`);
  });

  it('says that somebody else was sooner, and loads the list again', async () => {
    const { asked, view } = await open(() => {
      throw new Refusal('case-not-now', { state: 'closed' });
    });
    byWords(view, 'button', 'Close').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'dialog button', 'Yes, close it').click();
    await waitUntil(() => view.querySelector('dialog .problem'));
    expect(asked.filter(({ name }) => name === 'deskCases')).to.have.length(2);
  });
});
