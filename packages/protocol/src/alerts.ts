import * as v from 'valibot';
import { AlertArea, Reaching, Selection } from './alert-where.js';
import { limits } from './limits.js';
import { Code } from './people.js';
import { seenText } from './seen.js';
import { Count, Language, Moment, RelayId, Slug } from './shapes.js';
import type { AlertEvent, AlertState } from './transitions.js';

/** CAP 1.2 section 3.2.2, as the standard spells them. */
export const Severity = v.picklist(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']);
export const Urgency = v.picklist(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']);
export const Certainty = v.picklist(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']);
export type Severity = v.InferOutput<typeof Severity>;
export type Urgency = v.InferOutput<typeof Urgency>;
export type Certainty = v.InferOutput<typeof Certainty>;

export const AlertKind = v.picklist(['emergency', 'service', 'general']);
export type AlertKind = v.InferOutput<typeof AlertKind>;

/**
 * An alert's words in one language. Lengths and emptiness are rules with codes of their own,
 * checked when it is submitted, so that a draft may be unfinished.
 */
export const AlertText = v.object({
  headline: seenText(500),
  /** What is happening. */
  what: seenText(5_000),
  /** What to do. */
  instruction: v.optional(seenText(5_000), ''),
});
export type AlertText = v.InferOutput<typeof AlertText>;

/** CAP 1.2 section 3.2.2, `category`. */
export const Category = v.picklist([
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
]);
export type Category = v.InferOutput<typeof Category>;

/** What a version is in its line (A5): the first alert, or what came after it. */
export const VersionType = v.picklist(['alert', 'update', 'correction', 'all-clear']);
export type VersionType = v.InferOutput<typeof VersionType>;

/** A further version of a line that has gone out. */
export const NewVersion = v.object({ type: v.picklist(['update', 'correction', 'all-clear']) });

/** A new draft, or a draft's new state. */
export const AlertDraft = v.object({
  kind: AlertKind,
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  texts: v.object({ en: AlertText, cy: v.optional(AlertText) }),
  category: v.optional(Category, 'Safety'),
  ...Reaching,
  services: Selection.entries.services,
  /** A drill (A11): status Exercise, to volunteers alone. */
  exercise: v.optional(v.boolean(), false),
  /** Whether residents may ask to be told when it is resolved (A12). */
  followable: v.optional(v.boolean(), false),
  /** Whom it is sent for, "sent by Hart for Thames Valley Police" (A10). */
  partner: v.optional(v.nullable(RelayId), null),
  /** Empty, or as `isAlertLink` has it: a rule with a code of its own. */
  link: v.optional(v.pipe(v.string(), v.maxLength(limits.linkLength)), ''),
  /** When it goes out; null: as soon as it is approved. */
  sendAt: v.optional(v.nullable(Moment), null),
  /** When it ends; null while the author has not chosen. */
  expiresAt: v.nullable(Moment),
});
export type AlertDraft = v.InferOutput<typeof AlertDraft>;

/** An edit says which revision it was made from, so that two authors cannot overwrite each other. */
export const AlertEdit = v.object({ ...AlertDraft.entries, revision: Count });

/** A person's step along the table of transitions. */
export const AlertStep = v.object({
  event: v.picklist([
    'submit',
    'withdraw',
    'return',
    'reject',
    'approve',
    'release',
    'breakGlass',
    'stop',
  ]),
  /** The revision that the person read. */
  revision: Count,
  /** With `approve`, `release` and `breakGlass`: the hash of what the person read (A4). */
  hash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  /** With `approve` of a large audience: "I understand". */
  understood: v.optional(v.boolean()),
  reason: v.optional(seenText(limits.reasonLength)),
  /** With `approve`, `release`, `breakGlass` and `stop`: the second step's code of this moment (RFC 6238). */
  code: v.optional(Code),
});
export type AlertStep = v.InferOutput<typeof AlertStep>;

/** What became of the handing over, in channels. */
export const SendCounts = v.object({
  audience: Count,
  accepted: Count,
  /** The push service says that the browser has left (404, 410). */
  gone: Count,
  /** Given up: refused, or still failing when the alert ended. */
  failed: Count,
  pending: Count,
  /** Of the pending: those that wait for quiet hours to end (S4). */
  held: v.optional(Count, 0),
});
export type SendCounts = v.InferOutput<typeof SendCounts>;

/** Relay → desk while an alert moves along. */
export interface AlertProgress {
  readonly council: string;
  readonly alert: string;
  readonly state: AlertState;
  readonly revision: number;
  readonly counts: SendCounts | null;
}

/** One step that was taken, for the alert's record. */
export interface AlertStepView {
  readonly event: AlertEvent;
  readonly from: AlertState;
  readonly to: AlertState;
  /** Who; null for the relay itself: `send`, `refuse`, `finish`, `expire`. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly at: number;
  readonly reason: string;
}

/** An alert as planners and approvers see it. */
export interface StaffAlert extends AlertDraft {
  readonly id: string;
  readonly council: string;
  readonly line: string;
  readonly version: number;
  readonly type: VersionType;
  /** The other versions of its line, oldest first. */
  readonly versions: readonly {
    readonly id: string;
    readonly version: number;
    readonly type: VersionType;
    readonly state: AlertState;
  }[];
  readonly state: AlertState;
  readonly revision: number;
  /** SHA-256, hex, over everything that approval fixes (A4); names what an approver read. */
  readonly hash: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly areas: readonly AlertArea[];
  /** The name of whom it is sent for; null: the council itself. */
  readonly partnerName: string | null;
  /** Where it came from: `desk`, `key`, or `cap` with what is notable about that message. */
  readonly source: { readonly from: 'desk' | 'key' | 'cap'; readonly notes: readonly string[] };
  /** When it was submitted, and from when the deputy, and break-glass, may approve it; else null. */
  readonly waiting: {
    readonly since: number;
    readonly deputy: string | null;
    readonly deputyAt: number;
    readonly breakGlassAt: number;
  } | null;
  /** Whether it can be released without a second person (A4), as it is written now. */
  readonly alone: boolean;
  readonly steps: readonly AlertStepView[];
  /** Followers when it was approved, as `AudienceCount` tells them; also null where it was not. */
  readonly approvedFollowers: number | null;
  readonly counts: SendCounts | null;
  /** The steps that the person who asks may take now. */
  readonly may: readonly AlertEvent[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly sentAt: number | null;
}

/** An alert in the desk's list. */
export interface StaffAlertRow {
  readonly id: string;
  readonly council: string;
  readonly headline: string;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly state: AlertState;
  readonly type: VersionType;
  readonly exercise: boolean;
  readonly line: string;
  readonly sendAt: number | null;
  readonly author: string;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
  readonly version: number;
  /** The name of whom it is sent for; null: the council itself. */
  readonly partnerName: string | null;
  /** Where it came from: somebody at the desk, a program by its key, a CAP message. */
  readonly from: StaffAlert['source']['from'];
  /** When it was submitted, while it waits for an approver; else null. */
  readonly submittedAt: number | null;
  /**
   * Who has to do something: the asker (to approve it, or to mend what was returned to them),
   * somebody else, or nobody.
   */
  readonly turn: 'you' | 'other' | null;
}

/** An alert as anybody sees it: only what was sent. */
export const PublicAlert = v.object({
  id: RelayId,
  line: RelayId,
  version: Count,
  type: VersionType,
  /** The newest version of its line that went out, where that is another. */
  newest: v.nullable(RelayId),
  exercise: v.boolean(),
  /** Whether one can ask to be told when it is resolved. */
  followable: v.boolean(),
  /** Whom it is sent for; empty: the council itself. */
  sentFor: v.string(),
  category: Category,
  kind: AlertKind,
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  texts: v.object({ en: AlertText, cy: v.optional(AlertText) }),
  areas: v.array(AlertArea),
  services: v.array(Slug),
  link: v.string(),
  state: v.picklist(['sending', 'sent', 'expired', 'stopped']),
  sentAt: Moment,
  expiresAt: Moment,
  languages: v.array(Language),
});
export type PublicAlert = v.InferOutput<typeof PublicAlert>;
