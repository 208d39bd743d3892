import type { Texts } from '../text/texts.js';

/** A council speaks of the time where it is, wherever the reader's clock is set. */
const timeZone = 'Europe/London';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });

/** The day at the council, as 2026-03-29. */
export const dayOf = (at: number): string => isoDay.format(at);

/** A time of day as GOV.UK writes it: 5:30pm, 11am, midday. 24 is midnight too. */
export const clockWords = (hour: number, minute: number, text: Texts): string => {
  if (minute === 0 && hour % 24 === 0) return text.t('time.midnight');
  if (minute === 0 && hour === 12) return text.t('time.midday');
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
};

/** The time of day of `at`, milliseconds since 1970, as GOV.UK writes it. */
export const timeOf = (at: number, text: Texts): string => {
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number);
  return clockWords(hour, minute, text);
};

const DAY = 86_400_000;

/** A day of the week in a sentence, by its number: 1 Monday … 7 Sunday. */
export const weekdayWords = (day: number, text: Texts): string =>
  text.t('time.days').split(',')[day - 1] ?? '';

/**
 * A day such as 2026-11-24 in a sentence: Tuesday 24 November. By names of our own: Chromium has
 * no Welsh ones, and would write the day in the language of the browser.
 */
export const dateWords = (day: string, text: Texts): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const month = text.t('time.months').split(',')[date.getUTCMonth()] ?? '';
  return `${weekdayWords(date.getUTCDay() || 7, text)} ${date.getUTCDate()} ${month}`;
};

/** With a capital letter, where a sentence or a line begins. */
export const atStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A day in words: Today, Yesterday, or Saturday 22 November. */
export const dayWords = (at: number, now: number, text: Texts): string => {
  const day = dayOf(at);
  if (day === dayOf(now)) return text.t('log.today');
  if (day === dayOf(now - DAY)) return text.t('log.yesterday');
  return atStart(dateWords(dayOf(at), text));
};
