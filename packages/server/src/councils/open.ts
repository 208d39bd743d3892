import { dateAt } from '../ground/local-time.js';
import { datesFrom, dayOf, type Span, type Timetable } from './days.js';
import type { DayName, Holidays } from './holidays.js';
import { hoursOf, type CouncilHours } from './hours.js';

/** Whether a service is open at a moment, and when that changes. Moments are ms. */
export interface Opening {
  readonly open: boolean;
  /** Why it is closed; null while it is open. */
  readonly reason: 'hours' | 'holiday' | 'closure' | null;
  /** The holiday's or the closure's name; empty where there is none. */
  readonly words: DayName;
  /** When it opens next; null: never, in the year ahead. */
  readonly opensAt: number | null;
  /** When it closes next; null: never, in the year ahead. */
  readonly closesAt: number | null;
}

const noWords: DayName = { en: '', cy: '' };

/** A service's hours where they are kept; null: it is always open. */
export const timetableOf = (
  hours: CouncilHours,
  service: string,
  holidays: Holidays,
): Timetable | null => {
  const own = hoursOf(hours, service);
  return own && { hours: own, zone: hours.zone, nation: hours.nation, holidays };
};

/**
 * Times in which it is open, those that adjoin or overlap as one. The last may go on after the
 * year that is searched; it is given as endless then.
 */
const spansFrom = function* (table: Timetable, moment: number): Generator<Span> {
  let current: Span | null = null;
  let last = '';
  for (const date of datesFrom(moment, table.zone)) {
    last = date;
    for (const span of dayOf(table, date).spans) {
      if (current === null) current = span;
      else if (span.from <= current.to)
        current = { from: current.from, to: Math.max(current.to, span.to) };
      else {
        yield current;
        current = span;
      }
    }
  }
  if (current === null) return;
  // Open into the day after the last one: nobody looked whether it closes there.
  yield dateAt(current.to, table.zone) > last ? { from: current.from, to: Infinity } : current;
};

/** How it stands with a service at `moment`, by its timetable. */
export const openingAt = (table: Timetable | null, moment: number): Opening => {
  if (table === null) {
    return { open: true, reason: null, words: noWords, opensAt: null, closesAt: null };
  }
  let now: Span | null = null;
  let next: Span | null = null;
  for (const span of spansFrom(table, moment)) {
    if (span.to <= moment) continue;
    if (span.from <= moment) now = span;
    else {
      next = span;
      break;
    }
  }
  const end = (now ?? next)?.to ?? Infinity;
  const times = { opensAt: next?.from ?? null, closesAt: end === Infinity ? null : end };
  if (now !== null) return { open: true, reason: null, words: noWords, ...times };
  const { closed } = dayOf(table, dateAt(moment, table.zone));
  return {
    open: false,
    reason: closed?.reason ?? 'hours',
    words: closed?.words ?? noWords,
    ...times,
  };
};
