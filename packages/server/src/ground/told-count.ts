import { limits } from '@bellman/protocol';

/**
 * How many followers, as it may be told before they get anything: none as it is, fewer than 5 as
 * null, and all else up to the next multiple of 5. So neither a part taken from a total, nor two
 * questions that differ by one household, tell of a few. It is rounded up, so that what is more
 * than a limit in fives is told as more.
 */
export const toldCount = (count: number): number | null => {
  const { smallCount } = limits;
  return count > 0 && count < smallCount ? null : Math.ceil(count / smallCount) * smallCount;
};
