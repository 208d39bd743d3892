import { Problem } from '@bellman/protocol';
import { countReach, type CountedPlace, type Reach, type Version } from './audience-count.js';
import { writeDown } from './audience-fill.js';
import { reachesAtMost } from './audience-growth.js';
import { scanArea, scanRow, wantedBy } from './audience-scan.js';
import { shareOf, type Share } from './audience-share.js';
import { longRead, read, type Work } from './work.js';

/** Whom an alert or a selection reaches. A follower counts while there is a channel to them. */
export const audience = {
  /**
   * For a selection that is being made.
   * @throws Problem `alert-unknown`
   */
  count: longRead(
    async (
      work,
      args: {
        council: string;
        places: readonly CountedPlace[];
        services: readonly string[];
        general: boolean;
        exercise: boolean;
        /** The id of the further version that it is chosen for. */
        version: string | null;
      },
    ): Promise<Reach> =>
      countReach(
        work,
        args.council,
        args.places.map(({ shape, meets, drawn }) => ({ ...scanArea(shape, meets), drawn })),
        { services: args.services, general: args.general, drills: args.exercise },
        args.version === null ? null : await versionOf(work, args.council, args.version),
      ),
  ),

  /** How much of each ward that the places meet is inside them, by its postcodes. */
  share: read(
    async (
      work,
      { council, places }: { council: string; places: readonly CountedPlace[] },
    ): Promise<Share[]> =>
      shareOf(
        work,
        council,
        places.map(({ shape, meets }) => scanArea(shape, meets)),
      ),
  ),

  /** For an alert as it is written: its own copies of the shapes. */
  countAlert: longRead(async (work, { alert }: { alert: string }): Promise<Reach> => {
    const row = await work.db
      .selectFrom('alerts')
      .select(['id', 'council', 'kind', 'exercise', 'line', 'version', 'type'])
      .where('id', '=', alert)
      .executeTakeFirstOrThrow();
    const places = await work.db
      .selectFrom('alert_areas')
      .select(['type', 'shape', 'meets'])
      .where('alert', '=', alert)
      .orderBy('position')
      .execute();
    return countReach(
      work,
      row.council,
      places.map((place) => ({ ...scanRow(place), drawn: place.type !== 'area' })),
      await wantedBy(work, row),
      row.version === 1 ? null : row,
    );
  }),
  reachesAtMost,
  writeDown,
};

const versionOf = async ({ db }: Work, council: string, id: string): Promise<Version | null> => {
  const row = await db
    .selectFrom('alerts')
    .select(['line', 'type', 'version'])
    .where('id', '=', id)
    .where('council', '=', council)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('alert-unknown');
  return row.version === 1 ? null : row;
};
