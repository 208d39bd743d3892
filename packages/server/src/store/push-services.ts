import type { BatchRow } from './tables.js';
import type { Work } from './work.js';

/** How a push service took a batch. */
export interface ServiceNote {
  /** well, refuses, slow, failing */
  readonly state: string;
  /** HTTP; null where there was no answer. */
  readonly status: number | null;
  /** Nothing is sent to it before, ms by the relay's clock; null: it need not be left alone. */
  readonly until: number | null;
}

/**
 * Writes down how a push service takes a council's messages. Where it is to be left alone, all of
 * the council's batches that wait for it do so until then, and nobody else's.
 */
export const noteService = async (
  { db, now }: Work,
  { council, host }: Pick<BatchRow, 'council' | 'host'>,
  { state, status, until }: ServiceNote,
): Promise<void> => {
  if (host === '') return;
  const well = state === 'well';
  await db
    .insertInto('push_services')
    .values({ council, host, state, status, until, at: now, failures: well ? 0 : 1 })
    .onConflict((c) =>
      c.columns(['council', 'host']).doUpdateSet((e) => ({
        ...{ state, status, until, at: now },
        failures: well ? 0 : e('push_services.failures', '+', 1),
      })),
    )
    .execute();
  if (until === null) return;
  await db
    .updateTable('batches')
    .set({ due_at: until })
    .where('council', '=', council)
    .where('host', '=', host)
    .where('state', '=', 'ready')
    .where('due_at', '<', until)
    .execute();
};
