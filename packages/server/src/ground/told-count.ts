import { limits } from '@bellman/protocol';

const { smallCount } = limits;

/** How many, as it may be told before anything is sent: fewer than 5, but not none, as null. */
export const toldCount = (count: number): number | null =>
  count > 0 && count < smallCount ? null : count;

/**
 * A total beside its parts. Where a part is too small to be told, the total is told up to the next
 * multiple of 5, so that the part is not what is left over. Upwards, so that what is more than a
 * limit in fives is told as more.
 */
export const toldTotal = (count: number, parts: readonly (number | null)[]): number | null =>
  parts.includes(null) && count >= smallCount
    ? Math.ceil(count / smallCount) * smallCount
    : toldCount(count);
