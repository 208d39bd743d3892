import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** Adds to the channels of an alert that had an outcome, by the ward each is in; '' for unknown. */
export const countByWard = async (
  { db }: Work,
  { id: alert, council }: Pick<AlertRow, 'id' | 'council'>,
  outcome: 'audience' | 'accepted' | 'gone' | 'failed',
  areas: readonly string[],
): Promise<void> => {
  const counts = new Map<string, number>();
  for (const area of areas) counts.set(area, (counts.get(area) ?? 0) + 1);
  if (counts.size === 0) return;
  await db
    .insertInto('alert_wards')
    .values([...counts].map(([area, channels]) => ({ council, alert, area, outcome, channels })))
    .onConflict((c) =>
      c.columns(['alert', 'area', 'outcome']).doUpdateSet((e) => ({
        channels: e('alert_wards.channels', '+', e.ref('excluded.channels')),
      })),
    )
    .execute();
};
