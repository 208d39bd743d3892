import {
  Problem,
  type AlertArea,
  type AlertDraft,
  type AlertEvent,
  type AlertState,
  type AlertText,
  type StaffAlert,
  type Where,
} from '@bellman/protocol';
import { alertHash, type Approvable } from './alert-hash.js';
import { countSending } from './alert-counts.js';
import { locked } from './locked.js';
import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/** An alert in full, as the rules of its life need it; what hangs on who asks, and when, is left. */
export interface AlertRecord extends Omit<StaffAlert, 'may' | 'waiting' | 'alone' | 'versions'> {
  readonly submitter: string | null;
  /** While it waits for an approver, since when; else null. */
  readonly submittedAt: number | null;
  readonly approver: string | null;
  /** Whether its author is somebody who proposes for a partner here, whomever it is sent for. */
  readonly fromPartner: boolean;
  /** All versions of its line, itself too, oldest first. */
  readonly versions: readonly LineVersion[];
}

/** A version of a line, as much as others of it need to know. */
export interface LineVersion {
  readonly id: string;
  readonly version: number;
  readonly type: StaffAlert['type'];
  readonly state: AlertState;
  readonly sentAt: number | null;
  readonly expiresAt: number | null;
  readonly updatedAt: number;
}

const byId = ({ db }: Work, council: string | null, id: string) => {
  const query = db.selectFrom('alerts').selectAll().where('id', '=', id);
  return council === null ? query : query.where('council', '=', council);
};

/**
 * The alert's row as it is now.
 * @throws Problem `alert-unknown`, also where it belongs to another council
 */
export const findAlert = async (
  work: Work,
  council: string | null,
  id: string,
): Promise<AlertRow> => {
  const row = await byId(work, council, id).executeTakeFirst();
  if (row === undefined) throw new Problem('alert-unknown');
  return row;
};

/**
 * The same, held until the transaction ends, so that whatever moves an alert does so one after
 * another.
 * @throws Problem `alert-unknown`, also where it belongs to another council
 */
export const holdAlert = async (
  work: Work,
  council: string | null,
  id: string,
): Promise<AlertRow> => {
  const row = await locked(work.engine, byId(work, council, id)).executeTakeFirst();
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
): Promise<ReadonlyMap<string, AlertArea[]>> => {
  const byAlert = new Map<string, AlertArea[]>(alerts.map((alert) => [alert, []]));
  if (alerts.length === 0) return byAlert;
  const rows = await db
    .selectFrom('alert_areas as chosen')
    .leftJoin('areas', (join) =>
      join.onRef('areas.council', '=', 'chosen.council').onRef('areas.code', '=', 'chosen.code'),
    )
    .select(['chosen.alert', 'chosen.type', 'chosen.code', 'chosen.name'])
    .select(['areas.kind', 'areas.population'])
    .where('chosen.alert', 'in', alerts)
    .orderBy('chosen.position')
    .execute();
  for (const { alert, type, code, name, kind, population } of rows) {
    byAlert.get(alert)?.push({ kind: kindOf(type, kind), code, name, population });
  }
  return byAlert;
};

/** An area that the council no longer has keeps its name; of its kind nothing is left. */
const kindOf = (type: string, kind: string | null): AlertArea['kind'] =>
  type === 'circle' || type === 'polygon' ? type : ((kind ?? 'ward') as AlertArea['kind']);

/** Every version of a line, oldest first. */
export const versionsOf = async ({ db }: Work, line: string): Promise<LineVersion[]> => {
  const rows = await db
    .selectFrom('alerts')
    .select(['id', 'version', 'type', 'state', 'sent_at', 'expires_at', 'updated_at'])
    .where('line', '=', line)
    .orderBy('version')
    .execute();
  return rows.map(({ sent_at, expires_at, updated_at, type, state, ...row }) => ({
    ...row,
    type: type as LineVersion['type'],
    state: state as AlertState,
    ...{ sentAt: sent_at, expiresAt: expires_at, updatedAt: updated_at },
  }));
};

const nameOf = async (
  { db }: Work,
  table: 'staff' | 'partners' | 'program_keys',
  id: string | null,
): Promise<string | null> => {
  if (id === null) return null;
  const row = await db.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
};

/** Somebody of the staff, or the program whose key it came by. */
const authorName = async (work: Work, id: string): Promise<string> =>
  (await nameOf(work, 'staff', id)) ?? (await nameOf(work, 'program_keys', id)) ?? '';

const isPartners = async (
  { db }: Work,
  { council, author }: Pick<AlertRow, 'council' | 'author'>,
): Promise<boolean> =>
  (await db
    .selectFrom('staff_roles')
    .select('role')
    .where('staff', '=', author)
    .where('council', '=', council)
    .where('role', '=', 'partner')
    .executeTakeFirst()) !== undefined;

const stepsOf = async ({ db }: Work, alert: string): Promise<StaffAlert['steps']> => {
  const rows = await db
    .selectFrom('alert_steps as step')
    .leftJoin('staff', 'staff.id', 'step.by_staff')
    .leftJoin('program_keys as key', 'key.id', 'step.by_staff')
    .selectAll('step')
    .select(['staff.name', 'key.name as program'])
    .where('step.alert', '=', alert)
    .orderBy('step.position')
    .execute();
  return rows.map((row) => ({
    event: row.event as AlertEvent,
    from: row.from_state as AlertState,
    to: row.to_state as AlertState,
    by: row.by_staff === null ? null : { id: row.by_staff, name: row.name ?? row.program ?? '' },
    at: row.at,
    reason: row.reason,
  }));
};

/** Everything about one alert. */
export const readRecord = async (work: Work, alert: AlertRow): Promise<AlertRecord> => {
  const approvable = await readApprovable(work, alert);
  return {
    id: alert.id,
    council: alert.council,
    line: alert.line,
    version: alert.version,
    type: alert.type as StaffAlert['type'],
    versions: await versionsOf(work, alert.line),
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
    partnerName: await nameOf(work, 'partners', alert.partner),
    sendAt: alert.send_at,
    source: {
      from: alert.source as StaffAlert['source']['from'],
      notes: JSON.parse(alert.source_notes) as string[],
    },
    expiresAt: alert.expires_at,
    texts: textsOf(approvable.texts),
    where: approvable.areas.map(({ source }) => JSON.parse(source) as Where),
    services: [...approvable.services],
    author: { id: alert.author, name: await authorName(work, alert.author) },
    submitter: alert.submitter,
    submittedAt: alert.state === 'submitted' ? alert.submitted_at : null,
    approver: alert.approver,
    fromPartner: await isPartners(work, alert),
    areas: (await areasOf(work, [alert.id])).get(alert.id) ?? [],
    steps: await stepsOf(work, alert.id),
    approvedFollowers: alert.approved_followers,
    counts: alert.sent_at === null ? null : await countSending(work, alert.id),
    createdAt: alert.created_at,
    updatedAt: alert.updated_at,
    sentAt: alert.sent_at,
  };
};
