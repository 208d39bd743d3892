import {
  Problem,
  type Language,
  type NewFollower,
  type NewFollowerAnswer,
  type NewPlace,
  type QuietHours,
} from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import { findPlace } from '../councils/places.js';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { PushHost } from '../ground/push-hosts.js';
import type { Handlers } from '../http/route.js';
import { createFollowCount } from '../people/address-counts.js';
import type { NewStoredChannel } from '../store/channels.js';
import type { StoredFollower } from '../store/follower-view.js';
import type { StoredPlace } from '../store/followers.js';
import type { Store } from '../store/store.js';
import type { AskedEmail, Emails } from './emails.js';
import { viewFollower } from './follower-view.js';
import type { Keys } from './keys.js';
import { checkSubscription } from './subscription.js';

export type FollowerRoutes = Handlers<
  'follow' | 'followed' | 'changeFollowed' | 'unfollow' | 'dropChannel'
>;

/** What sign-up needs of the rest. */
export interface FollowerParts {
  readonly store: Pick<Store, 'areas' | 'postcodes' | 'followers'>;
  readonly clock: Clock;
  readonly councils: Pick<Councils, 'get'>;
  readonly keys: Pick<Keys, 'current'>;
  readonly hosts: readonly PushHost[];
  readonly emails: Pick<Emails, 'take'>;
}

/** The handlers for sign-up and preferences. Everything is checked first; then one write stores it. */
export const followerRoutes = (parts: FollowerParts): FollowerRoutes => {
  const { store, clock, keys, hosts, emails } = parts;
  const counted = createFollowCount(clock);

  /** A channel as it is stored, and what is to be done once it is. */
  const taken = async (
    council: string,
    channel: NewFollower['channel'],
    address: string,
  ): Promise<{ channel: NewStoredChannel; ask?: AskedEmail['ask'] }> => {
    if ('email' in channel) return emails.take(channel.email, address);
    const key = await keys.current(council);
    return { channel: checkSubscription(channel, { hosts, key, now: clock.now() }) };
  };

  return {
    follow: async ({ council, body, bearer, address }): Promise<NewFollowerAnswer> => {
      const places = await checkPlaces(parts, council, body.places);
      const services = await checkServices(parts, council, body.services);
      checkQuiet(body.quiet);
      const { channel, ask } = await taken(council, body.channel, address);
      // Last, so that a slip in what was typed does not count.
      counted(address);
      const { language, general, drills, neutral, quiet } = body;
      const token = newSecret();
      const tokenHash = digest(token);
      const follower = await store.followers.signUp({
        ...{ council, id: newId(clock.now()), tokenHash, language, places, services, channel },
        preferences: { general, drills, neutral, quiet },
        proof: { tokenHash: bearer === '' ? null : digest(bearer) },
      });
      try {
        await ask?.(council, language);
      } catch (error) {
        await store.followers.erase({ council, tokenHash });
        throw error;
      }
      return { token, follower: viewFollower(follower) };
    },

    followed: async ({ council, bearer }) =>
      viewFollower(await store.followers.get({ council, tokenHash: digest(bearer) })),

    changeFollowed: async ({ council, body, bearer, address }) => {
      const tokenHash = digest(bearer);
      // First, so that a stranger learns nothing from what the checks say.
      const before = await store.followers.get({ council, tokenHash });
      const { language, general, drills, neutral, quiet } = body;
      checkQuiet(quiet);
      const places = body.places && (await checkPlaces(parts, council, body.places));
      const services = body.services && (await checkServices(parts, council, body.services));
      const adding = body.channel && !hasEmail(before, body.channel) ? body.channel : undefined;
      const added = adding && (await taken(council, adding, address));
      const follower = await store.followers.change({
        ...{ council, tokenHash, language, places, services, channel: added?.channel },
        preferences: withoutUndefined({ general, drills, neutral, quiet }),
      });
      await added?.ask?.(council, follower.language as Language);
      return viewFollower(follower);
    },

    unfollow: async ({ council, bearer }) => {
      await store.followers.erase({ council, tokenHash: digest(bearer) });
    },

    dropChannel: async ({ council, id, bearer }) => {
      await store.followers.dropChannel({ council, tokenHash: digest(bearer), id });
    },
  };
};

/** @throws Problem `quiet-hours-wrong` */
const checkQuiet = (quiet: QuietHours | null | undefined): void => {
  if (quiet && quiet.from === quiet.to) throw new Problem('quiet-hours-wrong');
};

/** Whether the follower has that e-mail address already, confirmed: then nobody need be asked. */
const hasEmail = (follower: StoredFollower, channel: NewFollower['channel']): boolean =>
  'email' in channel &&
  follower.channels.some(
    ({ kind, endpoint, proven }) =>
      kind === 'email' && proven && endpoint.toLowerCase() === channel.email.trim().toLowerCase(),
  );

const withoutUndefined = <T extends object>(given: {
  readonly [K in keyof T]: T[K] | undefined;
}): Partial<T> =>
  Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<T>;

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
