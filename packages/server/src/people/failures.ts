import { Problem, limits } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';

const WINDOW = 15 * 60_000;
/** Beyond this many accounts and addresses the oldest are forgotten. */
const MOST = 20_000;

/** Counts sign-ins that failed, by account and by address, in this relay's memory. */
export interface Failures {
  /**
   * Counts an attempt before it is tried, so that many at once cannot slip through.
   * @throws Problem `too-many-sign-ins`
   */
  attempt(email: string, address: string): Attempt;
}

export interface Attempt {
  /** It did not fail after all: the account's count is cleared and the address's taken back. */
  succeeded(): void;
}

/** See `Failures`; `limits.signInFailures` in fifteen minutes. */
export const createFailures = (clock: Clock): Failures => {
  const counts = new Map<string, { since: number; count: number }>();

  const counted = (key: string): { since: number; count: number } => {
    const now = clock.now();
    const held = counts.get(key);
    if (held !== undefined && now - held.since < WINDOW) return held;
    counts.delete(key);
    const fresh = { since: now, count: 0 };
    counts.set(key, fresh);
    for (const oldest of counts.keys()) {
      if (counts.size <= MOST) break;
      counts.delete(oldest);
    }
    return fresh;
  };

  return {
    attempt: (email, address) => {
      const both = [counted(`account ${email}`), counted(`address ${address}`)] as const;
      for (const { since, count } of both) {
        if (count < limits.signInFailures) continue;
        const minutes = Math.max(1, Math.ceil((since + WINDOW - clock.now()) / 60_000));
        throw new Problem('too-many-sign-ins', { minutes });
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
