import type { Clock } from '../ground/clock.js';

/** Keeps news of one subject apart by at least `gap` ms. */
export interface Pace {
  /** Whether news of `subject` may be told now; if so, it counts as told. */
  may(subject: string): boolean;
}

/** Forgets a subject once its gap has passed, so that it holds only what moves now. */
export const createPace = (clock: Clock, gap: number): Pace => {
  const told = new Map<string, number>();
  return {
    may: (subject) => {
      const now = clock.now();
      for (const [key, at] of told) if (now - at >= gap || at > now) told.delete(key);
      if (told.has(subject)) return false;
      told.set(subject, now);
      return true;
    },
  };
};
