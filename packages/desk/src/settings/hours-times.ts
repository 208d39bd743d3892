import type { HoursSettings } from '@bellman/protocol';
import { clockTime, momentOf } from '../ground/times.js';
import { weekdays, type Weekday } from './opening.js';

/** Hours of a day as the settings have them: when it opens and when it closes. */
export type Times = HoursSettings['week'][Weekday][number];

const DAY = 24 * 60;

/** Hours that go on past midnight for longer than this, in minutes, are asked about. */
const LONG = 12 * 60;

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

/** When it opens and closes, in minutes since the day began; an end not after its start is next day's. */
const spanOf = ([from, to]: Times): readonly [number, number] => {
  const [start, end] = [minutes(from), minutes(to)];
  return [start, end > start ? end : end + DAY];
};

/** Whether these hours go on into the next day; midnight itself is still this day's end. */
export const isPastMidnight = (times: Times): boolean =>
  !times.includes('') && spanOf(times)[1] > DAY;

/** Whether they do so for so long that 10:00 may have been typed where 22:00 was meant. */
export const isLongNight = (times: Times): boolean => {
  if (!isPastMidnight(times)) return false;
  const [start, end] = spanOf(times);
  return end - start > LONG;
};

/** A time of a clock in words: `17:30` is 5:30pm. */
export const timeWords = (time: string): string =>
  clockTime(momentOf('2026-01-05', time === '24:00' ? '00:00' : time) ?? NaN);

const meet = (one: readonly [number, number], other: readonly [number, number]): boolean =>
  one[0] < other[1] && other[0] < one[1];

/** Whether some hours of one day lie within others of that day. */
export const overlapsWithin = (day: readonly Times[]): boolean =>
  day.some((one, at) => day.slice(at + 1).some((other) => meet(spanOf(one), spanOf(other))));

/** The hours of a day, by their place, that go on into hours of the next one. */
export const runsInto = (day: readonly Times[], next: readonly Times[]): number =>
  day.findIndex((one) => {
    const [start, end] = spanOf(one);
    return next.some((other) => meet([start - DAY, end - DAY], spanOf(other)));
  });

const ALL_DAY = ['00:00', '24:00'] as const;

/** Open at all hours of all days, with nothing that is different yet. */
export const always = (): HoursSettings => {
  const day = (): [string, string][] => [[...ALL_DAY]];
  return {
    week: {
      monday: day(),
      tuesday: day(),
      wednesday: day(),
      thursday: day(),
      friday: day(),
      saturday: day(),
      sunday: day(),
    },
    openOnHolidays: true,
    closures: [],
  };
};

/** Whether these are such hours, apart from closures. */
export const isAlways = ({ week, openOnHolidays }: HoursSettings): boolean =>
  openOnHolidays &&
  weekdays.every((day) => {
    const [times, ...more] = week[day];
    return more.length === 0 && times?.[0] === ALL_DAY[0] && times[1] === ALL_DAY[1];
  });
