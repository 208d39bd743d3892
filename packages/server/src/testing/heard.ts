import type { Store } from '../store/store.js';
import type { News } from '../store/work.js';

/** What a store's bus said since, and a way to wait for it without a clock. */
export interface Heard {
  readonly news: readonly News[];
  /** Resolves once `enough` holds of what was heard. */
  until(enough: (news: readonly News[]) => boolean): Promise<void>;
  stop(): void;
}

/** Listens to a store's bus from now on. */
export const hearing = (store: Store): Heard => {
  const news: News[] = [];
  const waiting = new Set<() => void>();
  const stop = store.bus.listen((more) => {
    news.push(...more);
    for (const look of [...waiting]) look();
  });
  return {
    news,
    stop,
    until: (enough) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!enough(news)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};
