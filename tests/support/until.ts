import { setTimeout as pause } from 'node:timers/promises';

/** Between two questions to something that cannot call back, ms. */
const PAUSE = 50;

/**
 * Asks again and again until `question` answers something that isn't undefined, null or false, and
 * resolves with it. For what cannot tell by itself, such as another process's port. What the
 * question throws counts as "not yet", and the last of it is the cause of the final error.
 */
export const until = async <T>(
  what: string,
  question: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  within = 20_000,
): Promise<T> => {
  const end = Date.now() + within;
  let last: unknown;
  for (;;) {
    try {
      const answer = await question();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain: ${what}`, { cause: last });
    await pause(PAUSE);
  }
};
