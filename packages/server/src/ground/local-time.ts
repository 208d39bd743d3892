import { Temporal } from 'temporal-polyfill';

/** Local time, by the IANA time zone database. Dates are `YYYY-MM-DD`, times of day `HH:MM`. */

/** Whether there is a time zone of that name: "Europe/London". */
export const isZone = (zone: string): boolean => {
  try {
    // An offset such as +01:00 is no place, and knows no summer time.
    return /^[A-Za-z]/.test(zone) && Temporal.Now.zonedDateTimeISO(zone).timeZoneId !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** Whether the calendar has the date: not 2026-02-30. */
export const isDate = (date: string): boolean => {
  try {
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};

/** The date in the zone at a moment, ms. */
export const dateAt = (moment: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The date so many days later. */
export const daysLater = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/**
 * When a time of day comes on a date, ms; 24:00 is the next day's 00:00. Where clocks go back it
 * may come twice, `first` and `last`. Where they go forward it may not come at all: then both are
 * the moment of the change, the first at which the clock shows no less.
 */
export const momentsOf = (
  date: string,
  time: string,
  zone: string,
): { readonly first: number; readonly last: number } => {
  const local =
    time === '24:00'
      ? Temporal.PlainDate.from(date).add({ days: 1 }).toPlainDateTime('00:00')
      : Temporal.PlainDate.from(date).toPlainDateTime(time);
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(local)) {
    const last = local.toZonedDateTime(zone, { disambiguation: 'later' });
    return { first: first.epochMilliseconds, last: last.epochMilliseconds };
  }
  const change = first.getTimeZoneTransition('next') ?? first;
  return { first: change.epochMilliseconds, last: change.epochMilliseconds };
};
