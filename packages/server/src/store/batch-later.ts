import { newId } from '../ground/ids.js';
import { inSlices } from './slices.js';
import type { BatchRow } from './tables.js';
import type { Work } from './work.js';

/** Makes a batch of those channels of another whose turn comes again at `at`, ms. */
export const tryLater = async (
  { db, now }: Work,
  { council, alert, line, rank, attempt, kind, host }: BatchRow,
  {
    at,
    held,
    channels,
  }: {
    readonly at: number;
    /** Whether they wait for quiet hours to end, and were not tried. */
    readonly held: boolean;
    readonly channels: readonly string[];
  },
): Promise<void> => {
  const id = newId(now);
  await db
    .insertInto('batches')
    .values({
      ...{ id, council, alert, line, rank, kind, host, state: 'ready', due_at: at },
      ...{ attempt: held ? attempt : attempt + 1, held: Number(held), size: channels.length },
      ...{
        from_ord: null,
        to_ord: null,
        ords: null,
        lease_until: null,
        leased_by: null,
        finished_at: null,
      },
    })
    .execute();
  for (const slice of inSlices(channels, 1_000)) {
    await db
      .insertInto('batch_channels')
      .values(slice.map((channel) => ({ council, batch: id, channel })))
      .execute();
  }
};
