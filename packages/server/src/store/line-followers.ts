import { Problem, type AlertState } from '@bellman/protocol';
import { holdAlert } from './alert-record.js';
import { holdLine } from './alert-line.js';
import { sameSecret, type NewPushChannel } from './channels.js';
import { eraseIdle } from './line-end.js';
import { viewFollower, type StoredFollower } from './follower-view.js';
import { followers, followerByToken } from './followers.js';
import { writeAudience } from './line-audience.js';
import type { AlertRow } from './tables.js';
import { write, type Work } from './work.js';

/** Who asks to be told: a follower by its token, or a browser that is to become one. */
export type Asker =
  | { readonly tokenHash: string }
  | {
      readonly channel: NewPushChannel;
      readonly id: string;
      readonly tokenHash: string;
      readonly language: string;
    };

/** What following came to. */
export interface Followed {
  /** Null where the browser's follower is known, whose token whoever asked did not show. */
  readonly follower: StoredFollower | null;
  /** Whether the asker is a follower from now on, by the token that was handed in. */
  readonly begun: boolean;
}

const out: readonly AlertState[] = ['sending', 'sent'];

/**
 * The version that somebody follows, held: one that is out and not over, in a line whose end has
 * not been told yet.
 * @throws Problem `alert-unknown`, `alert-not-followable`
 */
const followable = async (work: Work, council: string, id: string): Promise<AlertRow> => {
  const alert = await holdAlert(work, council, id);
  if (alert.sent_at === null) throw new Problem('alert-unknown');
  const versions = await holdLine(work, alert.line);
  const told = versions.filter(({ sentAt }) => sentAt !== null);
  const current = told.some(
    ({ state, expiresAt }) => out.includes(state) && expiresAt !== null && expiresAt > work.now,
  );
  const resolved = told.some(({ type }) => type === 'all-clear');
  if (alert.followable !== 1 || !current || resolved) throw new Problem('alert-not-followable');
  return alert;
};

/** Whose browser this is, where it is known already; it must show the secret that only it has. */
const holderOf = async (
  { db }: Work,
  council: string,
  channel: NewPushChannel,
): Promise<string | null> => {
  const known = await db
    .selectFrom('channels')
    .select(['follower', 'auth'])
    .where('council', '=', council)
    .where('endpoint_hash', '=', channel.endpointHash)
    .executeTakeFirst();
  if (known === undefined) return null;
  if (!sameSecret(known.auth, channel.auth)) throw new Problem('channel-known');
  return known.follower;
};

const followerOf = async (
  work: Work,
  council: string,
  asker: Asker,
): Promise<{ id: string; begun: boolean; known: boolean }> => {
  if (!('channel' in asker))
    return {
      ...{ id: await followerByToken(work, council, asker.tokenHash), begun: false, known: true },
    };
  const holder = await holderOf(work, council, asker.channel);
  if (holder !== null) return { id: holder, begun: false, known: false };
  const { id, tokenHash, language, channel } = asker;
  await followers.signUp.run(work, {
    ...{ council, id, tokenHash, language, channel, places: [], services: [] },
    proof: { tokenHash: null },
  });
  return { id, begun: true, known: true };
};

/** Who waits for the end of an alert (A12). */
export const lineFollowers = {
  /**
   * From now on the follower hears how the alert goes on, and of its end: it is taken into its
   * line's audience, which every further version goes to.
   * @throws Problem `alert-unknown`, `alert-not-followable`, `follower-unknown`, `channel-known`
   */
  follow: write(
    async (
      work,
      { council, alert: id, asker }: { council: string; alert: string; asker: Asker },
    ): Promise<Followed> => {
      const { db, now } = work;
      const alert = await followable(work, council, id);
      const { id: follower, begun, known } = await followerOf(work, council, asker);
      await db
        .insertInto('line_followers')
        .values({ council, line: alert.line, follower, at: now })
        .onConflict((c) => c.columns(['line', 'follower']).doNothing())
        .execute();
      const channels = await db
        .selectFrom('channels')
        .select(['id', 'follower', 'kind', 'host'])
        .where('follower', '=', follower)
        .where((c) => c.or([c('kind', '=', 'push'), c('confirmed_at', 'is not', null)]))
        .execute();
      await writeAudience(work, alert, channels);
      // Whoever asks knows of the alert, and waits for its end, whether it was sent to them or not.
      await db
        .updateTable('audience')
        .set({ handed: 1 })
        .where('line', '=', alert.line)
        .where('follower', '=', follower)
        .execute();
      return { follower: known ? await viewFollower(work, council, follower) : null, begun };
    },
  ),

  /**
   * The follower hears no more of this alert; one that follows nothing else is erased.
   * @throws Problem `alert-unknown`, `follower-unknown`
   */
  unfollow: write(
    async (work, args: { council: string; alert: string; tokenHash: string }): Promise<void> => {
      const follower = await followerByToken(work, args.council, args.tokenHash);
      const { line } = await holdAlert(work, args.council, args.alert);
      for (const table of ['line_followers', 'audience'] as const)
        await work.db
          .deleteFrom(table)
          .where('line', '=', line)
          .where('follower', '=', follower)
          .execute();
      await eraseIdle(work, [follower]);
    },
  ),
};
