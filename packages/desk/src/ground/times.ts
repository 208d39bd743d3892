import { t } from '../text/text.js';

/** Councils here are in the United Kingdom, wherever the browser is. */
const timeZone = 'Europe/London';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const longDay = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** The furthest from 1970 that a `Date` reaches, ms (ECMA-262, time values). */
const FURTHEST = 8.64e15;

/** Whether a number is a moment at all. `Intl` throws for any other, and a whole view with it. */
const isMoment = (at: number): boolean => Math.abs(at) <= FURTHEST;

const field = (at: number, name: Intl.DateTimeFormatPartTypes): string =>
  parts.formatToParts(at).find((part) => part.type === name)?.value ?? '';

/** The day of a moment (ms) in the United Kingdom: `2026-11-22`; empty where `at` is none. */
export const dayKey = (at: number): string =>
  isMoment(at) ? `${field(at, 'year')}-${field(at, 'month')}-${field(at, 'day')}` : '';

/**
 * The time of day of a moment in the United Kingdom: `17:30`, as an `<input type="time">` has it;
 * empty where `at` is none.
 */
export const timeKey = (at: number): string =>
  isMoment(at) ? `${field(at, 'hour')}:${field(at, 'minute')}` : '';

/** A moment for a machine (ISO 8601, UTC), as `<time datetime>` has it; null where `at` is none. */
export const machineTime = (at: number): string | null =>
  isMoment(at) ? new Date(at).toISOString() : null;

/** The time of day as GOV.UK writes it: `5:30pm`, `10am`, `midday`, `midnight`; or `unknown`. */
export const clockTime = (at: number): string => {
  if (!isMoment(at)) return t('time.unknown');
  const hour = Number(field(at, 'hour'));
  const minute = field(at, 'minute');
  if (minute === '00' && hour === 12) return 'midday';
  if (minute === '00' && hour === 0) return 'midnight';
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`;
};

/** `Sunday 22 November`, or `unknown`. */
export const dayName = (at: number): string =>
  isMoment(at) ? longDay.format(at).replace(',', '') : t('time.unknown');

/** `Sunday 22 November at 5:30pm`, or `unknown`. */
export const moment = (at: number): string =>
  isMoment(at) ? `${dayName(at)} at ${clockTime(at)}` : t('time.unknown');

/** `Today`, `Yesterday`, or the day's name, as seen at `now`. */
export const dayHeading = (at: number, now: number): string => {
  if (dayKey(at) === dayKey(now)) return t('day.today');
  if (dayKey(at) === dayKey(now - 86_400_000)) return t('day.yesterday');
  return dayName(at);
};

/** How long somebody has waited, in words. */
export const waited = (since: number, now: number): string => {
  if (!isMoment(since)) return t('wait.unknown');
  const minutes = Math.floor(Math.max(0, now - since) / 60_000);
  if (minutes < 1) return t('wait.moment');
  return minutes < 60
    ? t('wait.minutes', { n: minutes })
    : t('wait.hours', { n: Math.floor(minutes / 60) });
};

/**
 * The moment (ms) that a date (`2026-11-22`) and time (`17:30`) name in the United Kingdom, or
 * null where they name none. In the hour that is repeated when summer time ends, the first is
 * meant; in the hour that is left out when it begins, the moment an hour later.
 */
export const momentOf = (date: string, time: string): number | null => {
  // An engine may read a date of its own choosing out of what is not one.
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  const utc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(utc)) return null;
  const named = (at: number): boolean => dayKey(at) === date && timeKey(at) === time;
  return [utc - 3_600_000, utc].find(named) ?? utc;
};
