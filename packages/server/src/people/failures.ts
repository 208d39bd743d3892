import { limits, Problem, type ProblemCode } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { addressKey, createCounts, createMarks, type Count } from './counts.js';

const WINDOW = 15 * 60_000;
/** How long an address at which somebody signed in counts as theirs. */
const OWN = 30 * 24 * 3_600_000;

/**
 * Counts attempts that failed within fifteen minutes, three ways: of one address at one account,
 * of one address at all accounts, and of all addresses at one account. The last does not shut out
 * an address at which the account was opened in the last thirty days, so that nobody keeps people
 * from their own desk by guessing from elsewhere, however long they go on.
 *
 * What holds: the counts and the addresses are in this relay's memory. A restart forgets them, and
 * each node of several counts for itself, so that with n nodes n times as many may fail. After a
 * restart, or at an address that is new to them, somebody whose account is being guessed at from
 * many addresses waits until the guessing pauses; sessions that are open go on, and the second
 * step stands behind the password. Addresses are never stored.
 */
export interface Failures {
  /**
   * Counts an attempt before it is tried, so that many at once cannot slip through.
   * @param account what was tried to be opened: an email, or a chat's reference
   * @throws Problem with the code of these failures, and `minutes` until one may try again
   */
  attempt(account: string, address: string): Attempt;
}

export interface Attempt {
  /** It did not fail after all: what failed here before, of this address at this account, goes too. */
  succeeded(): void;
  /** It neither failed nor opened anything: it alone is not counted. */
  excused(): void;
}

/** How many may fail in fifteen minutes, and what one hears beyond. */
export interface FailureLimit {
  /** Of one address at one account. */
  readonly most: number;
  /** Of one address at all accounts, behind which a whole office may be. */
  readonly address: number;
  /** At one account, from addresses that are not its own. */
  readonly account: number;
  readonly code: Extract<ProblemCode, 'too-many-sign-ins' | 'too-many-codes'>;
}

const signIns: FailureLimit = {
  ...limits.signIns,
  most: limits.signInFailures,
  code: 'too-many-sign-ins',
};

/** See `Failures`. */
export const createFailures = (clock: Clock, limit: FailureLimit = signIns): Failures => {
  const counts = createCounts(clock, WINDOW);
  const own = createMarks(clock, OWN);

  const check = ({ since, count }: Count, most: number): void => {
    if (count < most) return;
    const minutes = Math.max(1, Math.ceil((since + WINDOW - clock.now()) / 60_000));
    throw new Problem(limit.code, { minutes });
  };

  return {
    attempt: (account, address) => {
      const from = addressKey(address);
      const both = `${from} at ${account}`;
      const [here, everywhere] = [counts.of(both), counts.of(from)];
      const strangers = own.has(both) ? null : counts.of(`account ${account}`);
      check(here, limit.most);
      check(everywhere, limit.address);
      if (strangers !== null) check(strangers, limit.account);
      const all = [here, everywhere, ...(strangers === null ? [] : [strangers])];
      const take = (failures: number): void => {
        for (const entry of all) entry.count = Math.max(0, entry.count - failures);
      };
      take(-1);
      return {
        succeeded: () => {
          take(here.count);
          own.add(both);
        },
        excused: () => take(1),
      };
    },
  };
};
