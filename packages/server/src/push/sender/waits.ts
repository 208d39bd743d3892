/**
 * For how long a push service wants to be left alone, and by whom: it asks the sender of a message,
 * whom it knows by the key that the message is signed with (RFC 8292 §2).
 */
export interface Waits {
  /** It asked for so many ms from now; a longer wait stays. */
  ask(key: string, ms: number): void;
  /** ms that are left of what it asked of a key's holder; 0: none. */
  left(key: string): number;
  /** Whether anybody is still to wait. */
  any(): boolean;
}

/** @param elapsed ms that only ever go forward */
export const createWaits = (elapsed: () => number): Waits => {
  const until = new Map<string, number>();
  const left = (key: string): number => {
    const end = until.get(key);
    if (end === undefined) return 0;
    const wait = end - elapsed();
    if (wait <= 0) until.delete(key);
    return Math.max(0, wait);
  };
  return {
    ask: (key, ms) => void until.set(key, Math.max(until.get(key) ?? 0, elapsed() + ms)),
    left,
    any: () => [...until.keys()].some((key) => left(key) > 0),
  };
};
