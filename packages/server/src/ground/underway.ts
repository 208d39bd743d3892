/** What has been begun and is not done, so that a stop can wait for it. */
export interface Underway {
  /** Counts it until it settles; answers it as it is. */
  add<T>(work: Promise<T>): Promise<T>;
  /** When nothing is under way; at the latest after `most` ms. */
  settled(most: number): Promise<void>;
}

/** See `Underway`. */
export const createUnderway = (): Underway => {
  let count = 0;
  const waiting = new Set<() => void>();
  const finished = (): void => {
    count -= 1;
    if (count > 0) return;
    for (const tell of waiting) tell();
    waiting.clear();
  };
  return {
    add: (work) => {
      count += 1;
      work.then(finished, finished);
      return work;
    },
    settled: (most) =>
      new Promise((resolve) => {
        if (count === 0) {
          resolve();
          return;
        }
        const timer = setTimeout(resolve, most);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
};
