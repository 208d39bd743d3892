import type { HoursSettings } from '@bellman/protocol';
import { clockTime, dayKey, dayName, momentOf } from '../ground/times.js';
import { s } from '../text/settings.js';

/** The days of a week as the settings name them, Monday first (ISO 8601). */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** A stretch of time in which it is open; moments are ms. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const DAYS_AHEAD = 28;

/** The date (ISO 8601) that lies `days` after `date`. */
const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const weekdayOf = (date: string): Weekday =>
  weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';

const isClosed = ({ closures }: HoursSettings, date: string): boolean =>
  closures.some(({ from, to }) => from !== '' && from <= date && date <= to);

/** When it is open on a date; an end that is not after its start lies on the next day. */
const spansOn = (hours: HoursSettings, date: string): readonly Span[] =>
  isClosed(hours, date)
    ? []
    : hours.week[weekdayOf(date)].flatMap(([start, end]) => {
        const next = end === '24:00' || end <= start;
        const from = momentOf(date, start);
        const to = momentOf(next ? dateAfter(date, 1) : date, end === '24:00' ? '00:00' : end);
        return from === null || to === null ? [] : [{ from, to }];
      });

/** Those that adjoin or overlap as one, the earliest first. */
const joined = (spans: readonly Span[]): readonly Span[] =>
  spans
    .toSorted((one, other) => one.from - other.from)
    .reduce<readonly Span[]>((before, span) => {
      const last = before.at(-1);
      return last && span.from <= last.to
        ? [...before.slice(0, -1), { from: last.from, to: Math.max(last.to, span.to) }]
        : [...before, span];
    }, []);

/**
 * Whether it is open at `now` (ms) by hours that are on screen, and when that changes, in words.
 * The usual week and the closures count; bank holidays are the relay's to know.
 */
export const openingWords = (hours: HoursSettings | null, now: number): string => {
  if (hours === null) return s('hours.now.always');
  const today = dayKey(now);
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, at) => dateAfter(today, at - 1));
  const spans = joined(days.flatMap((date) => spansOn(hours, date))).filter(({ to }) => to > now);
  const [next] = spans;
  if (next === undefined) return s('hours.now.never');
  if (next.from <= now && next.to - now > (DAYS_AHEAD - 2) * 86_400_000)
    return s('hours.now.always');
  const [at, open] = next.from <= now ? [next.to, true] : [next.from, false];
  const params = { time: clockTime(at), day: dayName(at) };
  // Until midnight is still today's affair.
  const isToday = dayKey(at - 1) === today;
  if (open) return s(isToday ? 'hours.now.open' : 'hours.now.open.later', params);
  return s(dayKey(at) === today ? 'hours.now.opens' : 'hours.now.opens.later', params);
};
