import { limits } from '@bellman/protocol';

/** Whether an audience grew since approval by more than both a tenth and a hundred (A4). */
export const grown = (approved: number, now: number): boolean =>
  now - approved > limits.audienceGrowth.followers &&
  now - approved > approved * limits.audienceGrowth.share;
