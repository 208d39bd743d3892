import * as v from 'valibot';
import { AreaView } from './councils.js';
import { limits } from './limits.js';
import { AreaCode, Count, Language, Moment, RelayId, Slug, text } from './shapes.js';
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
  headline: text(500),
  /** What is happening. */
  what: text(5_000),
  /** What to do. */
  instruction: v.optional(text(5_000), ''),
});
export type AlertText = v.InferOutput<typeof AlertText>;

/** Where: areas by code. (Circles and polygons will be further members of the union.) */
export const Where = v.object({ type: v.literal('area'), code: AreaCode });
export type Where = v.InferOutput<typeof Where>;

/** Who is meant: everyone in `where`, or, if services are named, those of them who follow one. */
export const Selection = v.object({
  where: v.pipe(v.array(Where), v.maxLength(limits.alertAreas)),
  services: v.pipe(v.array(Slug), v.maxLength(limits.followedServices)),
});
export type Selection = v.InferOutput<typeof Selection>;

/** A new draft, or a draft's new state. */
export const AlertDraft = v.object({
  kind: AlertKind,
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  texts: v.object({ en: AlertText, cy: v.optional(AlertText) }),
  ...Selection.entries,
  link: v.optional(
    v.union([
      v.literal(''),
      v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(limits.linkLength)),
    ]),
    '',
  ),
  /** When it ends; null while the author has not chosen. */
  expiresAt: v.nullable(Moment),
});
export type AlertDraft = v.InferOutput<typeof AlertDraft>;

/** An edit says which revision it was made from, so that two authors cannot overwrite each other. */
export const AlertEdit = v.object({ ...AlertDraft.entries, revision: Count });

/** A person's step along the table of transitions. */
export const AlertStep = v.object({
  event: v.picklist(['submit', 'withdraw', 'return', 'reject', 'approve', 'stop']),
  /** The revision that the person read. */
  revision: Count,
  /** With `approve`: the hash of what the approver read (A4). */
  hash: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  /** With `approve` of a large audience: "I understand". */
  understood: v.optional(v.boolean()),
  reason: v.optional(text(limits.reasonLength)),
});
export type AlertStep = v.InferOutput<typeof AlertStep>;

/** How many would be reached. Null stands for "fewer than 5" but not none. */
export const AudienceCount = v.object({
  followers: v.nullable(Count),
  channels: v.nullable(Count),
  byArea: v.array(v.object({ area: AreaView, followers: v.nullable(Count) })),
  /** Residents of the areas chosen; null where one is not known. */
  population: v.nullable(Count),
});
export type AudienceCount = v.InferOutput<typeof AudienceCount>;

/** What became of the handing over, in channels. */
export const SendCounts = v.object({
  audience: Count,
  accepted: Count,
  /** The push service says that the browser has left (404, 410). */
  gone: Count,
  /** Given up: refused, or still failing when the alert ended. */
  failed: Count,
  pending: Count,
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
  readonly state: AlertState;
  readonly revision: number;
  /** SHA-256, hex, over everything that approval fixes (A4); names what an approver read. */
  readonly hash: string;
  readonly author: { readonly id: string; readonly name: string };
  readonly areas: readonly AreaView[];
  readonly steps: readonly AlertStepView[];
  /** Followers when it was approved. */
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
  readonly author: string;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

/** An alert as anybody sees it: only what was sent. */
export const PublicAlert = v.object({
  id: RelayId,
  kind: AlertKind,
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  texts: v.object({ en: AlertText, cy: v.optional(AlertText) }),
  areas: v.array(AreaView),
  services: v.array(Slug),
  link: v.string(),
  state: v.picklist(['sending', 'sent', 'expired', 'stopped']),
  sentAt: Moment,
  expiresAt: Moment,
  languages: v.array(Language),
});
export type PublicAlert = v.InferOutput<typeof PublicAlert>;
