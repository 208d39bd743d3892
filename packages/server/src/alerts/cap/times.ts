/** `xs:dateTime` as CAP 1.2 narrows it (section 3.3.2): to the second, always with an offset. */
const form = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)([-+])(\d\d):(\d\d)$/;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Midnight of a date in UTC, ms; null where the calendar has no such day, or no such year. */
const midnight = (date: string): number | null => {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at) || date.startsWith('0000')) return null;
  return new Date(at).toISOString().startsWith(date) ? at : null;
};

/** A time as ms; null where it is none: no such day, no such time, or no such offset. */
export const timeOf = (text: string): number | null => {
  const [, date = '', hours, minutes, seconds, sign, ...offset] = form.exec(text.trim()) ?? [];
  const day = midnight(date);
  if (day === null) return null;
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  const [offsetHours = 0, offsetMinutes = 0] = offset.map(Number);
  const inDay = (h * 60 + m) * MINUTE + s * 1000;
  // 24:00:00 is the next day's first moment.
  const isTime = h < 24 ? m < 60 && s < 60 : inDay === DAY;
  const shift = offsetHours * 60 + offsetMinutes;
  if (!isTime || offsetMinutes > 59 || shift > 14 * 60) return null;
  return day + inDay - shift * MINUTE * (sign === '-' ? -1 : 1);
};

export const isTime = (text: string): boolean => timeOf(text) !== null;
