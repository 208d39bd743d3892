import { Refusal } from '../ground/refusal.js';
import { unfollow } from './followers.js';
import { readKept, type Kept } from './keep.js';
import type { Home } from './relay.js';

/** Whether the relay knows no follower by the token that it was asked with. */
export const isUnknown = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'follower-unknown';

/** What another tab keeps now in place of `kept`, or null. */
const newer = (council: string, kept: Kept): Kept | null => {
  const now = readKept(council);
  return now && now.token !== kept.token ? now : null;
};

/**
 * Does `work` with what the browser keeps now, which another tab may have replaced since it was
 * `known` here; once more where it is replaced meanwhile. Throws as `work` does.
 */
export const withKept = async <T>(
  council: string,
  known: Kept,
  work: (kept: Kept) => Promise<T>,
): Promise<T> => {
  const kept = readKept(council) ?? known;
  try {
    return await work(kept);
  } catch (error) {
    const now = newer(council, kept);
    if (!now || !isUnknown(error)) throw error;
    return withKept(council, now, work);
  }
};

/**
 * Stops what the browser keeps, and what another tab comes to keep meanwhile; a stop that the relay
 * has made already is as good. Answers what was stopped last. Throws a `Refusal`.
 */
export const stopKept = async (home: Home, known: Kept): Promise<Kept> => {
  const kept = readKept(home.council) ?? known;
  try {
    await unfollow(home, kept.token);
  } catch (error) {
    if (!isUnknown(error)) throw error;
  }
  const now = newer(home.council, kept);
  return now ? stopKept(home, now) : kept;
};
