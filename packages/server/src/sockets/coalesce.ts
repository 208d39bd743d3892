import type { Log } from '../ground/log.js';

/**
 * Gathers news by key: while one round for a key runs, what comes for it waits and is handed over
 * together to the next round. So a burst costs as many rounds as there is time for, in order.
 */
export const createCoalescer = <T>(
  log: Log,
  run: (key: string, items: readonly T[]) => Promise<void>,
): ((key: string, item: T) => void) => {
  const gathered = new Map<string, T[]>();

  const rounds = async (key: string): Promise<void> => {
    for (;;) {
      const items = gathered.get(key);
      if (items === undefined || items.length === 0) break;
      gathered.set(key, []);
      try {
        await run(key, items);
      } catch (error) {
        log.error({ err: error }, 'news could not be told');
      }
    }
    gathered.delete(key);
  };

  return (key, item) => {
    const items = gathered.get(key);
    if (items !== undefined) {
      items.push(item);
      return;
    }
    gathered.set(key, [item]);
    // Late enough that the rest of the same batch of news is gathered too.
    queueMicrotask(() => void rounds(key));
  };
};
