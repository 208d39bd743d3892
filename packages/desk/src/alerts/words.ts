import { limits, type AlertKind, type AudienceCount } from '@bellman/protocol';
import { t } from '../text/alerts.js';
import { count } from '../text/text.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The durations offered for a kind (ms), shortest first. */
export const durationsOf = (kind: AlertKind): readonly number[] =>
  kind === 'emergency'
    ? [
        5 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        4 * HOUR,
        8 * HOUR,
        12 * HOUR,
        limits.emergencyLife.most,
      ]
    : [4 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY, 7 * DAY, 14 * DAY];

/** The shortest and longest life of a kind (ms). */
export const lifeOf = (kind: AlertKind): { readonly least: number; readonly most: number } =>
  kind === 'emergency' ? limits.emergencyLife : limits.otherLife;

/** A duration (ms) in words: `5 minutes`, `22 hours 30 minutes`, `14 days`. */
export const duration = (ms: number): string => {
  if (ms < HOUR) return t('form.minutes', { n: Math.round(ms / MINUTE) });
  if (ms % HOUR !== 0) return t('form.hoursHalf', { n: Math.floor(ms / HOUR) });
  return ms % DAY === 0 ? t('form.days', { n: ms / DAY }) : t('form.hours', { n: ms / HOUR });
};

/** `1,240 followers`, `fewer than 5 followers`, `no followers`. */
export const followers = (n: number | null): string =>
  n === null ? t('audience.few', { n: limits.smallCount }) : t('audience.followers', { n });

/** A population to the nearest hundred: it is an estimate and should look like one. */
export const about = (people: number): string =>
  count(people < 100 ? people : Math.round(people / 100) * 100);

/** As a sentence of its own: `1,240 followers · about 9,800 people live here`, `No followers`. */
export const audience = ({ followers: n, population }: AudienceCount): string => {
  const words = followers(n);
  const sentence = words.slice(0, 1).toLocaleUpperCase('en-GB') + words.slice(1);
  return population === null
    ? sentence
    : t('audience.withPeople', { followers: sentence, people: about(population) });
};
