import type { AlertRecord } from './alert-record.js';
import { holdLine } from './alert-line.js';
import { newVersion, type NewVersionArgs } from './alert-versions.js';
import { alerts, type NewAlert } from './alerts.js';
import { holdCouncil } from './posts.js';
import { read, write, type Work } from './work.js';

/** A program's own name for an alert. */
export interface GivenName {
  readonly council: string;
  /** Id in `program_keys`. */
  readonly program: string;
  readonly given: string;
}

/** What a name stands for. */
export interface ProgramAlert {
  readonly alert: string;
  /** SHA-256 of what was sent, hex. */
  readonly digest: string;
}

const find = async ({ db }: Work, name: GivenName): Promise<ProgramAlert | null> => {
  const row = await db
    .selectFrom('program_alerts')
    .select(['alert', 'digest'])
    .where('council', '=', name.council)
    .where('program', '=', name.program)
    .where('given', '=', name.given)
    .executeTakeFirst();
  return row ?? null;
};

/** Alerts that programs sent, by the programs' own names for them. */
export const programAlerts = {
  find: read((work, name: GivenName) => find(work, name)),

  /** The program's own name of an alert; null: it is none of its. */
  nameOf: read(
    async (
      { db },
      args: { readonly council: string; readonly program: string; readonly alert: string },
    ): Promise<string | null> => {
      const row = await db
        .selectFrom('program_alerts')
        .select('given')
        .where('council', '=', args.council)
        .where('program', '=', args.program)
        .where('alert', '=', args.alert)
        // Names with a stroke are those of its further versions.
        .where('given', 'not like', '%/%')
        .executeTakeFirst();
      return row?.given ?? null;
    },
  ),

  /** Begins an alert under its name, or answers the one that has the name already. */
  take: write(
    async (
      work,
      args: { readonly name: GivenName; readonly digest: string; readonly alert: NewAlert },
    ): Promise<ProgramAlert> => {
      const { name, digest } = args;
      await holdCouncil(work, name.council);
      const before = await find(work, name);
      if (before !== null) return before;
      const { id }: AlertRecord = await alerts.create.run(work, args.alert);
      const row = { ...name, alert: id, digest, at: work.now };
      await work.db.insertInto('program_alerts').values(row).execute();
      return { alert: id, digest };
    },
  ),

  /**
   * Begins a further version under its name, or answers the one that has the name already. The name
   * is one that no program gives.
   */
  goOn: write(
    async (
      work,
      args: {
        readonly name: GivenName;
        readonly digest: string;
        readonly line: string;
        readonly version: NewVersionArgs;
      },
    ): Promise<ProgramAlert> => {
      const { name, digest, line, version } = args;
      await holdLine(work, line);
      const before = await find(work, name);
      if (before !== null) return before;
      const { id }: AlertRecord = await newVersion.run(work, version);
      await work.db
        .insertInto('program_alerts')
        .values({ ...name, alert: id, digest, at: work.now })
        .execute();
      return { alert: id, digest };
    },
  ),
};
