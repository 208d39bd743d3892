import { Problem } from '@bellman/protocol';
import { sql } from 'kysely';
import { addLine, type NewLine } from './audit.js';
import { wrapUpRequired } from './chat/wrap-up-required.js';
import { locked } from './locked.js';
import { checkDeputy, checkUnnamed, type Gone } from './staffed.js';
import { read, write, type Work } from './work.js';

/** A service as it is kept: yes and no are 1 and 0, names by language. */
export interface StoredService {
  readonly id: string;
  readonly chat: number;
  readonly alerts: number;
  readonly sensitive: number;
  readonly names: Readonly<Record<string, string>>;
}

/** A council as it is kept; its services in their order. */
export interface StoredCouncil {
  readonly id: string;
  /** JSON */
  readonly settings: string;
  readonly version: number;
  readonly services: readonly StoredService[];
}

const replaceServices = async (
  { db }: Work,
  council: string,
  services: readonly StoredService[],
): Promise<void> => {
  await db.deleteFrom('service_names').where('council', '=', council).execute();
  await db.deleteFrom('services').where('council', '=', council).execute();
  if (services.length === 0) return;
  await db
    .insertInto('services')
    .values(
      services.map(({ id, chat, alerts, sensitive }, position) => ({
        council,
        id,
        position,
        chat,
        alerts,
        sensitive,
      })),
    )
    .execute();
  const names = services.flatMap((service) =>
    Object.entries(service.names).map(([lang, name]) => ({
      council,
      service: service.id,
      lang,
      name,
    })),
  );
  if (names.length > 0) await db.insertInto('service_names').values(names).execute();
};

/** Holds the row until the transaction ends, so that of two who save at once the later one hears it. */
const checkVersion = async ({ db, engine }: Work, id: string, version: number): Promise<void> => {
  const row = await locked(
    engine,
    db.selectFrom('councils').select('version').where('id', '=', id),
  ).executeTakeFirst();
  if (row?.version !== version) throw new Problem('settings-changed');
};

/** Nobody is kept from the next chat by a wrap-up that their council asks for no more. */
const freeOfWrapUps = async (work: Work, council: string): Promise<void> => {
  if (await wrapUpRequired(work, council)) return;
  await work.db
    .updateTable('conversations')
    .set({ wrap_required: 0 })
    .where('wrap_by', 'is not', null)
    .where('council', '=', council)
    .execute();
};

/** Lines of the `committed` log that one `pruneLog` looks at. */
export const logSlice = 10_000;

/** Councils: their settings, their services, and their being there. */
export const councils = {
  /** Every council with its services and their names, by id. */
  list: read(async ({ db }): Promise<StoredCouncil[]> => {
    const rows = await db
      .selectFrom('councils')
      .select(['id', 'settings', 'version'])
      .orderBy('id')
      .execute();
    const services = await db.selectFrom('services').selectAll().orderBy('position').execute();
    const names = await db.selectFrom('service_names').selectAll().execute();
    const namesOf = (council: string, service: string): Record<string, string> =>
      Object.fromEntries(
        names
          .filter((row) => row.council === council && row.service === service)
          .map(({ lang, name }) => [lang, name]),
      );
    return rows.map((row) => ({
      ...row,
      services: services
        .filter(({ council }) => council === row.id)
        .map(({ id, chat, alerts, sensitive }) => ({
          id,
          chat,
          alerts,
          sensitive,
          names: namesOf(row.id, id),
        })),
    }));
  }),

  /**
   * Makes a council or changes it. `services`, where given, replace all that it had; `version`,
   * where given, must be the one that it has; of `gone`, nobody's entry may name anything; `deputy`
   * is the id of somebody who sees its alerts; `line` goes into its audit.
   * @throws Problem `settings-changed`, `settings-wrong`
   */
  save: write(
    async (
      work: Work,
      council: {
        readonly id: string;
        readonly settings: string;
        readonly services?: readonly StoredService[];
        readonly version?: number;
        readonly gone?: Gone;
        readonly deputy?: string | null;
        readonly line?: NewLine;
      },
    ): Promise<void> => {
      const { db, now, tell } = work;
      const { id, settings, services, version, gone, deputy = null, line } = council;
      if (version !== undefined) await checkVersion(work, id, version);
      if (gone) await checkUnnamed(work, id, gone);
      if (deputy !== null) await checkDeputy(work, id, deputy);
      await db
        .insertInto('councils')
        .values({ id, settings, version: 1, created_at: now, updated_at: now })
        .onConflict((c) =>
          c.column('id').doUpdateSet((old) => ({
            settings: old.ref('excluded.settings'),
            version: old('councils.version', '+', 1),
            updated_at: now,
          })),
        )
        .execute();
      if (services) await replaceServices(work, id, services);
      await freeOfWrapUps(work, id);
      if (line) await addLine(work, line);
      tell({ topic: 'council', council: id });
    },
  ),

  /**
   * Drops lines of the `committed` log older than `keepMs` by the store's clock, the first of them
   * and at most `logSlice`: what is looked at is bounded, too. Answers how many; as many as that
   * means that there may be more.
   */
  pruneLog: write(
    async ({ db, leaseNow }, { keepMs }: { readonly keepMs: number }): Promise<number> => {
      const first = db.selectFrom('committed').select(['n', 'at']).orderBy('n').limit(logSlice);
      const old = (await leaseNow()) - keepMs;
      const done = await db
        .deleteFrom('committed')
        .where('n', 'in', (d) => d.selectFrom(first.as('first')).select('n').where('at', '<', old))
        .executeTakeFirst();
      return Number(done.numDeletedRows);
    },
  ),

  /** How safe a commit is on this engine, by its own names: for `/readyz` and the tests. */
  health: read(async ({ db, engine }): Promise<Record<string, string>> => {
    const ask = async (setting: string): Promise<[string, string]> => {
      const pragma = sql.raw(`${engine === 'sqlite' ? 'pragma' : 'show'} ${setting}`);
      const { rows } = await sql<Record<string, unknown>>`${pragma}`.execute(db);
      return [setting, String(Object.values(rows[0] ?? {})[0])];
    };
    const settings =
      engine === 'sqlite'
        ? ['journal_mode', 'synchronous', 'locking_mode', 'foreign_keys']
        : ['synchronous_commit', 'fsync', 'server_version'];
    return Object.fromEntries(await Promise.all(settings.map(ask)));
  }),
};
