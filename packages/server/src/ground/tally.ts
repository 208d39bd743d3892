/** Counts what is there, in all and by key, within bounds. */
export interface Tally {
  readonly count: number;
  /** Whether one more would be too many, in all or of one of these keys. */
  isFull(keys: readonly string[]): boolean;
  /** One came, bound or not. @returns what says, once, that it is gone */
  add(keys: readonly string[]): () => void;
}

/**
 * @param bounds `most` in all; `each` of one key, of the keys of one that comes in their order: the
 *   first is the narrowest
 */
export const createTally = (bounds: {
  readonly most: number;
  readonly each?: readonly number[];
}): Tally => {
  const keys = new Map<string, number>();
  let count = 0;
  const of = (key: string): number => keys.get(key) ?? 0;
  return {
    get count() {
      return count;
    },
    isFull: (mine) =>
      count >= bounds.most || mine.some((key, at) => of(key) >= (bounds.each?.[at] ?? Infinity)),
    add: (mine) => {
      count += 1;
      for (const key of mine) keys.set(key, of(key) + 1);
      let isHere = true;
      return () => {
        if (!isHere) return;
        isHere = false;
        count -= 1;
        for (const key of mine) {
          // A key that nobody has is not remembered.
          if (of(key) > 1) keys.set(key, of(key) - 1);
          else keys.delete(key);
        }
      };
    },
  };
};
