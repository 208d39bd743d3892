import { t } from '../text/supervise.js';

/** How long a wait is beside the standard of 30 seconds (D8), and when it is too long for anybody. */
export type Band = 'soon' | 'later' | 'long';

/** Where the bands begin, ms. */
const LATER = 30_000;
export const LONG = 5 * 60_000;

/** The band of a wait of `ms`. */
export const bandOf = (ms: number): Band => (ms >= LONG ? 'long' : ms >= LATER ? 'later' : 'soon');

/**
 * A length of time (ms) as it is read at a glance: `45 sec`, `2 min 10 sec`, `12 min`,
 * `1 hr 5 min`. Seconds are left out once they tell nothing, from ten minutes on.
 */
export const lengthOf = (ms: number): string => {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t('wall.seconds', { n: seconds });
  if (minutes < 10 && seconds % 60 > 0)
    return t('wall.minutesSeconds', { minutes, seconds: seconds % 60 });
  if (minutes < 60) return t('wall.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (minutes % 60 === 0) return t('wall.hours', { n: hours });
  return t('wall.hoursMinutes', { hours, minutes: minutes % 60 });
};
