/**
 * Runs something again and again, `ms` after it was last done; it never overlaps itself and does
 * not keep the process alive.
 * @returns a function that stops it
 */
export const every = (
  ms: number,
  run: () => Promise<void>,
  failed: (error: unknown) => void,
): (() => void) => {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const again = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void run().catch(failed).then(again), ms);
    timer.unref();
  };
  again();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
};
