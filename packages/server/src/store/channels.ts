import { timingSafeEqual } from 'node:crypto';
import { Problem } from '@bellman/protocol';
import { inSlices } from './slices.js';
import type { Work } from './work.js';

/** A browser's push as it is written down; checked by `push/followers`. */
export interface NewStoredChannel {
  readonly id: string;
  readonly endpoint: string;
  /** SHA-256, hex. */
  readonly endpointHash: string;
  readonly host: string;
  readonly p256dh: string;
  readonly auth: string;
  /** Id in `vapid_keys`. */
  readonly vapidKey: string;
}

/** What may prove that a known channel is the caller's: the hash of its follower's token. */
export interface ChannelProof {
  readonly tokenHash: string | null;
}

/**
 * Gives `follower` a channel. An endpoint that is known already needs the token of the follower
 * that has it, or the same `auth` secret: whoever merely learnt an endpoint can't take it over.
 * A follower that it leaves without any channel is erased.
 * @throws Problem `channel-known`
 */
export const addChannel = async (
  work: Work,
  council: string,
  follower: string,
  channel: NewStoredChannel,
  proof: ChannelProof,
): Promise<void> => {
  const { db, now } = work;
  const { endpoint, endpointHash, host, p256dh, auth, vapidKey } = channel;
  // The unique index decides between two that arrive together, and the row's lock, which the
  // empty update takes, makes the second see where the first left it.
  const added = await db
    .insertInto('channels')
    .values({
      id: channel.id,
      council,
      follower,
      kind: 'push',
      endpoint,
      endpoint_hash: endpointHash,
      host,
      p256dh,
      auth,
      vapid_key: vapidKey,
      proven_at: null,
      confirmed_at: null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['council', 'endpoint_hash']).doUpdateSet({ endpoint_hash: endpointHash }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  if (added.id === channel.id) return;
  const known = await db
    .selectFrom('channels')
    .innerJoin('followers', 'followers.id', 'channels.follower')
    .select([
      'channels.id',
      'channels.follower',
      'channels.auth',
      'channels.p256dh',
      'channels.proven_at',
    ])
    .select('followers.token_hash')
    .where('channels.council', '=', council)
    .where('channels.endpoint_hash', '=', endpointHash)
    .executeTakeFirstOrThrow();
  const sameAuth = same(known.auth, auth);
  const byToken = proof.tokenHash !== null && same(known.token_hash, proof.tokenHash);
  if (!sameAuth && !byToken) throw new Problem('channel-known');
  const sameKeys = sameAuth && known.p256dh === p256dh;
  await db
    .updateTable('channels')
    .set({
      follower,
      p256dh,
      auth,
      vapid_key: vapidKey,
      proven_at: sameKeys ? known.proven_at : null,
    })
    .where('id', '=', known.id)
    .execute();
  if (known.follower === follower) return;
  // What it was sent stays with the channel, so that an all-clear still finds it.
  await db
    .updateTable('audience')
    .set({ follower })
    .where('follower', '=', known.follower)
    .where('channel', '=', known.id)
    .execute();
  await eraseEmptied(work, [known.follower]);
};

/** Erases those of `followers` that have no channel left. */
export const eraseEmptied = async (work: Work, followers: readonly string[]): Promise<void> => {
  const ids = [...new Set(followers)].sort();
  if (ids.length === 0) return;
  // Takes the rows' locks, so that nobody gives one a channel between the look and the erasing.
  await work.db
    .updateTable('followers')
    .set(({ ref }) => ({ updated_at: ref('updated_at') }))
    .where('id', 'in', ids)
    .execute();
  const alive = await work.db
    .selectFrom('channels')
    .select('follower')
    .distinct()
    .where('follower', 'in', ids)
    .execute();
  const kept = new Set(alive.map(({ follower }) => follower));
  await eraseFollowers(
    work,
    ids.filter((id) => !kept.has(id)),
  );
};

/** Erases followers with all that hangs on them, their lines in every audience too. */
export const eraseFollowers = async ({ db }: Work, followers: readonly string[]): Promise<void> => {
  for (const ids of inSlices(followers, 1_000)) {
    await db.deleteFrom('audience').where('follower', 'in', ids).execute();
    await db.deleteFrom('channels').where('follower', 'in', ids).execute();
    await db.deleteFrom('follower_services').where('follower', 'in', ids).execute();
    await db.deleteFrom('follower_places').where('follower', 'in', ids).execute();
    await db.deleteFrom('followers').where('id', 'in', ids).execute();
  }
};

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
