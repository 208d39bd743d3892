import {
  Problem,
  type FollowerView,
  type NewFollower,
  type NewFollowerAnswer,
  type NewPlace,
} from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import { findPlace } from '../councils/places.js';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { PushHost } from '../ground/push-hosts.js';
import type { Handlers } from '../http/route.js';
import { createFollowCount } from '../people/address-counts.js';
import type { StoredFollower } from '../store/follower-view.js';
import type { StoredPlace } from '../store/followers.js';
import type { Store } from '../store/store.js';
import type { Keys } from './keys.js';
import { checkSubscription } from './subscription.js';

export type FollowerRoutes = Handlers<'follow' | 'followed' | 'changeFollowed' | 'unfollow'>;

/** What sign-up needs of the rest. */
export interface FollowerParts {
  readonly store: Pick<Store, 'areas' | 'postcodes' | 'followers'>;
  readonly clock: Clock;
  readonly councils: Pick<Councils, 'get'>;
  readonly keys: Pick<Keys, 'current'>;
  readonly hosts: readonly PushHost[];
}

/** The handlers for sign-up and preferences. Everything is checked first; then one write stores it. */
export const followerRoutes = (parts: FollowerParts): FollowerRoutes => {
  const { store, clock, keys, hosts } = parts;
  const counted = createFollowCount(clock);

  const subscription = async (council: string, channel: NewFollower['channel']) => {
    if ('email' in channel) throw new Problem('mail-off');
    return checkSubscription(channel, {
      ...{ hosts, key: await keys.current(council), now: clock.now() },
    });
  };

  return {
    follow: async ({ council, body, bearer, address }): Promise<NewFollowerAnswer> => {
      const places = await checkPlaces(parts, council, body.places);
      const services = await checkServices(parts, council, body.services);
      const channel = await subscription(council, body.channel);
      // Last, so that a slip in what was typed does not count.
      counted(address);
      const token = newSecret();
      const follower = await store.followers.signUp({
        council,
        id: newId(clock.now()),
        tokenHash: digest(token),
        language: body.language,
        places,
        services,
        channel,
        proof: { tokenHash: bearer === '' ? null : digest(bearer) },
      });
      return { token, follower: view(follower) };
    },

    followed: async ({ council, bearer }) =>
      view(await store.followers.get({ council, tokenHash: digest(bearer) })),

    changeFollowed: async ({ council, body, bearer }) => {
      const tokenHash = digest(bearer);
      // First, so that a stranger learns nothing from what the checks say.
      await store.followers.get({ council, tokenHash });
      return view(
        await store.followers.change({
          council,
          tokenHash,
          language: body.language,
          places: body.places && (await checkPlaces(parts, council, body.places)),
          services: body.services && (await checkServices(parts, council, body.services)),
          channel: body.channel && (await subscription(council, body.channel)),
        }),
      );
    },

    unfollow: async ({ council, bearer }) => {
      await store.followers.erase({ council, tokenHash: digest(bearer) });
    },
  };
};

/** Postcodes to points, and area codes that the council has; a place given twice is kept once. */
const checkPlaces = async (
  parts: FollowerParts,
  council: string,
  places: readonly NewPlace[],
): Promise<StoredPlace[]> => {
  if (places.length === 0) throw new Problem('nothing-followed');
  const codes = places.flatMap((place) => ('area' in place ? [place.area] : []));
  const known = await knownAreas(parts, council, codes);
  const found = new Map<string, StoredPlace>();
  for (const place of places) {
    const label = place.label ?? '';
    if ('area' in place) {
      if (!known.has(place.area)) {
        const { name } = await parts.councils.get(council);
        throw new Problem('area-unknown', { council: name, area: place.area });
      }
      found.set(`area ${place.area}`, { label, area: place.area });
    } else {
      const { postcode, lat, lon } = await findPlace(parts, council, place.postcode);
      found.set(postcode, { label, postcode, lat, lon });
    }
  }
  return [...found.values()];
};

const knownAreas = async (
  { store }: FollowerParts,
  council: string,
  codes: readonly string[],
): Promise<ReadonlySet<string>> =>
  codes.length === 0
    ? new Set()
    : new Set((await store.areas.list({ council })).map(({ code }) => code));

/** Those that the council has alerts about; each once. */
const checkServices = async (
  { councils }: FollowerParts,
  council: string,
  services: readonly string[],
): Promise<string[]> => {
  const known = (await councils.get(council)).services.filter(({ alerts }) => alerts);
  for (const service of services) {
    if (!known.some(({ id }) => id === service)) throw new Problem('service-unknown', { service });
  }
  return [...new Set(services)];
};

/** The store's words narrowed to the wire's; the store only ever holds these. */
const view = (follower: StoredFollower): FollowerView => follower as FollowerView;
