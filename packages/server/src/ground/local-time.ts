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

/** The minute of the day that clocks in the zone show at a moment (ms), 0 to 1,439. */
export const clockAt = (moment: number, zone: string): number => {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
};

const DAY = 24 * 3_600_000;
/** A date alone has no zone, and plain sums are a hundred times quicker. */
const asUtc = (date: string): number => Date.parse(`${date}T00:00Z`);

/** The date so many days later. */
export const daysLater = (date: string, days: number): string =>
  new Date(asUtc(date) + days * DAY).toISOString().slice(0, 10);

/** 1 Monday … 7 Sunday (ISO 8601). */
export const weekdayOf = (date: string): number => new Date(asUtc(date)).getUTCDay() || 7;

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
  const local = Temporal.PlainDateTime.from(
    time === '24:00' ? `${daysLater(date, 1)}T00:00` : `${date}T${time}`,
  );
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(local)) {
    const last = local.toZonedDateTime(zone, { disambiguation: 'later' });
    return { first: first.epochMilliseconds, last: last.epochMilliseconds };
  }
  const change = first.getTimeZoneTransition('next') ?? first;
  return { first: change.epochMilliseconds, last: change.epochMilliseconds };
};

/**
 * A moment, ms, in the zone's own time to the second with its offset, as CAP 1.2 asks for it
 * (section 3.3.2): 2026-06-01T10:00:00+01:00. Never with Z: an offset of none is -00:00.
 */
export const offsetTime = (moment: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
    .replace('+00:00', '-00:00');
