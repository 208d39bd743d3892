import type { CaseKind, CaseState, CaseStep } from '@bellman/protocol';
import { loadHolidays } from '../../councils/holidays.js';
import type { Council } from '../../councils/settings.js';
import { answerBy, officeTable } from '../../councils/working-days.js';

type Kind = (typeof CaseKind)['options'][number];
type Step = (typeof CaseStep)['entries']['step']['options'][number];

/** Working days of a complaint, by profile (D7). */
const complaint = {
  '5-20': { acknowledge: 5, answer: 20, second: 20 },
  '5-10-20': { acknowledge: 5, answer: 10, second: 20 },
} as const satisfies Record<Council['complaints'], object>;

/** Working days in which the rest is answered; FOIA 2000, section 10, for a request. */
const usual: Readonly<Record<Exclude<Kind, 'complaint'>, number | null>> = {
  information: 20,
  concern: 1,
  abuse: 1,
  compliment: null,
};

/** Which step leads where, from what. */
const steps: Readonly<Record<Step, Partial<Record<CaseState, CaseState>>>> = {
  acknowledge: { open: 'acknowledged' },
  answer: { open: 'answered', acknowledged: 'answered', 'stage-2': 'answered-2' },
  'stage-2': { answered: 'stage-2' },
  close: {
    open: 'closed',
    acknowledged: 'closed',
    answered: 'closed',
    'stage-2': 'closed',
    'answered-2': 'closed',
  },
};

/** How a case is after a step; null where the step cannot be taken as it is. */
export const afterStep = (kind: Kind, state: CaseState, step: Step): CaseState | null =>
  step === 'stage-2' && kind !== 'complaint' ? null : (steps[step][state] ?? null);

/** When a case was raised, and when it became as it is now, ms. */
interface Moments {
  readonly at: number;
  readonly movedAt: number;
}

/** In how many working days the next step is due, and counted from when; null: none is. */
const daysTo = (
  profile: Council['complaints'],
  kind: Kind,
  state: CaseState,
  { at, movedAt }: Moments,
): { readonly days: number; readonly from: number } | null => {
  const days = kind === 'complaint' ? complaint[profile] : null;
  if (state === 'open' && days !== null) return { days: days.acknowledge, from: at };
  if (state === 'stage-2' && days !== null) return { days: days.second, from: movedAt };
  if (state !== 'open' && state !== 'acknowledged') return null;
  const answer = kind === 'complaint' ? complaint[profile].answer : usual[kind];
  return answer === null ? null : { days: answer, from: at };
};

/** The working-day clock of cases: Monday to Friday, without the nation's bank holidays. */
export interface CaseClock {
  /** By when the next step is due, ms; null: none is. */
  due(kind: Kind, state: CaseState, moments: Moments): number | null;
  /** By when somebody who raised it now has an answer, ms; null: they are not promised one. */
  answer(kind: Kind, now: number): number | null;
}

/** The clock of one council. */
export const caseClock = async (
  council: Pick<Council, 'hours' | 'complaints'>,
): Promise<CaseClock> => {
  const table = officeTable(council.hours, await loadHolidays());
  const due: CaseClock['due'] = (kind, state, moments) => {
    const next = daysTo(council.complaints, kind, state, moments);
    return next === null ? null : answerBy(table, next.from, next.days);
  };
  // What is left once it was acknowledged is the answer.
  return { due, answer: (kind, now) => due(kind, 'acknowledged', { at: now, movedAt: now }) };
};
