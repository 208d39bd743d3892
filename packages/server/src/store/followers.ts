import { Problem, limits } from '@bellman/protocol';
import { addChannel, type ChannelProof, type NewStoredChannel } from './channels.js';
import { eraseChannels, eraseFollowers } from './follower-erase.js';
import { preferenceColumns, type StoredPreferences } from './follower-preferences.js';
import { viewFollower as view, type StoredFollower } from './follower-view.js';
import { inSlices } from './slices.js';
import { read, write, type Work } from './work.js';

/** A point by postcode (1e-7 degree), or a whole area by code. */
export type StoredPlace =
  | {
      readonly label: string;
      readonly postcode: string;
      readonly lat: number;
      readonly lon: number;
    }
  | { readonly label: string; readonly area: string };

/** Followers, and their places, services and channels. */
export const followers = {
  /**
   * A sign-up, all or nothing. A channel that is known already moves here if the proof holds; the
   * follower it leaves without any is erased.
   * @throws Problem `channel-known`
   */
  signUp: write(
    async (
      work,
      args: {
        council: string;
        id: string;
        tokenHash: string;
        language: string;
        places: readonly StoredPlace[];
        services: readonly string[];
        preferences?: Partial<StoredPreferences> | undefined;
        channel: NewStoredChannel;
        proof: ChannelProof;
      },
    ): Promise<StoredFollower> => {
      const { db, now } = work;
      const { council, id } = args;
      await db
        .insertInto('followers')
        .values({
          id,
          council,
          token_hash: args.tokenHash,
          language: args.language,
          preferences: '{}',
          ...{ general: 0, drills: 0, neutral: 0 },
          ...{ quiet_from: null, quiet_to: null, quiet_pass: 'Severe' },
          ...preferenceColumns(args.preferences ?? {}),
          created_at: now,
          updated_at: now,
        })
        .execute();
      await setPlaces(work, council, id, args.places);
      await setServices(work, council, id, args.services);
      await addChannel(work, council, id, args.channel, args.proof);
      return view(work, council, id);
    },
  ),

  /**
   * What a managing token's follower follows.
   * @throws Problem `follower-unknown`
   */
  get: read(async (work, { council, tokenHash }: { council: string; tokenHash: string }) =>
    view(work, council, await followerByToken(work, council, tokenHash)),
  ),

  /**
   * Changes what is given and leaves the rest, all or nothing.
   * @throws Problem `follower-unknown`, `channel-known`
   */
  change: write(
    async (
      work,
      args: {
        council: string;
        tokenHash: string;
        language?: string | undefined;
        places?: readonly StoredPlace[] | undefined;
        services?: readonly string[] | undefined;
        preferences?: Partial<StoredPreferences> | undefined;
        channel?: NewStoredChannel | undefined;
      },
    ): Promise<StoredFollower> => {
      const { council, tokenHash } = args;
      const id = await followerByToken(work, council, tokenHash);
      await work.db
        .updateTable('followers')
        .set({
          updated_at: work.now,
          ...(args.language ? { language: args.language } : {}),
          ...preferenceColumns(args.preferences ?? {}),
        })
        .where('id', '=', id)
        .execute();
      if (args.places) await setPlaces(work, council, id, args.places);
      if (args.services) await setServices(work, council, id, args.services);
      if (args.channel) {
        await addChannel(work, council, id, args.channel, { tokenHash });
        await keepNewest(work, id);
      }
      return view(work, council, id);
    },
  ),

  /**
   * Erases a follower, its places, services and channels, and its lines in every audience.
   * @throws Problem `follower-unknown`
   */
  erase: write(async (work, { council, tokenHash }: { council: string; tokenHash: string }) => {
    await eraseFollowers(work, [await followerByToken(work, council, tokenHash)]);
  }),

  /** Notes that channels were proven, by a first 201 or a worker's beacon; an earlier time stays. */
  proven: write(
    async (
      { db },
      { channels, at }: { channels: readonly string[]; at: number },
    ): Promise<void> => {
      for (const slice of inSlices(channels, 1_000)) {
        await db
          .updateTable('channels')
          .set({ proven_at: at })
          .where('id', 'in', slice)
          .where('proven_at', 'is', null)
          .execute();
      }
    },
  ),

  /** Deletes channels that are gone (404, 410), and erases followers that have none left. */
  dropChannels: write(
    async (work, { channels }: { channels: readonly string[] }): Promise<{ dropped: number }> => ({
      dropped: await eraseChannels(work, channels),
    }),
  ),

  /**
   * Takes one of a follower's channels away; with the last one the follower is erased.
   * @throws Problem `follower-unknown`, `channel-unknown`
   */
  dropChannel: write(
    async (
      work,
      { council, tokenHash, id }: { council: string; tokenHash: string; id: string },
    ): Promise<void> => {
      const follower = await followerByToken(work, council, tokenHash);
      const own = await work.db
        .selectFrom('channels')
        .select('id')
        .where('id', '=', id)
        .where('follower', '=', follower)
        .executeTakeFirst();
      if (own === undefined) throw new Problem('channel-unknown');
      await eraseChannels(work, [id]);
    },
  ),
};

/** @throws Problem `follower-unknown` */
export const followerByToken = async (
  { db }: Work,
  council: string,
  tokenHash: string,
): Promise<string> => {
  const found = await db
    .selectFrom('followers')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .where('council', '=', council)
    .executeTakeFirst();
  if (!found) throw new Problem('follower-unknown');
  return found.id;
};

const setPlaces = async (
  { db }: Work,
  council: string,
  follower: string,
  places: readonly StoredPlace[],
): Promise<void> => {
  await db.deleteFrom('follower_places').where('follower', '=', follower).execute();
  if (places.length === 0) return;
  await db
    .insertInto('follower_places')
    .values(
      places.map((place, position) => ({
        council,
        follower,
        position,
        label: place.label,
        postcode: 'postcode' in place ? place.postcode : null,
        lat: 'postcode' in place ? place.lat : null,
        lon: 'postcode' in place ? place.lon : null,
        area: 'area' in place ? place.area : null,
      })),
    )
    .execute();
};

const setServices = async (
  { db }: Work,
  council: string,
  follower: string,
  services: readonly string[],
): Promise<void> => {
  await db.deleteFrom('follower_services').where('follower', '=', follower).execute();
  if (services.length === 0) return;
  await db
    .insertInto('follower_services')
    .values(services.map((service) => ({ council, follower, service })))
    .execute();
};

/** Above the limit the oldest give way: they are phones long gone that no 410 told us of. */
const keepNewest = async ({ db }: Work, follower: string): Promise<void> => {
  const surplus = await db
    .selectFrom('channels')
    .select('id')
    .where('follower', '=', follower)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const old = surplus.slice(limits.channels).map(({ id }) => id);
  if (old.length > 0) await db.deleteFrom('channels').where('id', 'in', old).execute();
};
