import { Slug } from '@bellman/protocol';
import * as v from 'valibot';

/** A local time of day, `HH:MM`; 24:00 is the end of the day. */
const Time = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time like 09:00'));

/** A local date (ISO 8601). */
const LocalDate = v.pipe(v.string(), v.isoDate('a date like 2026-12-25'));

/** From and to; an end that is not after its start lies on the next day. */
const Interval = v.tuple([Time, Time]);
const Day = v.optional(v.pipe(v.array(Interval), v.maxLength(6)), []);

/** When something is open: the usual week, bank holidays, and days of its own. */
export const Hours = v.object({
  week: v.object({
    monday: Day,
    tuesday: Day,
    wednesday: Day,
    thursday: Day,
    friday: Day,
    saturday: Day,
    sunday: Day,
  }),
  /** Whether the usual hours hold on the nation's bank holidays. */
  openOnHolidays: v.optional(v.boolean(), false),
  /** Days on which it is closed, both ends included, with what to say. */
  closures: v.optional(
    v.pipe(
      v.array(
        v.object({
          from: LocalDate,
          to: LocalDate,
          words: v.optional(
            v.object({ en: v.optional(v.string()), cy: v.optional(v.string()) }),
            {},
          ),
        }),
      ),
      v.maxLength(200),
    ),
    [],
  ),
});
export type Hours = v.InferOutput<typeof Hours>;

/** A council's opening hours. Without `usual`, what has no hours of its own is always open. */
export const CouncilHours = v.object({
  /** IANA time zone. */
  zone: v.optional(v.string(), 'Europe/London'),
  /** Whose bank holidays. */
  nation: v.optional(v.picklist(['england', 'wales', 'scotland', 'northern-ireland']), 'england'),
  usual: v.optional(v.nullable(Hours), null),
  /** Services with hours of their own. */
  services: v.optional(v.record(Slug, Hours), {}),
});
export type CouncilHours = v.InferOutput<typeof CouncilHours>;
