import type { BannerAlert } from '@bellman/protocol';

/** Alerts shown at once; a link leads to the others. */
export const MOST = 3;

/** Whether a life is in danger: then it cannot be dismissed. */
export const isDanger = ({ severity, exercise, type }: BannerAlert): boolean =>
  severity === 'Extreme' && !exercise && type !== 'all-clear';
