import { reach, scanPage, scanRow, scanStart, wantedBy, type Cursor } from './audience-scan.js';
import { inLine, lineFollowers } from './line-audience.js';
import { read, type Work } from './work.js';

/** How many followers get an alert as it is written now. */
export interface AlertReach {
  readonly followers: number;
  /** Of a further version: those who had the line before. */
  readonly had: number;
  /** Of a further version: those whom it newly covers. Of a first alert neither is counted. */
  readonly newly: number;
}

/** Rows of the index that a count reads at a time. */
const page = 10_000;

/** Followers whom an alert's places and services reach, each once. */
export const covered = async (work: Work, id: string): Promise<ReadonlySet<string>> => {
  const alert = await work.db
    .selectFrom('alerts')
    .select(['id', 'council', 'kind', 'exercise'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const places = await work.db
    .selectFrom('alert_areas')
    .select(['shape', 'meets'])
    .where('alert', '=', id)
    .orderBy('position')
    .execute();
  const wanted = await wantedBy(work, alert);
  const followers = new Set<string>();
  for (const area of places.map(scanRow)) {
    for (let cursor: Cursor | null = scanStart; cursor !== null;) {
      const found = await scanPage(work, alert.council, area, cursor, page);
      const fresh = [...new Set(found.followers)].filter((follower) => !followers.has(follower));
      for (const { follower } of await reach(work, fresh, wanted)) followers.add(follower);
      cursor = found.next;
    }
  }
  return followers;
};

/** Counts whom an alert reaches: of a correction and an all-clear its line's audience alone (A5). */
export const alertReach = read(async (work, { alert }: { alert: string }): Promise<AlertReach> => {
  const row = await work.db
    .selectFrom('alerts')
    .select(['line', 'version', 'type'])
    .where('id', '=', alert)
    .executeTakeFirstOrThrow();
  if (row.version === 1) {
    return { followers: (await covered(work, alert)).size, had: 0, newly: 0 };
  }
  const had = await lineFollowers(work, row.line);
  if (row.type !== 'update') return { followers: had, had, newly: 0 };
  const all = [...(await covered(work, alert))];
  const newly = all.length - (await inLine(work, row.line, all)).size;
  return { followers: had + newly, had, newly };
});
