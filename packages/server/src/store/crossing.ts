import { Problem, type ProblemCode, type ProblemParams } from '@bellman/protocol';

/** A refusal as it crosses from the storage worker's thread. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly params?: ProblemParams;
  /** What went wrong unexpectedly, for the log alone: code `internal`. */
  readonly cause?: string;
}

/** Any error, made ready to cross: a `Problem` keeps its code, all else becomes `internal`. */
export const toRefusal = (error: unknown): Refusal => {
  if (error instanceof Problem) {
    return { code: error.code, ...(error.params ? { params: error.params } : {}) };
  }
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: 'internal', cause };
};

/** The `Problem` on the other side. What was unexpected is its `cause`. */
export const fromRefusal = (refusal: Refusal): Problem => {
  const problem = new Problem(refusal.code, refusal.params);
  if (refusal.cause !== undefined) problem.cause = new Error(refusal.cause);
  return problem;
};
