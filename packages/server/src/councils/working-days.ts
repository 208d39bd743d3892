import { datesFrom, dayOf, type Timetable } from './days.js';
import type { Holidays } from './holidays.js';
import type { CouncilHours, Hours } from './hours.js';

const office: [string, string][] = [['09:00', '17:00']];

/** What is always open by chat is still answered by people: on these days. */
const officeHours: Hours = {
  week: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: [],
    sunday: [],
  },
  openOnHolidays: false,
  closures: [],
};

/** The days that count where a service has no hours: Monday to Friday, no bank holidays. */
export const officeTable = (hours: CouncilHours, holidays: Holidays): Timetable => ({
  hours: officeHours,
  zone: hours.zone,
  nation: hours.nation,
  holidays,
});

/**
 * By when a message is answered that was left at `moment`: the close of the `days`-th working day
 * after the one that it counts from. A working day is a date on which hours begin. A message
 * counts from the first working day whose close is still to come: from today until today's close,
 * also before it opens; after it, from the next.
 * @returns ms; null where the year ahead has too few working days
 */
export const answerBy = (table: Timetable, moment: number, days: number): number | null => {
  let left = days;
  for (const date of datesFrom(moment, table.zone)) {
    const close = Math.max(...dayOf(table, date).spans.map(({ to }) => to));
    if (close <= moment) continue;
    if (left === 0) return close;
    left -= 1;
  }
  return null;
};
