import { Slug } from '@bellman/protocol';
import * as v from 'valibot';
import { isDate, isZone } from '../ground/local-time.js';

/** A local time of day, `HH:MM`; 24:00 is the end of the day. */
const Time = v.pipe(
  v.string('a time like 09:00'),
  v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time like 09:00'),
);
const Start = v.pipe(
  Time,
  v.check((time) => time !== '24:00', 'a time from 00:00 to 23:59'),
);

/** A local date (ISO 8601). */
const LocalDate = v.pipe(
  v.string('a date like 2026-12-25'),
  v.check(isDate, 'a date like 2026-12-25'),
);

/** From and to; an end that is not after its start lies on the next day. */
const Interval = v.strictTuple([Start, Time], 'two times, like ["09:00", "17:00"]');
const Day = v.optional(
  v.pipe(
    v.array(Interval, 'a list of intervals, like [["09:00", "17:00"]]'),
    v.maxLength(6, 'six intervals at the most'),
  ),
  [],
);

const Closure = v.pipe(
  v.strictObject({
    from: LocalDate,
    to: LocalDate,
    words: v.optional(
      v.strictObject({ en: v.optional(v.string()), cy: v.optional(v.string()) }),
      {},
    ),
  }),
  v.forward(
    v.check(({ from, to }) => from <= to, 'a date that is not before "from"'),
    ['to'],
  ),
);

/** The days of a week, Monday first (ISO 8601). */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** When something is open: the usual week, bank holidays, and days of its own. */
export const Hours = v.strictObject({
  week: v.strictObject({
    monday: Day,
    tuesday: Day,
    wednesday: Day,
    thursday: Day,
    friday: Day,
    saturday: Day,
    sunday: Day,
  }),
  /** Whether the usual hours hold on the nation's bank holidays. */
  openOnHolidays: v.optional(v.boolean('true or false'), false),
  /** Days on which it is closed, both ends included, with what to say. */
  closures: v.optional(v.pipe(v.array(Closure), v.maxLength(200)), []),
});
export type Hours = v.InferOutput<typeof Hours>;

/** A council's opening hours. Without `usual`, what has no hours of its own is always open. */
export const CouncilHours = v.strictObject({
  /** IANA time zone. */
  zone: v.optional(
    v.pipe(v.string(), v.check(isZone, 'a time zone like Europe/London')),
    'Europe/London',
  ),
  /** Whose bank holidays. */
  nation: v.optional(
    v.picklist(
      ['england', 'wales', 'scotland', 'northern-ireland'],
      'england, wales, scotland or northern-ireland',
    ),
    'england',
  ),
  usual: v.optional(v.nullable(Hours), null),
  /** Services with hours of their own. */
  services: v.optional(v.record(Slug, Hours), {}),
});
export type CouncilHours = v.InferOutput<typeof CouncilHours>;

/** The hours that a service keeps: its own, else the council's; null: always open. */
export const hoursOf = (hours: CouncilHours, service: string): Hours | null =>
  (Object.hasOwn(hours.services, service) ? hours.services[service] : null) ?? hours.usual;
