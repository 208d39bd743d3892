import * as v from 'valibot';
import { Severity, VersionType } from './alerts.js';
import { Wait } from './chat.js';
import { Count, Moment, RelayId, Slug } from './shapes.js';

/**
 * How a service can be reached now: `open`; `closed` by its hours; `busy`, as many wait as the
 * council lets wait; `unstaffed`, in its hours and nobody on duty. In all but `open` a message can
 * be left.
 */
export const ServiceState = v.picklist(['open', 'closed', 'busy', 'unstaffed']);
export type ServiceState = v.InferOutput<typeof ServiceState>;

/** Opening hours as they are usually: local times of day, `HH:MM`; an end before its start is past midnight. */
export const WeekView = v.array(
  v.object({
    /** 1 Monday … 7 Sunday (ISO 8601). */
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
    times: v.array(v.tuple([v.string(), v.string()])),
  }),
);
export type WeekView = v.InferOutput<typeof WeekView>;

export const ServiceAvailability = v.object({
  id: Slug,
  state: ServiceState,
  /** Why it is closed: its usual hours, a bank holiday, or a closure of the council's own. */
  reason: v.nullable(v.picklist(['hours', 'holiday', 'closure'])),
  /** The holiday's or the closure's name; empty where there is none. */
  words: v.string(),
  /** When it opens next, and closes next; null: never, in the year ahead. */
  opensAt: v.nullable(Moment),
  closesAt: v.nullable(Moment),
  /** By when a message that is left now is answered. */
  answerBy: v.nullable(Moment),
  waiting: Count,
  wait: Wait,
  /** Empty where it is always open. */
  week: WeekView,
});
export type ServiceAvailability = v.InferOutput<typeof ServiceAvailability>;

/** A current alert, to be read before queueing (C4). */
export const CurrentAlert = v.object({
  id: RelayId,
  /** What its versions have in common: a newer one takes the place of an older. */
  line: RelayId,
  headline: v.string(),
  severity: Severity,
  /** An all-clear is no danger, however grave what it ends was. */
  type: VersionType,
  /** Services that it is about; empty: everybody. */
  services: v.array(Slug),
  /** Its public page. */
  url: v.string(),
});
export type CurrentAlert = v.InferOutput<typeof CurrentAlert>;

/** What a client asks on opening, and again when something closes or opens. Never cached. */
export const Availability = v.object({
  /** The relay's clock. */
  at: Moment,
  /** IANA time zone that the times of day are in. */
  zone: v.string(),
  services: v.array(ServiceAvailability),
  alerts: v.array(CurrentAlert),
});
export type Availability = v.InferOutput<typeof Availability>;
