import { inSlices } from './slices.js';
import type { Work } from './work.js';

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
    await db.deleteFrom('line_followers').where('follower', 'in', ids).execute();
    await db
      .deleteFrom('email_links')
      .where('channel', 'in', (c) =>
        c.selectFrom('channels').select('id').where('follower', 'in', ids),
      )
      .execute();
    await db.deleteFrom('channels').where('follower', 'in', ids).execute();
    await db.deleteFrom('follower_services').where('follower', 'in', ids).execute();
    await db.deleteFrom('follower_places').where('follower', 'in', ids).execute();
    await db.deleteFrom('followers').where('id', 'in', ids).execute();
  }
};

/** Deletes channels, and erases followers that have none left; answers how many there were. */
export const eraseChannels = async (work: Work, channels: readonly string[]): Promise<number> => {
  let dropped = 0;
  for (const slice of inSlices(channels, 1_000)) {
    await work.db.deleteFrom('email_links').where('channel', 'in', slice).execute();
    const gone = await work.db
      .deleteFrom('channels')
      .where('id', 'in', slice)
      .returning('follower')
      .execute();
    dropped += gone.length;
    await eraseEmptied(
      work,
      gone.map(({ follower }) => follower),
    );
  }
  return dropped;
};
