import type { Availability, CurrentAlert, ServiceAvailability } from '@bellman/protocol';
import { askAvailability, type Asked } from '../home-asks.js';

/** Sunday 22 November 2026, 5pm at the council. */
export const SUNDAY = Date.UTC(2026, 10, 22, 17);
/** The Monday after, 9am. */
export const MONDAY = Date.UTC(2026, 10, 23, 9);

/** Monday to Friday, 9am to 5:30pm. */
export const usualWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  day,
  times: day < 6 ? [['09:00', '17:30'] as [string, string]] : [],
}));

/** A service as the relay tells of it: open, unless `changes` say otherwise. */
export const serviceOf = (changes: Partial<ServiceAvailability> = {}): ServiceAvailability => ({
  id: 'waste',
  state: 'open',
  reason: null,
  words: '',
  opensAt: null,
  closesAt: null,
  answerBy: null,
  waiting: 0,
  wait: null,
  week: [],
  ...changes,
});

/** Closed by its usual hours until Monday. */
export const closed = (changes: Partial<ServiceAvailability> = {}): ServiceAvailability =>
  serviceOf({
    state: 'closed',
    reason: 'hours',
    opensAt: MONDAY,
    answerBy: Date.UTC(2026, 10, 24, 17, 30),
    week: usualWeek,
    ...changes,
  });

/** An alert that everybody is told of. */
export const alertOf = (changes: Partial<CurrentAlert> = {}): CurrentAlert => ({
  id: '01a20104-5f15-71b7-8475-cac4e8b994a0',
  line: changes.id ?? '01a20104-5f15-71b7-8475-cac4e8b994a0',
  headline: 'Bins are late in GU51',
  severity: 'Minor',
  type: 'alert',
  services: [],
  url: 'https://relay.example/c/hart/alerts/1',
  ...changes,
});

/** What the relay answers, at five on a Sunday. */
export const availabilityOf = (
  services: readonly ServiceAvailability[],
  alerts: readonly CurrentAlert[] = [],
): Availability => ({
  at: SUNDAY,
  zone: 'Europe/London',
  services: [...services],
  alerts: [...alerts],
});

/** The same as the form asks for it, through a relay that answers `body`. */
export const answered = async (body: unknown, status = 200): Promise<Asked | null> => {
  const { fetch } = window;
  window.fetch = async () => new Response(JSON.stringify(body), { status });
  try {
    return await askAvailability('https://relay.example', 'hart', 'en');
  } finally {
    window.fetch = fetch;
  }
};
