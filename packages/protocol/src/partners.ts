import * as v from 'valibot';
import { AlertText, Category } from './alerts.js';
import { Where } from './alert-where.js';
import { limits } from './limits.js';
import { nameText } from './seen.js';
import { AreaCode, Language, Moment, RelayId, Slug } from './shapes.js';
import { FollowerView, NewChannel } from './followers.js';

const Name = nameText(limits.calledLength);

/** Who may propose alerts from outside: police, a parish, a water company (A10). */
export const PartnerDraft = v.object({
  name: Name,
  /** Areas of the council that it may propose for; what it proposes must lie within them. */
  areas: v.pipe(v.array(AreaCode), v.minLength(1), v.maxLength(limits.alertAreas)),
  categories: v.pipe(v.array(Category), v.minLength(1)),
  /** Staff with the role `partner` who propose for it. */
  staff: v.pipe(v.array(RelayId), v.maxLength(50)),
});
export type PartnerDraft = v.InferOutput<typeof PartnerDraft>;
export interface PartnerView extends PartnerDraft {
  readonly id: string;
}

/** A key for a program: a partner's, which sends CAP drafts; or a service's, which tells of delays. */
export const KeyDraft = v.object({
  name: Name,
  purpose: v.picklist(['cap', 'service']),
  /** With `cap`. */
  partner: v.optional(v.nullable(RelayId), null),
  /** With `service`: those that it may tell about. */
  services: v.optional(v.pipe(v.array(Slug), v.maxLength(limits.followedServices)), []),
});
export type KeyDraft = v.InferOutput<typeof KeyDraft>;
export interface KeyView extends KeyDraft {
  readonly id: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
}
/** The answer to a new key: the key itself is shown this once. */
export interface NewKeyAnswer {
  readonly key: string;
  readonly view: KeyView;
}

/** A program's own id of what it tells: a repeat answers the same. */
const GivenId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,80}$/));

/** A service alert by key (A12): "collections in Hook are a day late". */
export const ServiceAlert = v.object({
  id: GivenId,
  services: v.pipe(v.array(Slug), v.minLength(1), v.maxLength(limits.followedServices)),
  where: v.pipe(v.array(Where), v.minLength(1), v.maxLength(limits.alertAreas)),
  /** Danger to life is no service's to tell: a planner writes that alert. */
  severity: v.optional(v.picklist(['Severe', 'Moderate', 'Minor', 'Unknown']), 'Minor'),
  texts: v.object({ en: AlertText, cy: v.optional(AlertText) }),
  expiresAt: Moment,
  /** Whether people may ask to be told when it is resolved. */
  followable: v.optional(v.boolean(), true),
});
/**
 * What became of it: progress, or its end. Without an id, the same words of the same alert are a
 * repeat.
 */
export const ServiceProgress = v.object({
  id: v.optional(GivenId),
  resolved: v.boolean(),
  texts: v.object({ en: AlertText, cy: v.optional(AlertText) }),
  expiresAt: v.optional(Moment),
});
/** Where a service alert stands, for the program that sent it. */
export interface ServiceAlertAnswer {
  readonly id: string;
  readonly alert: string;
  /** submitted where a person must approve it. */
  readonly state: string;
  readonly url: string;
}

/** What a CAP message became. */
export interface CapAnswer {
  /** The draft; a repeat of the message answers the same one. */
  readonly alert: string;
  /** Where people find it, at the desk. */
  readonly url: string;
}

/** "Tell me when this is resolved": with a browser of its own, or by the bearer's follower. */
export const FollowAlert = v.object({
  channel: v.optional(NewChannel),
  language: v.optional(Language, 'en'),
});

/**
 * What following an alert came to. `token` manages the follower that began with it; null where one
 * was there before. `follower` is null where whoever asked did not show that follower's token.
 */
export const FollowAlertAnswer = v.object({
  token: v.nullable(v.string()),
  follower: v.nullable(FollowerView),
});
export type FollowAlertAnswer = v.InferOutput<typeof FollowAlertAnswer>;
