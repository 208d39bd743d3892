import type { Wait } from '@bellman/protocol';
import type { Pace } from '../store/chat/pace.js';
import type { Store } from '../store/store.js';

/** What counts as lately, ms. */
const lately = 3_600_000;
/** From fewer chats nothing is said. */
const fewest = 3;
const MINUTE = 60_000;

/** How long one place in the queue took each of those who were taken, ms, the quickest first. */
const perPlace = (taken: Pace['taken']): number[] =>
  taken
    .map((one) => {
      const ahead = taken.filter(
        (other) => other.queued < one.queued && other.taken > one.queued,
      ).length;
      return Math.max(0, one.taken - one.queued) / (ahead + 1);
    })
    .toSorted((one, other) => one - other);

/**
 * An honest wait for a place in the queue (1 is next), from the chats taken in the last hour.
 *
 * Each of them tells how long one place took: its own wait, divided by the place that it began
 * at. The middle half of these, times the place, is what is said, in whole minutes, widened
 * outwards. Where the queue stands still now for longer than that, that counts instead: three
 * quick answers an hour ago promise nothing. It says nothing from fewer than three chats.
 *
 * What it does not know: chats that were given up while waiting (so places look slower than they
 * were), and advisers who are about to come or go.
 */
export const estimate = (pace: Pace, place: number): Wait => {
  if (pace.taken.length < fewest) return null;
  const costs = perPlace(pace.taken);
  const last = costs.length - 1;
  const quick = costs[Math.floor(last / 4)] ?? 0;
  const slow = costs[Math.ceil((last * 3) / 4)] ?? quick;
  const lastTaken = Math.max(...pace.taken.map(({ taken }) => taken));
  const still = pace.since === null ? 0 : pace.at - Math.max(pace.since, lastTaken);
  return {
    least: Math.floor((quick * place) / MINUTE),
    most: Math.max(1, Math.ceil((Math.max(slow, still) * place) / MINUTE)),
  };
};

/** A council's queue now: how many wait, and how long a place in it takes. */
export interface QueueNow {
  readonly waiting: number;
  /** @param place 1 is next */
  wait(place: number): Wait;
}

/** Looks at a council's queue. */
export const createQueueNow =
  (store: Pick<Store, 'chat'>) =>
  async (council: string): Promise<QueueNow> => {
    const pace = await store.chat.pace({ council, ms: lately });
    return { waiting: pace.waiting, wait: (place) => estimate(pace, place) };
  };
