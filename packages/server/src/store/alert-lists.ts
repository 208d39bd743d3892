import { Problem, type PublicAlert, type StaffAlertRow } from '@bellman/protocol';
import { areasOf, textsOf } from './alert-record.js';
import type { AlertRow } from './tables.js';
import { read, type Work } from './work.js';

const publicStates = ['sending', 'sent', 'expired', 'stopped'];

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
      ])
      .select(['t.headline', 's.name', 'k.name as program'])
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
      writers: [
        ...new Set([
          ...[row.author, ...(row.submitter === null ? [] : [row.submitter])],
          ...editors.flatMap((one) => (one.alert === row.id && one.by_staff ? [one.by_staff] : [])),
        ]),
      ],
    }));
  },
);

/** What went out at or after `since`, newest first. */
export const publicList = read(
  async (work, { council, since, most }: { council: string; since: number; most: number }) =>
    published(
      work,
      await work.db
        .selectFrom('alerts')
        .selectAll()
        .where('council', '=', council)
        .where('state', 'in', publicStates)
        .where('sent_at', '>=', since)
        .orderBy('sent_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute(),
    ),
);

/**
 * One alert that went out.
 * @throws Problem `alert-unknown`, also while it has not gone out
 */
export const publicOne = read(
  async (work, { council, id }: { council: string; id: string }): Promise<PublicAlert> => {
    const [alert] = await published(
      work,
      await work.db
        .selectFrom('alerts')
        .selectAll()
        .where('id', '=', id)
        .where('council', '=', council)
        .where('state', 'in', publicStates)
        .where('sent_at', 'is not', null)
        .execute(),
    );
    if (alert === undefined) throw new Problem('alert-unknown');
    return alert;
  },
);

const published = async (work: Work, rows: readonly AlertRow[]): Promise<PublicAlert[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const texts = await work.db
    .selectFrom('alert_texts')
    .selectAll()
    .where('alert', 'in', ids)
    .orderBy('lang')
    .execute();
  const services = await work.db
    .selectFrom('alert_services')
    .select(['alert', 'service'])
    .where('alert', 'in', ids)
    .orderBy('service')
    .execute();
  const areas = await areasOf(work, ids);
  const newest = await newestOf(work, rows);
  const partners = await partnerNames(work, rows);
  return rows.map((row) => {
    const words = textsOf(texts.filter(({ alert }) => alert === row.id));
    return {
      id: row.id,
      line: row.line,
      version: row.version,
      type: row.type as PublicAlert['type'],
      newest: newest.get(row.line) === row.id ? null : (newest.get(row.line) ?? null),
      exercise: row.exercise === 1,
      followable: row.followable === 1,
      sentFor: partners.get(row.partner ?? '') ?? '',
      category: row.category as PublicAlert['category'],
      kind: row.kind as PublicAlert['kind'],
      severity: row.severity as PublicAlert['severity'],
      urgency: row.urgency as PublicAlert['urgency'],
      certainty: row.certainty as PublicAlert['certainty'],
      texts: words,
      areas: areas.get(row.id) ?? [],
      services: services.filter(({ alert }) => alert === row.id).map(({ service }) => service),
      link: row.link,
      state: row.state as PublicAlert['state'],
      sentAt: row.sent_at ?? row.updated_at,
      expiresAt: row.expires_at ?? row.updated_at,
      languages: words.cy === undefined ? ['en'] : ['en', 'cy'],
    };
  });
};

/** The newest version that went out of each alert's line. */
const newestOf = async (
  { db }: Work,
  rows: readonly Pick<AlertRow, 'line'>[],
): Promise<ReadonlyMap<string, string>> => {
  const found = await db
    .selectFrom('alerts')
    .select(['line', 'id'])
    .where('line', 'in', [...new Set(rows.map(({ line }) => line))])
    .where('sent_at', 'is not', null)
    .orderBy('version')
    .execute();
  return new Map(found.map(({ line, id }) => [line, id]));
};

const partnerNames = async (
  { db }: Work,
  rows: readonly Pick<AlertRow, 'partner'>[],
): Promise<ReadonlyMap<string, string>> => {
  const ids = rows.flatMap(({ partner }) => (partner === null ? [] : [partner]));
  const found = await db
    .selectFrom('partners')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...ids])
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
};
