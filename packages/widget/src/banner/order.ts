import type { BannerAlert } from '@bellman/protocol';

/** Alerts shown at once; a link leads to the others. */
export const MOST = 3;

const ranks = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'];

/** Whether a life is in danger: then it cannot be dismissed. */
export const isDanger = ({ severity, exercise, type }: BannerAlert): boolean =>
  severity === 'Extreme' && !exercise && type !== 'all-clear';

/** The gravest first, drills last, and of two alike the newer, as the relay has them. */
export const ordered = (alerts: readonly BannerAlert[]): BannerAlert[] => {
  const rank = ({ severity, exercise, type }: BannerAlert): number =>
    (exercise ? 20 : type === 'all-clear' ? 10 : 0) + ranks.indexOf(severity);
  return [...alerts].sort((one, other) => rank(one) - rank(other));
};
