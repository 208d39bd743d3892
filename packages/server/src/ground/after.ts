/** Runs something once, `ms` from now, unless it is called off. @returns what calls it off */
export type After = (ms: number, run: () => void) => () => void;

/** By the process's own timers, which do not keep it alive. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
