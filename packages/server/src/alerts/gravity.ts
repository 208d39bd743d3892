import type { PublicAlert, Severity } from '@bellman/protocol';

/** The gravest first. */
const severities: readonly Severity[] = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'];

/** Smaller is graver. */
const rank = ({ severity, exercise, type }: Graded): number =>
  (exercise ? 100 : 0) + severities.indexOf(severity) * 2 + (type === 'all-clear' ? 1 : 0);

type Graded = Pick<PublicAlert, 'severity' | 'exercise' | 'type'>;

/**
 * Alerts that are in force, in the one order in which everybody reads them, page, banner and chat:
 * the gravest first, drills last. The all-clear of a danger stands where the danger stood, behind
 * those of its kind that go on, so that nobody misses that it is over. Those alike keep their order.
 */
export const gravestFirst = <T extends Graded>(alerts: readonly T[]): T[] =>
  [...alerts].sort((one, other) => rank(one) - rank(other));
