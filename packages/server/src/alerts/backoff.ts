const first = 5_000;
const most = 15 * 60_000;

/**
 * How long to wait before a channel is tried again, ms: exponential with equal jitter, from 5
 * seconds up to a quarter of an hour.
 * @param attempt tries before this one
 * @param random 0 to 1
 */
export const backOff = (attempt: number, random: number): number => {
  const full = Math.min(most, first * 2 ** Math.min(attempt, 20));
  return Math.round(full / 2 + (full / 2) * random);
};
