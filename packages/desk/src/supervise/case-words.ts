import type { CaseView } from '@bellman/protocol';
import { dayKey, dayName } from '../ground/times.js';
import type { BodyOf } from '../link/api.js';
import { t } from '../text/supervise.js';

/** A step that can be taken with a case. */
export type Step = BodyOf<'deskCaseStep'>['step'];

/** Whether a case is overdue, is due today, or later; null where no step of it is due. */
export const dueOf = (
  { dueAt }: Pick<CaseView, 'dueAt'>,
  now: number,
): 'overdue' | 'today' | 'later' | null => {
  if (dueAt === null) return null;
  if (dueAt < now) return 'overdue';
  return dayKey(dueAt) === dayKey(now) ? 'today' : 'later';
};

/** By when a case's next step is due, in words: working days are the relay's to count. */
export const dueWords = (entry: Pick<CaseView, 'dueAt'>, now: number): string => {
  const due = dueOf(entry, now);
  const when = dayName(entry.dueAt ?? now);
  switch (due) {
    case 'overdue':
      return t('cases.overdue', { when });
    case 'today':
      return t('cases.dueToday');
    case 'later':
      return t('cases.dueOn', { when });
    default:
      return t('cases.dueNone');
  }
};

/** What is answered to whoever raised it; the rest is only looked into. */
const isAnswered = (kind: CaseView['kind']): boolean =>
  kind === 'complaint' || kind === 'information';

/**
 * The steps that make sense with a case as it is. It only leaves out what nobody would want or the
 * relay would refuse: the relay decides (`case-not-now`).
 */
export const stepsOf = ({ kind, state }: Pick<CaseView, 'kind' | 'state'>): readonly Step[] => {
  const answer: readonly Step[] = isAnswered(kind) ? ['answer'] : [];
  switch (state) {
    case 'open':
      return ['acknowledge', ...answer, 'close'];
    case 'acknowledged':
    case 'stage-2':
      return [...answer, 'close'];
    case 'answered':
      return kind === 'complaint' ? ['stage-2', 'close'] : ['close'];
    case 'answered-2':
      return ['close'];
    default:
      return [];
  }
};

/** The cases in the order of the list: what is due first, then what is newest. */
export const inOrder = (cases: Iterable<CaseView>): readonly CaseView[] =>
  [...cases].sort(
    (a, b) =>
      (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) || b.at - a.at,
  );

/** A kind of case in words. */
export const kindOf = (kind: CaseView['kind']): string => t(`cases.kind.${kind}`);
