import { Problem } from '@bellman/protocol';
import { digest } from '../ground/ids.js';
import type { NewEmailChannel } from './channels.js';
import { eraseChannels } from './follower-erase.js';
import { viewFollower, type StoredFollower } from './follower-view.js';
import { write, type Work } from './work.js';

/** What stands for a push service's host where a channel is an e-mail address. */
export const emailHost = 'email';

/** Under what a confirmed address is known, whoever wrote it in which case. */
const addressHash = (address: string): string => digest(`mailto:${address.toLowerCase()}`);

/**
 * Gives `follower` an e-mail address that does not count yet, and keeps the link that confirms it.
 * Whether anybody else has that address makes no difference: until its holder has answered, each
 * stands by itself. One that this follower has already is kept, and gets the new link.
 */
export const addEmail = async (
  work: Work,
  council: string,
  follower: string,
  { id, address, link }: NewEmailChannel,
): Promise<void> => {
  const { db, now } = work;
  const own = await db
    .selectFrom('channels')
    .select(['id', 'endpoint'])
    .where('follower', '=', follower)
    .where('kind', '=', 'email')
    .execute();
  const known = own.find(({ endpoint }) => addressHash(endpoint) === addressHash(address));
  if (known === undefined) {
    await db
      .insertInto('channels')
      .values({
        ...{ id, council, follower, kind: 'email', endpoint: address, host: emailHost },
        // Of its own until it is confirmed, so that it says nothing about others.
        ...{ endpoint_hash: digest(`unconfirmed ${id}`), p256dh: '', auth: '', vapid_key: '' },
        ...{ proven_at: null, confirmed_at: null, created_at: now },
      })
      .execute();
  }
  await db
    .insertInto('email_links')
    .values({
      ...{ hash: link.hash, council, channel: known?.id ?? id, purpose: 'confirm' },
      ...{ expires_at: link.expiresAt, used_at: null },
    })
    .execute();
};

/** @throws Problem `email-link-old` where there is no such link, or its time is over */
const channelOf = async (
  work: Work,
  { council, hash, purpose }: { council: string; hash: string; purpose: 'confirm' | 'stop' },
) => {
  const found = await work.db
    .selectFrom('email_links as l')
    .innerJoin('channels as c', 'c.id', 'l.channel')
    .select(['c.id', 'c.follower', 'c.endpoint'])
    .where('l.hash', '=', hash)
    .where('l.council', '=', council)
    .where('l.purpose', '=', purpose)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', work.now)
    .executeTakeFirst();
  if (found === undefined) throw new Problem('email-link-old');
  return found;
};

/** E-mail addresses that get alerts, and the links by which their holders say so. */
export const emails = {
  /**
   * Its holder confirms an address by the link that was sent to it. Where it was confirmed for
   * another follower, it moves here with what it has been sent, and a follower that it leaves
   * without any channel is erased: whoever reads its mail decides.
   * @throws Problem `email-link-old`
   */
  confirm: write(
    async (work, { council, hash }: { council: string; hash: string }): Promise<StoredFollower> => {
      const { db, now } = work;
      const { id, follower, endpoint } = await channelOf(work, {
        council,
        hash,
        purpose: 'confirm',
      });
      const endpointHash = addressHash(endpoint);
      const before = await db
        .selectFrom('channels')
        .select('id')
        .where('council', '=', council)
        .where('endpoint_hash', '=', endpointHash)
        .where('id', '<>', id)
        .executeTakeFirst();
      if (before !== undefined) {
        await db
          .updateTable('audience')
          .set({ channel: id, follower })
          .where('channel', '=', before.id)
          .execute();
        await eraseChannels(work, [before.id]);
      }
      await db
        .updateTable('channels')
        .set({ endpoint_hash: endpointHash, confirmed_at: now, proven_at: now })
        .where('id', '=', id)
        .execute();
      await db.updateTable('email_links').set({ used_at: now }).where('hash', '=', hash).execute();
      return viewFollower(work, council, follower);
    },
  ),

  /**
   * No more comes to an address; a follower without another channel is erased.
   * @throws Problem `email-link-old`
   */
  stop: write(async (work, { council, hash }: { council: string; hash: string }): Promise<void> => {
    const { id } = await channelOf(work, { council, hash, purpose: 'stop' });
    await eraseChannels(work, [id]);
  }),

  /** Keeps the link that stops what comes to a channel, or keeps it longer. */
  keepStop: write(
    async (
      { db },
      link: { council: string; channel: string; hash: string; expiresAt: number },
    ): Promise<void> => {
      const { hash, council, channel, expiresAt } = link;
      await db
        .insertInto('email_links')
        .values({
          ...{ hash, council, channel, purpose: 'stop', expires_at: expiresAt, used_at: null },
        })
        .onConflict((c) => c.column('hash').doUpdateSet({ expires_at: expiresAt }))
        .execute();
    },
  ),

  /** Forgets links whose time is over, and addresses that nobody confirmed in `unconfirmedMs`. */
  prune: write(async (work, { unconfirmedMs }: { unconfirmedMs: number }): Promise<void> => {
    await work.db.deleteFrom('email_links').where('expires_at', '<=', work.now).execute();
    const old = await work.db
      .selectFrom('channels')
      .select('id')
      .where('kind', '=', 'email')
      .where('confirmed_at', 'is', null)
      .where('created_at', '<=', work.now - unconfirmedMs)
      .execute();
    await eraseChannels(
      work,
      old.map(({ id }) => id),
    );
  }),
};
