import type { Timers } from '../ground/timers.js';

/** The browser's own time; the chat's would be cut out of what opens it. */
export const time: Timers = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};
