import { networkOf } from '../ground/addresses.js';
import type { Clock } from '../ground/clock.js';

/** Counts by key, each over a window of time from its first; in this relay's memory. */
export interface Counts {
  /** The count of a key, from 0 where its window has passed. */
  of(key: string): Count;
}

export interface Count {
  /** When the window began, ms. */
  readonly since: number;
  count: number;
}

/** Beyond this many keys the oldest are forgotten. */
const MOST = 20_000;

/** See `Counts`. `window` is ms. */
export const createCounts = (clock: Clock, window: number): Counts => {
  const counts = new Map<string, Count>();
  return {
    of: (key) => {
      const now = clock.now();
      const held = counts.get(key);
      if (held !== undefined && now - held.since < window) return held;
      counts.delete(key);
      const fresh = { since: now, count: 0 };
      counts.set(key, fresh);
      for (const oldest of counts.keys()) {
        if (counts.size <= MOST) break;
        counts.delete(oldest);
      }
      return fresh;
    },
  };
};

/** Keys that are remembered for a time from when they were last added; in this relay's memory. */
export interface Marks {
  has(key: string): boolean;
  add(key: string): void;
}

/** See `Marks`. `life` is ms. */
export const createMarks = (clock: Clock, life: number): Marks => {
  const marks = new Map<string, number>();
  return {
    has: (key) => clock.now() - (marks.get(key) ?? -Infinity) < life,
    add: (key) => {
      marks.delete(key);
      marks.set(key, clock.now());
      for (const oldest of marks.keys()) {
        if (marks.size <= MOST) break;
        marks.delete(oldest);
      }
    },
  };
};

/** The key of an address: one household has 2^64 of IPv6. */
export const addressKey = (address: string): string => `address ${networkOf(address)}`;
