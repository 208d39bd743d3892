import { addLine, type AuditDetail } from './audit.js';
import { read, write, type Work } from './work.js';

/** How long a key without channels is kept: a sign-up may be under way with it, ms. */
const kept = 24 * 3_600_000;

/** Channels by the key they subscribed with. */
const channelsOf = async (
  { db }: Pick<Work, 'db'>,
  council: string,
): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('channels')
    .select(['vapid_key', (c) => c.fn.countAll().as('channels')])
    .where('council', '=', council)
    .where('kind', '=', 'push')
    .groupBy('vapid_key')
    .execute();
  return new Map(rows.map(({ vapid_key, channels }) => [vapid_key, Number(channels)]));
};

/** Push keys that are no longer current: they serve until their last channel has moved (S5). */
export const oldKeys = {
  /**
   * Retires the council's current key, if it has one; the next that is asked for is a new one.
   * @param detail for the audit
   */
  retire: write(
    async (
      work,
      { council, detail }: { council: string; detail: AuditDetail },
    ): Promise<{ readonly retired: boolean }> => {
      const gone = await work.db
        .updateTable('vapid_keys')
        .set((e) => ({ slot: e.ref('id'), retired_at: work.now }))
        .where('council', '=', council)
        .where('slot', '=', 'current')
        .returning('id')
        .executeTakeFirst();
      if (gone === undefined) return { retired: false };
      work.tell({ topic: 'council', council });
      await addLine(work, {
        ...{ council, staff: '', act: 'push-key.rotate', subject: gone.id, detail },
      });
      return { retired: true };
    },
  ),

  /** The council's keys, the newest first, with how many channels hang on each. */
  list: read(async ({ db }, { council }: { council: string }) => {
    const rows = await db
      .selectFrom('vapid_keys')
      .select(['id', 'slot', 'created_at as createdAt'])
      .where('council', '=', council)
      .orderBy('created_at', 'desc')
      .execute();
    const channels = await channelsOf({ db }, council);
    return rows.map(({ id, slot, createdAt }) => ({
      ...{ id, createdAt, current: slot === 'current' },
      channels: channels.get(id) ?? 0,
    }));
  }),

  /** Drops keys that were retired a day ago and that nothing hangs on any more. */
  prune: write(async ({ db, now }): Promise<void> => {
    await db
      .deleteFrom('vapid_keys')
      .where('retired_at', '<=', now - kept)
      .where('id', 'not in', (q) => q.selectFrom('channels').select('channels.vapid_key'))
      .where('id', 'not in', (q) => q.selectFrom('call_backs').select('call_backs.vapid_key'))
      .execute();
  }),
};
