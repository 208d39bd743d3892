import { inKeyOrder, key, unique, type Maker } from './maker.js';

/** Push keys, followers, what they follow, and their channels. */
export const makePush = async ({ table, index }: Maker): Promise<void> => {
  await table(
    'vapid_keys',
    'id, council, slot, public_key, private_sealed, created_at int, retired_at int?',
    key('id'),
    unique('vapid_keys_slot', 'council', 'slot'),
  );
  await table(
    'followers',
    'id, council, token_hash, language, preferences, created_at int, updated_at int',
    key('id'),
    unique('followers_token', 'token_hash'),
  );
  await table(
    'follower_places',
    'council, follower, position int, label, postcode text?, lat int?, lon int?, area text?',
    key('follower', 'position'),
  );
  await index('follower_places_point', 'follower_places', 'council', 'lat', 'lon', 'follower');
  await index('follower_places_area', 'follower_places', 'council', 'area', 'follower');
  await table(
    'follower_services',
    'council, follower, service',
    key('follower', 'service'),
    inKeyOrder,
  );
  await table(
    'channels',
    `id, council, follower, kind, endpoint, endpoint_hash, host, p256dh, auth, vapid_key,
     proven_at int?, created_at int`,
    key('id'),
    unique('channels_endpoint', 'council', 'endpoint_hash'),
  );
  await index('channels_follower', 'channels', 'follower');
};
