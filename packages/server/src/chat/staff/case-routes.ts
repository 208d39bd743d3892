import { Problem } from '@bellman/protocol';
import type { Handlers } from '../../http/route.js';
import { afterStep, caseClock } from './case-clock.js';
import type { StaffParts } from './parts.js';
import { caseView } from './views.js';

/** How long a closed case is listed, ms. */
const listedFor = 90 * 24 * 3_600_000;
/** Cases in one answer. */
const listed = 500;

/** The list of cases, and moving one on (D7). */
export const caseRoutes = ({
  store,
  clock,
  councils,
  audit,
}: StaffParts): Handlers<'deskCases' | 'deskCaseStep'> => ({
  deskCases: async ({ council }) => {
    const since = clock.now() - listedFor;
    return (await store.cases.list({ council, since, most: listed })).map(caseView);
  },
  deskCaseStep: async ({ council, id, body: { step }, staff }) => {
    const row = await store.cases.get({ council, id });
    if (row === null) throw new Problem('case-unknown');
    const { kind, state: from, at } = caseView(row);
    const to = afterStep(kind, from, step);
    if (to === null) throw new Problem('case-not-now', { state: from });
    const days = await caseClock(await councils.get(council));
    const dueAt = days.due(kind, to, { at, movedAt: clock.now() });
    const moved = await store.cases.move({ id, council, from, to, dueAt });
    if (moved === null) {
      const now = await store.cases.get({ council, id });
      throw new Problem('case-not-now', { state: now?.state ?? from });
    }
    const line = { council, staff: staff.id, act: 'case.step', subject: id };
    await audit.record({ ...line, detail: { step, to } });
    return caseView(moved);
  },
});
