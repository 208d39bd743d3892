import type { After } from '../ground/after.js';

/** Says something of a key at most so often. */
export interface AtMost {
  /** Says it at once, or, where that was done within the gap, once at its end. */
  say(key: string): void;
  /** Says no more, not even what is still to be said. */
  stop(): void;
}

/** See `AtMost`; `gap` is in ms. It remembers only what was said within the gap. */
export const createAtMost = (parts: {
  readonly gap: number;
  readonly after: After;
  readonly tell: (key: string) => void;
}): AtMost => {
  const { gap, after, tell } = parts;
  const gaps = new Map<string, { again: boolean; callOff: () => void }>();

  const say = (key: string): void => {
    const running = gaps.get(key);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const over = (): void => {
      const again = gaps.get(key)?.again === true;
      gaps.delete(key);
      if (again) say(key);
    };
    gaps.set(key, { again: false, callOff: after(gap, over) });
    tell(key);
  };

  return {
    say,
    stop: () => {
      for (const { callOff } of gaps.values()) callOff();
      gaps.clear();
    },
  };
};
