import { Problem } from '@bellman/protocol';

/** The SQLSTATE (PostgreSQL, appendix A) or system code of an error, or an empty string. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Two transactions were in each other's way: the same one may succeed when run again. */
export const worthRetrying = (error: unknown): boolean =>
  ['40001', '40P01'].includes(codeOf(error));

const full = '53100';

/** Shutting down, starting, out of connections, or a connection that broke. */
const awayCode =
  /^(57P0[123]|53300|08...|25P03|ECONN.*|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST.*)$/;

/** The driver's own errors about a lost connection carry no code. */
const awayMessage =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|Client was closed/;

/** Whether the database could not be reached, as against refusing what it was asked. */
export const isAway = (error: unknown): boolean =>
  error instanceof AggregateError
    ? error.errors.every(isAway)
    : awayCode.test(codeOf(error)) || (error instanceof Error && awayMessage.test(error.message));

/** Any error of a call as the refusal its caller gets; what was unexpected is the `cause`. */
export const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const problem =
    codeOf(error) === full
      ? new Problem('store-full')
      : isAway(error)
        ? new Problem('overloaded', { seconds: 5 })
        : worthRetrying(error)
          ? new Problem('overloaded', { seconds: 1 })
          : new Problem('internal');
  problem.cause = error;
  return problem;
};
