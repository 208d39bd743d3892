import * as v from 'valibot';
import { limits } from './limits.js';
import { AreaView } from './councils.js';
import { AreaCode, Language, RelayId, Slug, text } from './shapes.js';

/** Where: a point by postcode, or a whole area by code. */
export const NewPlace = v.union([
  v.object({ postcode: text(100), label: v.optional(text(40)) }),
  v.object({ area: AreaCode, label: v.optional(text(40)) }),
]);
export type NewPlace = v.InferOutput<typeof NewPlace>;

/**
 * A way to a follower: a browser's `PushSubscription` as its `toJSON()` gives it (Push API).
 * `vapidKey` is the council's public key that it subscribed with, so that a later change of
 * key is noticed; without it the current key is meant.
 */
export const NewChannel = v.object({
  endpoint: v.pipe(v.string(), v.maxLength(limits.endpointLength)),
  expirationTime: v.optional(v.nullable(v.number())),
  keys: v.object({
    p256dh: v.pipe(v.string(), v.maxLength(200)),
    auth: v.pipe(v.string(), v.maxLength(100)),
  }),
  vapidKey: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type NewChannel = v.InferOutput<typeof NewChannel>;

/** Minutes of the local day, 0 to 1,439. */
const Minute = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1439));

/**
 * Hours in which only what is at least as severe as `pass` comes; what else there is waits for
 * their end. Danger to life (Extreme) always comes. An end before the start is past midnight.
 */
export const QuietHours = v.object({
  from: Minute,
  to: Minute,
  pass: v.picklist(['Extreme', 'Severe', 'Moderate']),
});
export type QuietHours = v.InferOutput<typeof QuietHours>;

/** What comes, when and how, besides places and services. */
export const Preferences = {
  /** General news of the council's as well (A13). */
  general: v.optional(v.boolean(), false),
  /** Volunteers for drills (A11). */
  drills: v.optional(v.boolean(), false),
  /** Whether a lock screen says only that there is an alert, and not which. */
  neutral: v.optional(v.boolean(), false),
  quiet: v.optional(v.nullable(QuietHours), null),
};

/** An e-mail address, which counts once its holder has confirmed it (double opt-in). */
export const NewEmail = v.object({ email: v.pipe(v.string(), v.trim(), v.maxLength(500)) });

export const NewFollower = v.object({
  places: v.pipe(v.array(NewPlace), v.maxLength(limits.places)),
  services: v.pipe(v.array(Slug), v.maxLength(limits.followedServices)),
  language: v.optional(Language, 'en'),
  ...Preferences,
  channel: v.union([NewChannel, NewEmail]),
});
/** As it is sent: with what has a usual value left out. */
export type NewFollower = v.InferInput<typeof NewFollower>;

/** New preferences; what is left out stays as it is. */
export const ChangeFollower = v.partial(
  v.object({
    places: NewFollower.entries.places,
    services: NewFollower.entries.services,
    language: Language,
    general: v.boolean(),
    drills: v.boolean(),
    neutral: v.boolean(),
    quiet: v.nullable(QuietHours),
    channel: v.union([NewChannel, NewEmail]),
  }),
);
export type ChangeFollower = v.InferOutput<typeof ChangeFollower>;

/** A follower as its holder sees it. */
export const FollowerView = v.object({
  id: RelayId,
  places: v.array(
    v.object({
      label: v.string(),
      /** As written, for a postcode; null for a whole area. */
      postcode: v.nullable(v.string()),
      area: v.nullable(AreaView),
    }),
  ),
  services: v.array(Slug),
  language: Language,
  general: v.boolean(),
  drills: v.boolean(),
  neutral: v.boolean(),
  quiet: v.nullable(QuietHours),
  /** Service alerts whose end they wait for (A12), by their line. */
  alerts: v.array(RelayId),
  channels: v.array(
    v.object({
      id: RelayId,
      kind: v.picklist(['push', 'email']),
      /** The push service's host, or the address with most of it hidden: a…@example.com. */
      at: v.string(),
      /** Whether it counts: a first message was accepted, or the address was confirmed. */
      proven: v.boolean(),
    }),
  ),
});
export type FollowerView = v.InferOutput<typeof FollowerView>;

/** The answer to a sign-up: 201. `token` manages it, as `Authorization: Bearer`, and is shown once. */
export const NewFollowerAnswer = v.object({ token: v.string(), follower: FollowerView });
export type NewFollowerAnswer = v.InferOutput<typeof NewFollowerAnswer>;

/** Confirms an e-mail address, or stops what comes to it: the secret of a link in an e-mail. */
export const EmailLink = v.object({ token: v.pipe(v.string(), v.maxLength(200)) });

/**
 * What a worker says when it has shown an alert, or somebody opened it (A7). The token is signed
 * for a batch and a push service; it names no channel.
 */
export const Beacon = v.object({
  token: v.pipe(v.string(), v.maxLength(300)),
  what: v.picklist(['shown', 'opened']),
});
