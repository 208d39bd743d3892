import type { StaffAlertRow } from '@bellman/protocol';
import { read, type Work } from './work.js';

/** An alert in the desk's list, before it is known who asks. */
export interface ListedAlert extends Omit<StaffAlertRow, 'turn'> {
  readonly authorId: string;
  readonly partner: string | null;
  /** Everybody whose words or decision it is: they don't approve it. */
  readonly writers: readonly string[];
}

/** Who edited which of the alerts. */
const editorsOf = async ({ db }: Work, ids: readonly string[]) =>
  db
    .selectFrom('alert_steps')
    .select(['alert', 'by_staff'])
    .distinct()
    .where('alert', 'in', ['', ...ids])
    .where('event', '=', 'edit')
    .execute();

/** The council's alerts in every state, those that changed last first. */
export const staffList = read(
  async (work, { council, most }: { council: string; most: number }): Promise<ListedAlert[]> => {
    const rows = await work.db
      .selectFrom('alerts as a')
      .leftJoin('alert_texts as t', (join) =>
        join.onRef('t.alert', '=', 'a.id').on('t.lang', '=', 'en'),
      )
      .leftJoin('staff as s', 's.id', 'a.author')
      .leftJoin('program_keys as k', 'k.id', 'a.author')
      .leftJoin('partners as p', 'p.id', 'a.partner')
      .select([
        'a.id',
        'a.council',
        'a.kind',
        'a.severity',
        'a.state',
        'a.updated_at',
        'a.expires_at',
        'a.type',
        'a.exercise',
        'a.line',
        'a.send_at',
        'a.version',
        'a.submitted_at',
        'a.author',
        'a.submitter',
        'a.partner',
        'a.source',
      ])
      .select(['t.headline', 's.name', 'k.name as program', 'p.name as partner_name'])
      .where('a.council', '=', council)
      .orderBy('a.updated_at', 'desc')
      .orderBy('a.id', 'desc')
      .limit(most)
      .execute();
    const editors = await editorsOf(
      work,
      rows.filter(({ state }) => state === 'submitted').map(({ id }) => id),
    );
    return rows.map((row) => ({
      id: row.id,
      council: row.council,
      headline: row.headline ?? '',
      kind: row.kind as StaffAlertRow['kind'],
      severity: row.severity as StaffAlertRow['severity'],
      state: row.state as StaffAlertRow['state'],
      author: row.name ?? row.program ?? '',
      updatedAt: row.updated_at,
      expiresAt: row.expires_at,
      type: row.type as StaffAlertRow['type'],
      exercise: row.exercise === 1,
      line: row.line,
      sendAt: row.send_at,
      version: row.version,
      submittedAt: row.state === 'submitted' ? row.submitted_at : null,
      authorId: row.author,
      partner: row.partner,
      partnerName: row.partner_name,
      from: row.source as StaffAlertRow['from'],
      writers: [
        ...new Set([
          ...[row.author, ...(row.submitter === null ? [] : [row.submitter])],
          ...editors.flatMap((one) => (one.alert === row.id && one.by_staff ? [one.by_staff] : [])),
        ]),
      ],
    }));
  },
);
