import type { PublicAlert, Severity } from '@bellman/protocol';
import { clockAt, dateAt, daysLater, momentsOf } from '../ground/local-time.js';

/** A follower's quiet hours as they are stored: minutes of the local day; null: none. */
export interface Quiet {
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  /** The least severity that comes in them. */
  readonly quietPass: string;
}

const severities: readonly Severity[] = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'];

/**
 * Whether an alert comes in somebody's quiet hours. An emergency that is a danger to life does; a
 * drill of it does not, nor a service's alert, however grave, for who lets only such danger through.
 */
const passes = (
  { kind, severity, exercise }: Pick<PublicAlert, 'kind' | 'severity' | 'exercise'>,
  pass: string,
): boolean =>
  kind !== 'general' &&
  !exercise &&
  (kind === 'emergency' || pass !== 'Extreme') &&
  severities.indexOf(severity) <=
    Math.max(
      0,
      severities.findIndex((one) => one === pass),
    );

/**
 * Until when an alert waits for a follower (S4): the end of their quiet hours by the council's
 * clock, ms; null where it goes now. They begin at their first minute and are over at their last;
 * an end before the beginning is past midnight.
 */
export const quietUntil = (
  { quietFrom, quietTo, quietPass }: Quiet,
  alert: Pick<PublicAlert, 'kind' | 'severity' | 'exercise'>,
  now: number,
  zone: string,
): number | null => {
  if (quietFrom === null || quietTo === null || passes(alert, quietPass)) return null;
  const minute = clockAt(now, zone);
  const within =
    quietFrom < quietTo
      ? minute >= quietFrom && minute < quietTo
      : minute >= quietFrom || minute < quietTo;
  return within ? nextMoment(quietTo, now, zone) : null;
};

/** When the local clock shows `minute` of the day next, ms. */
const nextMoment = (minute: number, now: number, zone: string): number => {
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  const today = dateAt(now, zone);
  const { first, last } = momentsOf(today, time, zone);
  if (first > now) return first;
  return last > now ? last : momentsOf(daysLater(today, 1), time, zone).first;
};
