import type { AlertRecord } from './alert-record.js';
import { alerts, type NewAlert } from './alerts.js';
import { newVersion, type NewVersionArgs } from './alert-versions.js';
import { holdCouncil } from './posts.js';
import type { CapReceivedRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** What names a message that came from a partner; `sent` as a time in UTC (ISO 8601). */
export type ReceivedName = Pick<
  CapReceivedRow,
  'council' | 'partner' | 'sender' | 'identifier' | 'sent'
>;

/** A message to be taken, with the draft that it becomes. */
export interface TakenMessage {
  readonly name: ReceivedName;
  /** SHA-256 of its words, hex. */
  readonly digest: string;
  readonly draft: { readonly alert: NewAlert } | { readonly version: NewVersionArgs };
  readonly notes: readonly string[];
}

const find = ({ db }: Work, name: ReceivedName) =>
  db
    .selectFrom('cap_received')
    .select(['alert', 'digest'])
    .where('council', '=', name.council)
    .where('partner', '=', name.partner)
    .where('sender', '=', name.sender)
    .where('identifier', '=', name.identifier)
    .where('sent', '=', name.sent)
    .executeTakeFirst();

const begin = (work: Work, { draft }: TakenMessage): Promise<AlertRecord> =>
  'alert' in draft ? alerts.create.run(work, draft.alert) : newVersion.run(work, draft.version);

/** CAP messages that came in: each becomes one draft, however often it comes. */
export const capReceived = {
  /** What a message became; null: it has not come before. */
  find: read(async (work, name: ReceivedName) => (await find(work, name)) ?? null),

  /**
   * Takes a message and its draft, or neither. One that has come meanwhile is left as it is, and
   * answered.
   * @throws Problem `alert-version-under-way`, `alert-changed`
   */
  take: write(async (work, given: TakenMessage): Promise<{ alert: string; digest: string }> => {
    const { name, digest, notes } = given;
    await holdCouncil(work, name.council);
    const before = await find(work, name);
    if (before !== undefined) return before;
    const { id: alert } = await begin(work, given);
    const set = { source: 'cap', source_notes: JSON.stringify(notes) };
    await work.db.updateTable('alerts').set(set).where('id', '=', alert).execute();
    await work.db
      .insertInto('cap_received')
      .values({ ...name, digest, alert, at: work.now })
      .execute();
    return { alert, digest };
  }),
};
