import type { Clock } from '../ground/clock.js';

const EVERY = 3_000;
/** Beyond this many the oldest are forgotten: at worst a notice comes early. */
const MOST = 10_000;

/** Whether to tell now that somebody types, by who and where: at most once in three seconds. */
export const createTyping = (clock: Clock): ((key: string) => boolean) => {
  const told = new Map<string, number>();
  return (key) => {
    const now = clock.now();
    const last = told.get(key);
    if (last !== undefined && now >= last && now - last < EVERY) return false;
    // Set anew, so that the map stays in the order of telling.
    told.delete(key);
    told.set(key, now);
    for (const oldest of told.keys()) {
      if (told.size <= MOST) break;
      told.delete(oldest);
    }
    return true;
  };
};
