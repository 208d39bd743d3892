/** Time, handed in so that tests need not wait. */
export interface Timers {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls `run` once after `delay` milliseconds; the answer cancels it. */
  after(delay: number, run: () => void): () => void;
}

/** The browser's own time. */
export const browserTimers: Timers = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};
