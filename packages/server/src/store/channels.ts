import { timingSafeEqual } from 'node:crypto';
import { Problem } from '@bellman/protocol';
import { addEmail } from './email-channels.js';
import { eraseEmptied } from './follower-erase.js';
import { copyFollowing } from './line-end.js';
import type { Work } from './work.js';

/** A browser's push as it is written down; checked by `push/subscription`. */
export interface NewPushChannel {
  readonly id: string;
  readonly kind?: 'push';
  readonly endpoint: string;
  /** SHA-256, hex. */
  readonly endpointHash: string;
  readonly host: string;
  readonly p256dh: string;
  readonly auth: string;
  /** Id in `vapid_keys`. */
  readonly vapidKey: string;
  /** Whether the browser named that key; else one that is known keeps the key it came with. */
  readonly keyNamed?: boolean;
}

/** An e-mail address that is yet to be confirmed, with the link that will do it. */
export interface NewEmailChannel {
  readonly id: string;
  readonly kind: 'email';
  readonly address: string;
  readonly link: { readonly hash: string; readonly expiresAt: number };
}

export type NewStoredChannel = NewPushChannel | NewEmailChannel;

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
  if (channel.kind === 'email') return addEmail(work, council, follower, channel);
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
      'channels.vapid_key',
      'channels.proven_at',
    ])
    .select('followers.token_hash')
    .where('channels.council', '=', council)
    .where('channels.endpoint_hash', '=', endpointHash)
    .executeTakeFirstOrThrow();
  const sameAuth = sameSecret(known.auth, auth);
  const byToken = proof.tokenHash !== null && sameSecret(known.token_hash, proof.tokenHash);
  if (!sameAuth && !byToken) throw new Problem('channel-known');
  const sameKeys = sameAuth && known.p256dh === p256dh;
  await db
    .updateTable('channels')
    .set({
      follower,
      p256dh,
      auth,
      vapid_key: sameKeys && channel.keyNamed !== true ? known.vapid_key : vapidKey,
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
  await copyFollowing(work, known.follower, follower);
  await eraseEmptied(work, [known.follower]);
};

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export const sameSecret = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
