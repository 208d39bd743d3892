import type { WeekView } from '@bellman/protocol';
import { atStart, clockWords, dateWords, weekdayWords } from '../ground/times.js';
import type { Texts } from '../text/texts.js';

/** A moment where the council is: its day as 2026-12-25, and its time of day. */
export interface LocalMoment {
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
}

/** `at`, milliseconds since 1970, in an IANA time zone. */
export const localMoment = (at: number, zone: string): LocalMoment => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);
  return { day, hour, minute };
};

/** The time of day of `at` as GOV.UK writes it: 5:30pm, 9am, midday. */
export const timeIn = (at: number, zone: string, text: Texts): string => {
  const { hour, minute } = localMoment(at, zone);
  return clockWords(hour, minute, text);
};

/** The day of `at` in words: Monday 23 November. */
export const dayIn = (at: number, zone: string, text: Texts): string =>
  dateWords(localMoment(at, zone).day, text);

/** A day of the week by its number, 1 Monday … 7 Sunday. */
const weekday = (day: number, text: Texts): string => atStart(weekdayWords(day, text));

type Times = WeekView[number]['times'];

const clockTime = (time: string, text: Texts): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return clockWords(hour, minute, text);
};

const timesWords = (times: Times, text: Texts): string => {
  if (times.length === 0) return text.t('hours.closed');
  const isAllDay = ([from, to]: Times[number]): boolean => from === '00:00' && to === '24:00';
  if (times.some(isAllDay)) return text.t('hours.all-day');
  return times
    .map(([from, to]) =>
      text.t('hours.from', { from: clockTime(from, text), to: clockTime(to, text) }),
    )
    .reduce((first, second) => text.t('hours.and', { first, second }));
};

/** One row of the table of opening hours: the days that have the same hours, and these. */
export interface HoursRow {
  readonly days: string;
  readonly times: string;
}

/** A usual week as rows, Monday first; days that follow each other with the same hours share one. */
export const hoursRows = (week: WeekView, text: Texts): HoursRow[] => {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    times: timesWords(week.find((one) => one.day === day)?.times ?? [], text),
  }));
  const runs: { first: number; last: number; times: string }[] = [];
  for (const { day, times } of days) {
    const run = runs.at(-1);
    if (run && run.times === times) run.last = day;
    else runs.push({ first: day, last: day, times });
  }
  return runs.map(({ first, last, times }) => {
    const [from, to] = [weekday(first, text), weekdayWords(last, text)];
    return { days: first === last ? from : text.t('hours.days', { from, to }), times };
  });
};
