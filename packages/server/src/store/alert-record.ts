import {
  Problem,
  type AlertDraft,
  type AlertEvent,
  type AlertState,
  type AlertText,
  type AreaView,
  type StaffAlert,
} from '@bellman/protocol';
import { alertHash, type Approvable } from './alert-hash.js';
import { countSending } from './alert-counts.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** An alert in full, as the rules of its life need it. */
export interface AlertRecord extends Omit<StaffAlert, 'may'> {
  readonly submitter: string | null;
}

/**
 * The alert's row; on PostgreSQL held until the transaction ends, so that whatever moves an alert
 * does so one after another.
 * @throws Problem `alert-unknown`, also where it belongs to another council
 */
export const holdAlert = async (
  { db, engine }: Work,
  council: string | null,
  id: string,
): Promise<AlertRow> => {
  let query = db.selectFrom('alerts').selectAll().where('id', '=', id);
  if (council !== null) query = query.where('council', '=', council);
  const row = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) throw new Problem('alert-unknown');
  return row;
};

/** What approval fixes, read from the rows as they are now. */
export const readApprovable = async ({ db }: Work, alert: AlertRow): Promise<Approvable> => ({
  alert,
  texts: await db
    .selectFrom('alert_texts')
    .selectAll()
    .where('alert', '=', alert.id)
    .orderBy('lang')
    .execute(),
  areas: await db
    .selectFrom('alert_areas')
    .selectAll()
    .where('alert', '=', alert.id)
    .orderBy('position')
    .execute(),
  services: (
    await db
      .selectFrom('alert_services')
      .select('service')
      .where('alert', '=', alert.id)
      .orderBy('service')
      .execute()
  ).map(({ service }) => service),
});

/** An alert's words by language; English is there even when nothing is written yet. */
export const textsOf = (rows: Approvable['texts']): AlertDraft['texts'] => {
  const find = (language: string): AlertText | undefined => {
    const row = rows.find(({ lang }) => lang === language);
    return row && { headline: row.headline, what: row.what, instruction: row.instruction };
  };
  const [en, cy] = [find('en'), find('cy')];
  return { en: en ?? { headline: '', what: '', instruction: '' }, ...(cy && { cy }) };
};

/** Areas for people, by alert: with what the council knows of them now. */
export const areasOf = async (
  { db }: Work,
  alerts: readonly string[],
): Promise<ReadonlyMap<string, AreaView[]>> => {
  const byAlert = new Map<string, AreaView[]>(alerts.map((alert) => [alert, []]));
  if (alerts.length === 0) return byAlert;
  const rows = await db
    .selectFrom('alert_areas as chosen')
    .leftJoin('areas', (join) =>
      join.onRef('areas.council', '=', 'chosen.council').onRef('areas.code', '=', 'chosen.code'),
    )
    .select(['chosen.alert', 'chosen.code', 'chosen.name', 'areas.kind', 'areas.population'])
    .where('chosen.alert', 'in', alerts)
    .orderBy('chosen.position')
    .execute();
  for (const { alert, code, name, kind, population } of rows) {
    // An area that the council no longer has keeps its name; of its kind nothing is left.
    byAlert
      .get(alert)
      ?.push({ kind: (kind ?? 'ward') as AreaView['kind'], code, name, population });
  }
  return byAlert;
};

const stepsOf = async ({ db }: Work, alert: string): Promise<StaffAlert['steps']> => {
  const rows = await db
    .selectFrom('alert_steps as step')
    .leftJoin('staff', 'staff.id', 'step.by_staff')
    .selectAll('step')
    .select('staff.name')
    .where('step.alert', '=', alert)
    .orderBy('step.position')
    .execute();
  return rows.map((row) => ({
    event: row.event as AlertEvent,
    from: row.from_state as AlertState,
    to: row.to_state as AlertState,
    by: row.by_staff === null ? null : { id: row.by_staff, name: row.name ?? '' },
    at: row.at,
    reason: row.reason,
  }));
};

/** Everything about one alert. */
export const readRecord = async (work: Work, alert: AlertRow): Promise<AlertRecord> => {
  const approvable = await readApprovable(work, alert);
  const author = await work.db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', alert.author)
    .executeTakeFirst();
  return {
    id: alert.id,
    council: alert.council,
    line: alert.line,
    version: alert.version,
    type: alert.type as StaffAlert['type'],
    versions: [],
    state: alert.state as AlertState,
    revision: alert.revision,
    hash: alertHash(approvable),
    kind: alert.kind as AlertDraft['kind'],
    severity: alert.severity as AlertDraft['severity'],
    urgency: alert.urgency as AlertDraft['urgency'],
    certainty: alert.certainty as AlertDraft['certainty'],
    link: alert.link,
    category: alert.category as AlertDraft['category'],
    buffer: alert.buffer,
    exercise: alert.exercise === 1,
    followable: alert.followable === 1,
    partner: alert.partner,
    partnerName: null,
    sendAt: alert.send_at,
    source: { from: alert.source as StaffAlert['source']['from'], notes: [] },
    waiting: null,
    alone: false,
    expiresAt: alert.expires_at,
    texts: textsOf(approvable.texts),
    where: approvable.areas.map(({ code }) => ({ type: 'area', code })),
    services: [...approvable.services],
    author: { id: alert.author, name: author?.name ?? '' },
    submitter: alert.submitter,
    areas: (await areasOf(work, [alert.id])).get(alert.id) ?? [],
    steps: await stepsOf(work, alert.id),
    approvedFollowers: alert.approved_followers,
    counts: alert.sent_at === null ? null : await countSending(work, alert.id),
    createdAt: alert.created_at,
    updatedAt: alert.updated_at,
    sentAt: alert.sent_at,
  };
};
