import { Problem, type PublicAlert, type StaffAlertRow } from '@bellman/protocol';
import { areasOf, textsOf } from './alert-record.js';
import type { AlertRow } from './tables.js';
import { read, type Work } from './work.js';

const publicStates = ['sending', 'sent', 'expired', 'stopped'];

/** The council's alerts in every state, those that changed last first. */
export const staffList = read(
  async (
    { db },
    { council, most }: { council: string; most: number },
  ): Promise<StaffAlertRow[]> => {
    const rows = await db
      .selectFrom('alerts as a')
      .leftJoin('alert_texts as t', (join) =>
        join.onRef('t.alert', '=', 'a.id').on('t.lang', '=', 'en'),
      )
      .leftJoin('staff as s', 's.id', 'a.author')
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
      ])
      .select(['t.headline', 's.name'])
      .where('a.council', '=', council)
      .orderBy('a.updated_at', 'desc')
      .orderBy('a.id', 'desc')
      .limit(most)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      council: row.council,
      headline: row.headline ?? '',
      kind: row.kind as StaffAlertRow['kind'],
      severity: row.severity as StaffAlertRow['severity'],
      state: row.state as StaffAlertRow['state'],
      author: row.name ?? '',
      updatedAt: row.updated_at,
      expiresAt: row.expires_at,
      type: row.type as StaffAlertRow['type'],
      exercise: row.exercise === 1,
      line: row.line,
      sendAt: row.send_at,
      version: row.version,
      submittedAt: row.state === 'submitted' ? row.submitted_at : null,
      turn: null,
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
  return rows.map((row) => {
    const words = textsOf(texts.filter(({ alert }) => alert === row.id));
    return {
      id: row.id,
      line: row.line,
      version: row.version,
      type: row.type as PublicAlert['type'],
      newest: null,
      exercise: row.exercise === 1,
      followable: row.followable === 1,
      sentFor: '',
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
