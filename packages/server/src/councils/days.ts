import type { Language } from '@bellman/protocol';
import { dateAt, daysLater, momentsOf, weekdayOf } from '../ground/local-time.js';
import type { DayName, Holidays } from './holidays.js';
import { weekdays, type CouncilHours, type Hours } from './hours.js';

/** From a moment up to another one, ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One local date of a service. */
export interface ServiceDay {
  /** When it is open by hours that begin on this date, in order; none where it is closed. */
  readonly spans: readonly Span[];
  /** What keeps it closed on a date on which it else may open. */
  readonly closed: { readonly reason: 'holiday' | 'closure'; readonly words: DayName } | null;
}

/** Hours, and where they are kept. */
export interface Timetable {
  readonly hours: Hours;
  readonly zone: string;
  readonly nation: CouncilHours['nation'];
  readonly holidays: Holidays;
}

/** How far ahead anything is searched for, days. */
export const horizon = 366;

const inBoth = (words: Readonly<Partial<Record<Language, string | undefined>>>): DayName => ({
  en: words.en ?? words.cy ?? '',
  cy: words.cy ?? words.en ?? '',
});

const usualSpans = ({ hours, zone }: Timetable, date: string): Span[] => {
  const day = weekdays[weekdayOf(date) - 1];
  const times = day === undefined ? [] : hours.week[day];
  return times
    .map(([start, end]) => ({
      from: momentsOf(date, start, zone).first,
      to: momentsOf(end > start ? date : daysLater(date, 1), end, zone).last,
    }))
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from - other.from);
};

const workOut = (table: Timetable, date: string): ServiceDay => {
  const closure = table.hours.closures.find(({ from, to }) => from <= date && date <= to);
  if (closure) return { spans: [], closed: { reason: 'closure', words: inBoth(closure.words) } };
  const spans = usualSpans(table, date);
  if (spans.length === 0 || table.hours.openOnHolidays) return { spans, closed: null };
  const holiday = table.holidays(table.nation, Number(date.slice(0, 4))).get(date);
  if (holiday === undefined) return { spans, closed: null };
  return { spans: [], closed: { reason: 'holiday', words: holiday } };
};

/** Days that were worked out before: settings never change in place. */
const known = new WeakMap<Hours, Map<string, ServiceDay>>();
const mostKnown = 3 * horizon;

/** What a date is like. */
export const dayOf = (table: Timetable, date: string): ServiceDay => {
  let days = known.get(table.hours);
  if (days === undefined || days.size > mostKnown) known.set(table.hours, (days = new Map()));
  const key = `${table.zone} ${table.nation} ${date}`;
  const day = days.get(key) ?? workOut(table, date);
  days.set(key, day);
  return day;
};

/** The dates around a moment: from the day before, whose hours may still run, a year ahead. */
export const datesFrom = function* (moment: number, zone: string): Generator<string> {
  const today = dateAt(moment, zone);
  for (let ahead = -1; ahead <= horizon; ahead += 1) yield daysLater(today, ahead);
};
