import { dayKey } from './times.js';

/** A local date as an `<input type="date">` has it: `2026-12-01` (ISO 8601). */
export type LocalDate = string;

const words = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const read = (date: LocalDate): number | null => {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  // Some engines read 31 February as a day in March.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : at;
};

/** Whether it is a date at all. */
export const isDate = (date: LocalDate): boolean => read(date) !== null;

/** `1 December 2026`; what is no date stays as it is. */
export const dateWords = (date: LocalDate): string => {
  const at = read(date);
  return at === null ? date : words.format(at);
};

/** The date so many months after the day of `now` (ms) in the United Kingdom. */
export const monthsAfter = (now: number, months: number): LocalDate => {
  const at = new Date(`${dayKey(now)}T00:00:00Z`);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.toISOString().slice(0, 10);
};
