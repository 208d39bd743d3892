import { Problem, limits, type ProblemCode } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { addressKey, createCounts } from './counts.js';

const WINDOW = 15 * 60_000;

/** Counts attempts that failed, by what they were at and by address, in this relay's memory. */
export interface Failures {
  /**
   * Counts an attempt before it is tried, so that many at once cannot slip through.
   * @param account what was tried to be opened: an email, or a chat's reference
   * @throws Problem with the code of these failures, and `minutes`
   */
  attempt(account: string, address: string): Attempt;
}

export interface Attempt {
  /** It did not fail after all: the account's count is cleared and the address's taken back. */
  succeeded(): void;
}

/** How many may fail in fifteen minutes, and what one hears beyond. */
export interface FailureLimit {
  readonly most: number;
  readonly code: Extract<ProblemCode, 'too-many-sign-ins' | 'too-many-codes'>;
}

const signIns: FailureLimit = { most: limits.signInFailures, code: 'too-many-sign-ins' };

/** See `Failures`. */
export const createFailures = (clock: Clock, limit: FailureLimit = signIns): Failures => {
  const counts = createCounts(clock, WINDOW);
  return {
    attempt: (account, address) => {
      const both = [counts.of(`account ${account}`), counts.of(addressKey(address))] as const;
      for (const { since, count } of both) {
        if (count < limit.most) continue;
        const minutes = Math.max(1, Math.ceil((since + WINDOW - clock.now()) / 60_000));
        throw new Problem(limit.code, { minutes });
      }
      for (const entry of both) entry.count += 1;
      return {
        succeeded: () => {
          both[0].count = 0;
          both[1].count = Math.max(0, both[1].count - 1);
        },
      };
    },
  };
};
