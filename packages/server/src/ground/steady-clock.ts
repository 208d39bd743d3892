import type { Clock } from './clock.js';

/** A wall clock that is further off than this was not stepped: the machine slept. Taken at once, ms. */
const SLEPT = 2 * 3_600_000;

/**
 * A clock that follows the machine's without ever jumping with it, since tokens, sessions and
 * leases that are under way would all run out at once, or last as much longer. It counts by the
 * time that passes (CLOCK_MONOTONIC), and moves towards the wall clock meanwhile: at twice the
 * speed while it is behind, at half of it while it is ahead. An hour's step is caught up with in
 * an hour forwards and in two back. It never runs backwards.
 */
export const createSteadyClock = (
  wall: () => number = () => Date.now(),
  elapsed: () => number = () => performance.now(),
): Required<Clock> => {
  let ours = wall();
  let last = elapsed();
  const steady = {
    offBy: () => steady.now() - wall(),
    now: () => {
      const at = elapsed();
      const passed = at - last;
      last = at;
      const behind = wall() - (ours + passed);
      ours +=
        behind > SLEPT ? passed + behind : passed + Math.max(-passed / 2, Math.min(behind, passed));
      return Math.floor(ours);
    },
  };
  return steady;
};
