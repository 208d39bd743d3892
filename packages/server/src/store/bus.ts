import type { StoreLog } from './log.js';
import type { Bus } from './store.js';
import type { News } from './work.js';

/**
 * How long what was told lies in the `committed` log, ms, by the store's clock. A node whose line
 * to the database was gone for nearly so long cannot know what it missed (see `postgres/reader`).
 */
export const newsKept = 3_600_000;

/** The bus of this process, and the way to put news on it. */
export interface Speaker {
  readonly bus: Bus;
  /** Tells every listener, in order. One that throws does not keep the others from hearing. */
  readonly speak: (news: readonly News[]) => void;
}

/** A bus in this process; what is spoken into it has been committed. */
export const createBus = (log: StoreLog): Speaker => {
  const listeners = new Set<(news: readonly News[]) => void>();
  return {
    bus: {
      listen: (hear) => {
        // Wrapped, so that one function may listen twice and be stopped once.
        const listener = (news: readonly News[]): void => hear(news);
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    },
    speak: (news) => {
      if (news.length === 0) return;
      for (const hear of [...listeners]) {
        try {
          hear(news);
        } catch (error) {
          log.error({ err: error }, 'a listener to the store failed');
        }
      }
    },
  };
};
