import type { ProblemView } from '@bellman/protocol';
import * as v from 'valibot';

/**
 * A problem as it arrives. Its code is taken as it is: a newer relay may know codes that this
 * build does not, and then its own `title` is shown.
 */
export const ArrivingProblem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
});

/** `value` as a problem, or null where it is none. */
export const problemIn = (value: unknown): ProblemView | null =>
  v.is(ArrivingProblem, value) ? (value as ProblemView) : null;
