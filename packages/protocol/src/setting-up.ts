import * as v from 'valibot';
import { Role } from './people.js';
import { Skills, Team } from './routing.js';
import { Count, Language, Moment, RelayId, Slug, text } from './shapes.js';

/** How people who are not programmers set a council up (E6, E7, P1). */

/** Somebody who signs in, as an administrator of one council sees them. */
export const StaffView = v.object({
  id: RelayId,
  name: v.string(),
  email: v.string(),
  /** At this council. */
  roles: v.array(Role),
  skills: Skills,
  /** How much weight of chats at once, over all councils. */
  capacity: Count,
  /**
   * Whether they work for other councils too: only an administrator of all of them then changes
   * their name, password and capacity.
   */
  elsewhere: v.boolean(),
  /** Whether they have set a second step of signing in up. */
  totp: v.boolean(),
});
export type StaffView = v.InferOutput<typeof StaffView>;

const shared = { roles: v.array(Role), skills: Skills, capacity: Count };

const StaffName = v.pipe(v.string(), v.maxLength(120));

/**
 * A person who has signed in nowhere yet; or one of another council, whom an administrator of both
 * adds here: their name and capacity stay as they are.
 */
export const NewStaff = v.object({
  email: v.string(),
  name: StaffName,
  /** Needed for somebody new; refused for somebody who signs in for another council already. */
  password: v.optional(v.pipe(v.string(), v.maxLength(200))),
  ...shared,
});
export type NewStaff = v.InferOutput<typeof NewStaff>;
export const EditStaff = v.object({
  name: v.optional(StaffName),
  password: v.optional(v.pipe(v.string(), v.maxLength(200))),
  ...shared,
});
export type EditStaff = v.InferOutput<typeof EditStaff>;

const Names = v.object({ en: v.string(), cy: v.optional(v.string()) });
const Times = v.array(v.tuple([v.string(), v.string()]));
const Hours = v.object({
  week: v.object({
    monday: Times,
    tuesday: Times,
    wednesday: Times,
    thursday: Times,
    friday: Times,
    saturday: Times,
    sunday: Times,
  }),
  openOnHolidays: v.boolean(),
  /** Local dates (ISO 8601), both included. */
  closures: v.array(
    v.object({
      from: v.string(),
      to: v.string(),
      words: v.object({ en: v.optional(v.string()), cy: v.optional(v.string()) }),
    }),
  ),
});
export type HoursSettings = v.InferOutput<typeof Hours>;

/**
 * A council's settings, as its administrator sees and changes them. What may be in them the relay
 * checks (`settings-wrong` says where and what); what is left out of this shape is kept as it is.
 */
export const DeskSettings = v.object({
  name: v.string(),
  shortName: v.string(),
  languages: v.array(Language),
  brand: v.object({
    base: v.picklist(['govuk', 'nhs']),
    brand: v.optional(v.string()),
    button: v.optional(v.string()),
  }),
  services: v.array(
    v.object({
      id: v.string(),
      names: Names,
      chat: v.boolean(),
      alerts: v.boolean(),
      sensitive: v.boolean(),
    }),
  ),
  origins: v.array(v.string()),
  contact: v.object({ url: v.string(), phone: v.string(), emergency: v.string() }),
  privacyUrl: v.string(),
  paymentUrl: v.nullable(v.string()),
  exitUrl: v.string(),
  hours: v.object({
    zone: v.string(),
    nation: v.string(),
    usual: v.nullable(Hours),
    services: v.record(Slug, Hours),
  }),
  answerDays: v.object({ usual: v.number(), services: v.record(Slug, v.number()) }),
  mostWaiting: v.number(),
  idle: v.object({ warnAfter: v.number(), endAfter: v.number() }),
  /** Phrases that hint at danger to life; a language that is left out has the usual ones. */
  danger: v.object({ en: v.optional(v.array(v.string())), cy: v.optional(v.array(v.string())) }),
  texts: v.object({
    en: v.record(v.string(), v.string()),
    cy: v.record(v.string(), v.string()),
  }),
  routing: v.object({
    /** Advisers choose from the list, or are rung. */
    mode: v.picklist(['take', 'offer']),
    /** How long it rings, s. */
    offerSeconds: v.number(),
    /** What a step of priority is worth, minutes of waiting. */
    headStart: v.number(),
    /** Whether a wrap-up must be done before this council's next chat. */
    wrapUp: v.picklist(['required', 'offered']),
    /** Priority 0 to 9 and weight 1 to 5, by service; 0 and 1 where left out. */
    services: v.record(Slug, v.object({ priority: v.number(), weight: v.number() })),
  }),
  teams: v.array(Team),
  /** Working days: acknowledge in 5 and answer in 20; or 5, 10, and a second stage in 20. */
  complaints: v.picklist(['5-20', '5-10-20']),
  /** Whether alerts of every kind need a second person; emergencies always do (A4). */
  approveAll: v.boolean(),
  alerting: v.object({
    /** Whether alerts are written, approved and stopped only with a second step of signing in. */
    secondStep: v.boolean(),
    /** Who approves where no approver answers: an id of staff; null: nobody. */
    deputy: v.nullable(RelayId),
    /** Days after an alert is over until who got it is erased. */
    audienceDays: v.number(),
  }),
});
export type DeskSettings = v.InferOutput<typeof DeskSettings>;

/** What the settings are, and which version of them. */
export const SettingsAnswer = v.object({ version: Count, settings: DeskSettings });
export type SettingsAnswer = v.InferOutput<typeof SettingsAnswer>;

/**
 * A change: a JSON Merge Patch (RFC 7396) of the settings that were `version`. Lists are replaced
 * whole; `null` takes away.
 */
export const SettingsChange = v.object({
  version: Count,
  // An object. The relay reads its keys itself, since a record would drop some unheard.
  patch: v.unknown(),
});

/** What a web team pastes into its site (E7). */
export const Snippet = v.object({
  /** The tag of the moving address, with the council's fallback inside. */
  tag: v.string(),
  /** The tag of this version alone, with its integrity (SRI). */
  pinned: v.string(),
  /** The directives that the page's Content-Security-Policy needs. */
  csp: v.string(),
  /** The directive that it needs besides where the policy requires Trusted Types (W3C). */
  trustedTypes: v.string(),
  /** The service worker's file: its name, and what is in it. */
  worker: v.object({ name: v.string(), body: v.string() }),
  version: v.string(),
});
export type Snippet = v.InferOutput<typeof Snippet>;

/** One thing that was done, or tried; ids only where people are meant. */
export const AuditEntry = v.object({
  n: Count,
  at: Moment,
  /** Who; empty names: somebody who is no more. */
  staff: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** Such as `settings.save`, `staff.remove`, `chat.take-over`, `denied`. */
  act: text(60),
  subject: v.string(),
  detail: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;
