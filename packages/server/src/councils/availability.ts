import {
  hasSkill,
  isForTeam,
  rolesFor,
  type Availability,
  type CurrentAlert,
  type Language,
  type ServiceAvailability,
  type ServiceState,
  type Wait,
  type WeekView,
} from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { Reply, type Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { loadHolidays } from './holidays.js';
import { hoursOf, weekdays } from './hours.js';
import { openingAt, timetableOf, type Opening } from './open.js';
import type { Council } from './settings.js';
import { answerBy, officeTable } from './working-days.js';

/** What this room is handed of the streets. */
export interface AvailabilityParts {
  readonly store: Pick<Store, 'presence'>;
  readonly clock: Clock;
  readonly councils: { get(id: string): Promise<Council> };
  /** A council's queue now. */
  readonly queue: (
    council: string,
  ) => Promise<{ readonly waiting: number; wait(place: number): Wait }>;
  /** Whether the relay itself has too much to do for a new chat. */
  readonly isBusy: () => boolean;
  /** Its current alerts. */
  readonly alerts: (council: string, language: Language) => Promise<CurrentAlert[]>;
}

/** How one service stands. */
export interface Standing extends Opening {
  readonly state: ServiceState;
  /** By when a message that is left now is answered, ms; null: not in the year ahead. */
  readonly answerBy: number | null;
  /** How many wait in the council's queue. */
  readonly waiting: number;
}

/** Whether the council's services can be reached, for all who ask. */
export interface Reach {
  readonly routes: Handlers<'availability'>;
  /**
   * How one service stands now, for those who write in `language` where that is known; the
   * council's settings say whether it can be chatted with.
   */
  of(council: string, service: string, language?: Language): Promise<Standing>;
}

/** See `Reach`. */
export const createReach = (parts: AvailabilityParts): Reach => {
  const { store, clock, councils } = parts;

  /** What holds for all services of a council at this moment. */
  const lookAt = async (id: string) => {
    const [council, holidays, queue, staff] = await Promise.all([
      councils.get(id),
      loadHolidays(),
      parts.queue(id),
      store.presence.onDuty({ councils: [id], roles: rolesFor['chat.answer'] }),
    ]);
    const at = clock.now();
    const standing = (service: string, language?: Language): Standing => {
      const table = timetableOf(council.hours, service, holidays);
      const opening = openingAt(table, at);
      const days = council.answerDays.services[service] ?? council.answerDays.usual;
      return {
        ...opening,
        state: stateOf({
          open: opening.open,
          busy: queue.waiting >= council.mostWaiting || parts.isBusy(),
          // Whoever only a team's overflow reaches counts: the chat comes to them, if later.
          staffed: staff.some(
            ({ skills: { services, languages, team } }) =>
              isForTeam(team, council.teams, { service, queuedAt: 0 }, Infinity) &&
              hasSkill(
                { services, languages: language === undefined ? [] : languages },
                { service, language: language ?? 'en' },
              ),
          ),
        }),
        answerBy: answerBy(table ?? officeTable(council.hours, holidays), at, days),
        waiting: queue.waiting,
      };
    };
    return { council, at, queue, standing };
  };

  return {
    of: async (council, service, language) => (await lookAt(council)).standing(service, language),
    routes: {
      availability: async ({ council: id, language }) => {
        const [{ council, at, queue, standing }, alerts] = await Promise.all([
          lookAt(id),
          parts.alerts(id, language),
        ]);
        const view = (service: string): ServiceAvailability => {
          const {
            state,
            reason,
            words,
            opensAt,
            closesAt,
            answerBy: by,
            waiting,
          } = standing(service, language);
          return {
            id: service,
            state,
            reason,
            words: words[language],
            opensAt,
            closesAt,
            answerBy: by,
            waiting,
            wait: queue.wait(waiting + 1),
            week: weekOf(council, service),
          };
        };
        const answer: Availability = {
          at,
          zone: council.hours.zone,
          services: council.services.filter(({ chat }) => chat).map(({ id: one }) => view(one)),
          alerts,
        };
        return new Reply(answer, { 'cache-control': 'no-store' });
      },
    },
  };
};

const stateOf = (now: {
  readonly open: boolean;
  readonly busy: boolean;
  readonly staffed: boolean;
}): ServiceState => {
  if (!now.open) return 'closed';
  if (now.busy) return 'busy';
  return now.staffed ? 'open' : 'unstaffed';
};

/** The usual week as it is shown, every day of it; none where the service is always open. */
const weekOf = (council: Council, service: string): WeekView => {
  const hours = hoursOf(council.hours, service);
  if (hours === null) return [];
  return weekdays.map((name, index) => ({
    day: index + 1,
    times: hours.week[name].toSorted(([one], [other]) => (one < other ? -1 : 1)),
  }));
};
