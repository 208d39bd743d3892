/**
 * Keeps one socket's events in order without making each wait for the last. Messages reach the
 * store in the order in which they are begun, so they may overlap (and so be committed together);
 * an event that must be `alone`, such as a start, is waited for by those after it.
 */
export const createOrder = (): ((alone: boolean, run: () => Promise<void>) => void) => {
  let tail: Promise<void> | null = null;
  return (alone, run) => {
    const before = tail;
    const running = before === null ? run() : before.then(run);
    if (!alone && before === null) return;
    const mine = running.finally(() => {
      if (tail === mine) tail = null;
    });
    tail = mine;
  };
};
