import { Problem, limits } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';

const MINUTE = 60_000;

/**
 * Counts one socket's events by the minute.
 * @throws Problem `too-fast` from the call that it answers, beyond `limits.socketEventsPerMinute`
 */
export const createRate = (clock: Clock): (() => void) => {
  let began = clock.now();
  let count = 0;
  return () => {
    const now = clock.now();
    if (now - began >= MINUTE || now < began) {
      began = now;
      count = 0;
    }
    count += 1;
    if (count <= limits.socketEventsPerMinute) return;
    throw new Problem('too-fast', {
      seconds: Math.max(1, Math.ceil((began + MINUTE - now) / 1000)),
    });
  };
};
