import type { Language } from '@bellman/protocol';

const timeZone = 'Europe/London';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const days: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
  cy: new Intl.DateTimeFormat('cy', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
};

/** Noon and midnight by name; otherwise one can't tell which 12 is meant. */
const named: Readonly<Record<Language, readonly [noon: string, midnight: string]>> = {
  en: ['midday', 'midnight'],
  cy: ['hanner dydd', 'hanner nos'],
};

/** The time of day in the United Kingdom as GOV.UK writes it: 5:30pm, 10am, midday. */
export const timeOfDay = (at: number, language: Language): string => {
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number);
  if (minute === 0 && hour === 12) return named[language][0];
  if (minute === 0 && hour === 0) return named[language][1];
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
};

/** The day in the United Kingdom: Friday 21 November 2025. */
export const day = (at: number, language: Language): string =>
  days[language].format(at).replaceAll(',', '');

/** ISO 8601, for `<time datetime>`. */
export const machineTime = (at: number): string => new Date(at).toISOString();
