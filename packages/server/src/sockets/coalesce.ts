import type { Log } from '../ground/log.js';

/** So many items gather for one key behind a slow round before they are shrunk. */
export const mostGathered = 1_000;

/** Of items that are the same, one. */
const unlike = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Of items that say the same, one. */
export const distinct = <T>(items: readonly T[]): T[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

/**
 * Gathers news by key: while one round for a key runs, what comes for it waits and is handed over
 * together to the next round. So a burst costs as many rounds as there is time for, in order.
 *
 * @param shrink says the same with fewer, where many have gathered behind a slow round: what
 *   gathers is bounded by what is unlike in it
 */
export const createCoalescer = <T>(
  log: Log,
  run: (key: string, items: readonly T[]) => Promise<void>,
  shrink: (items: readonly T[]) => T[] = unlike,
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
      if (items.length % mostGathered === 0) gathered.set(key, shrink(items));
      return;
    }
    gathered.set(key, [item]);
    // Late enough that the rest of the same batch of news is gathered too.
    queueMicrotask(() => void rounds(key));
  };
};
