/** Counts what is there, in all and by key, within bounds. */
export interface Tally {
  readonly count: number;
  /** Whether one more would be too many, in all or of this key; null: of no key. */
  isFull(key: string | null): boolean;
  /** One came, bound or not. @returns what says, once, that it is gone */
  add(key: string | null): () => void;
}

/** @param bounds `most` in all, `each` of one key */
export const createTally = (bounds: { readonly most: number; readonly each?: number }): Tally => {
  const keys = new Map<string, number>();
  let count = 0;
  const of = (key: string): number => keys.get(key) ?? 0;
  return {
    get count() {
      return count;
    },
    isFull: (key) => count >= bounds.most || (key !== null && of(key) >= (bounds.each ?? Infinity)),
    add: (key) => {
      count += 1;
      if (key !== null) keys.set(key, of(key) + 1);
      let isHere = true;
      return () => {
        if (!isHere) return;
        isHere = false;
        count -= 1;
        if (key === null) return;
        // A key that nobody has is not remembered.
        if (of(key) > 1) keys.set(key, of(key) - 1);
        else keys.delete(key);
      };
    },
  };
};
