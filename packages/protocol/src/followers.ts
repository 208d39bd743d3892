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

export const NewFollower = v.object({
  places: v.pipe(v.array(NewPlace), v.maxLength(limits.places)),
  services: v.pipe(v.array(Slug), v.maxLength(limits.followedServices)),
  language: v.optional(Language, 'en'),
  channel: NewChannel,
});
export type NewFollower = v.InferOutput<typeof NewFollower>;

/** New preferences; what is left out stays as it is. */
export const ChangeFollower = v.partial(
  v.object({
    places: NewFollower.entries.places,
    services: NewFollower.entries.services,
    language: Language,
    channel: NewChannel,
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
  channels: v.array(v.object({ id: RelayId, kind: v.picklist(['push', 'email']) })),
});
export type FollowerView = v.InferOutput<typeof FollowerView>;

/** The answer to a sign-up: 201. `token` manages it, as `Authorization: Bearer`, and is shown once. */
export const NewFollowerAnswer = v.object({ token: v.string(), follower: FollowerView });
export type NewFollowerAnswer = v.InferOutput<typeof NewFollowerAnswer>;
