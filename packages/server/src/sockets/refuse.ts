import {
  Problem,
  isSupportedVersion,
  SUPPORTED_VERSIONS,
  type ProblemView,
} from '@bellman/protocol';
import * as v from 'valibot';
import type { Log } from '../ground/log.js';

/** What was thrown, as a problem; what nobody foresaw is logged and becomes `internal`. */
export const problemOf = (error: unknown, log: Log): Problem => {
  if (error instanceof Problem) return error;
  log.error({ err: error }, 'a socket event failed');
  return new Problem('internal');
};

/** A refusal at CONNECT: the client's `connect_error` carries the problem as `data`. */
const connectError = (problem: Problem): Error & { readonly data: ProblemView } =>
  Object.assign(new Error(problem.code), { data: problem.view });

/** What Socket.IO's middleware goes on with: nothing, or the error that refuses the connection. */
export const verdict = async (checking: Promise<void>, log: Log): Promise<Error | undefined> => {
  try {
    await checking;
    return undefined;
  } catch (error) {
    return connectError(problemOf(error, log));
  }
};

const Versioned = v.object({ protocol: v.pipe(v.number(), v.safeInteger()) });

/**
 * Looked at before anything else of the payload, since another version may have another shape.
 * @throws Problem `protocol-unsupported`
 */
export const checkVersion = (auth: unknown): void => {
  const stated = v.safeParse(Versioned, auth);
  if (!stated.success || isSupportedVersion(stated.output.protocol)) return;
  throw new Problem('protocol-unsupported', { ...SUPPORTED_VERSIONS });
};
