import { Kysely, PostgresDialect } from 'kysely';
import type { Shape } from '../ground/geometry.js';
import { scanArea, scanPage, scanStart, type Cursor } from '../store/audience-scan.js';
import { openPool } from '../store/postgres/pg.js';
import { overSqlite } from '../store/sqlite/dialect.js';
import { openFile } from '../store/sqlite/file.js';
import type { Tables } from '../store/tables.js';
import type { Work } from '../store/work.js';

/** Rows that a page of the scan looks at. */
const page = 10_000;

/** The relay's own choosing of followers by shape, over a database that no relay has open. */
export interface Chooser {
  /** Ids of the council's followers with a place in the shape, each once. */
  choose(council: string, shape: Shape): Promise<Set<string>>;
}

/** Opens the SQLite file in `folder`, or the PostgreSQL at `url`; the process's end closes it. */
export const openChooser = async (place: { folder: string; url?: string }): Promise<Chooser> => {
  const engine = place.url === undefined ? 'sqlite' : 'postgres';
  const db =
    place.url === undefined
      ? overSqlite(await openFile(place.folder, false))
      : new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(place.url) }) });
  const work: Work = {
    ...{ db, engine, now: 0, leaseNow: () => Promise.resolve(0), tell: () => undefined },
    breathe: () => Promise.resolve(),
  };
  return {
    choose: async (council, shape) => {
      const area = scanArea(shape, []);
      const chosen = new Set<string>();
      for (let cursor: Cursor | null = scanStart; cursor !== null;) {
        const found = await scanPage(work, council, area, cursor, page);
        for (const follower of found.followers) chosen.add(follower);
        cursor = found.next;
      }
      return chosen;
    },
  };
};
