import { Problem, type PublicAlert } from '@bellman/protocol';
import { areasOf, textsOf } from './alert-record.js';
import type { AlertRow } from './tables.js';
import { read, type Work } from './work.js';

const publicStates = ['sending', 'sent', 'expired', 'stopped'];

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

/** An alert as its own page needs it. */
export interface PublicLine {
  readonly alert: PublicAlert;
  /** Every version of its line that went out, itself too, newest first. */
  readonly versions: readonly PublicAlert[];
  /** Its places, each as JSON of polygons of rings of [lon, lat], 1e-7 degree. */
  readonly shapes: readonly string[];
}

/**
 * One alert that went out, with the other versions of its line and its shapes.
 * @throws Problem `alert-unknown`, also while it has not gone out
 */
export const publicLine = read(
  async (work, { council, id }: { council: string; id: string }): Promise<PublicLine> => {
    const versions = await published(
      work,
      await work.db
        .selectFrom('alerts as a')
        .innerJoin('alerts as asked', 'asked.line', 'a.line')
        .selectAll('a')
        .where('asked.id', '=', id)
        .where('a.council', '=', council)
        .where('a.state', 'in', publicStates)
        .where('a.sent_at', 'is not', null)
        .orderBy('a.version', 'desc')
        .execute(),
    );
    const alert = versions.find((one) => one.id === id);
    if (alert === undefined) throw new Problem('alert-unknown');
    const places = await work.db
      .selectFrom('alert_areas')
      .select('shape')
      .where('alert', '=', id)
      .orderBy('position')
      .execute();
    return { alert, versions, shapes: places.map(({ shape }) => shape) };
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
