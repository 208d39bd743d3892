import type { Language } from '@bellman/protocol';

/** The time zone of whoever has none of their own. */
const UK = 'Europe/London';

const made = new Map<string, Intl.DateTimeFormat>();

/** Formats are costly to make, and few. */
const format = (
  name: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat => {
  const known = made.get(name);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(locale, options);
  made.set(name, fresh);
  return fresh;
};

const clockIn = (timeZone: string): Intl.DateTimeFormat =>
  format(`clock ${timeZone}`, 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

const dayIn = (timeZone: string, language: Language): Intl.DateTimeFormat =>
  format(`day ${timeZone} ${language}`, language === 'cy' ? 'cy' : 'en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

/** Noon and midnight by name; otherwise one can't tell which 12 is meant. */
const named: Readonly<Record<Language, readonly [noon: string, midnight: string]>> = {
  en: ['midday', 'midnight'],
  cy: ['hanner dydd', 'hanner nos'],
};

/** The time of day as GOV.UK writes it: 5:30pm, 10am, midday. `zone` is an IANA time zone. */
export const timeOfDay = (at: number, language: Language, zone = UK): string => {
  const [hour = 0, minute = 0] = clockIn(zone).format(at).split(':').map(Number);
  if (minute === 0 && hour === 12) return named[language][0];
  if (minute === 0 && hour === 0) return named[language][1];
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
};

/** The day: Friday 21 November 2025. `zone` is an IANA time zone. */
export const day = (at: number, language: Language, zone = UK): string =>
  dayIn(zone, language).format(at).replaceAll(',', '');

/** ISO 8601, for `<time datetime>`. */
export const machineTime = (at: number): string => new Date(at).toISOString();
