import { Problem } from '@bellman/protocol';
import { writeDown } from './audience-fill.js';
import {
  reach,
  scanArea,
  scanPage,
  scanStart,
  type Cursor,
  type ScanArea,
} from './audience-scan.js';
import { read, type Work } from './work.js';

/** How many a selection reaches, as they are. Showing them is another matter. */
export interface Reach {
  readonly followers: number;
  readonly channels: number;
  /** In the order of the areas asked for. */
  readonly byArea: readonly { readonly code: string; readonly followers: number }[];
}

/** Rows of the index that a count reads at a time. */
const page = 10_000;

const countReach = async (
  work: Work,
  council: string,
  areas: readonly ScanArea[],
  services: readonly string[],
): Promise<Reach> => {
  const followers = new Set<string>();
  let channels = 0;
  const byArea: { code: string; followers: number }[] = [];
  for (const area of areas) {
    const here = new Set<string>();
    for (let cursor: Cursor | null = scanStart; cursor !== null;) {
      const found = await scanPage(work, council, area, cursor, page);
      const fresh = [...new Set(found.followers)].filter((follower) => !here.has(follower));
      for (const { follower } of await reach(work, fresh, services)) {
        here.add(follower);
        if (!followers.has(follower)) channels += 1;
      }
      for (const follower of fresh) if (here.has(follower)) followers.add(follower);
      cursor = found.next;
    }
    byArea.push({ code: area.code, followers: here.size });
  }
  return { followers: followers.size, channels, byArea };
};

/** Whom an alert or a selection reaches. A follower counts while there is a channel to them. */
export const audience = {
  /**
   * For a selection that is being made.
   * @throws Problem `area-unknown` (`name` is the council's, for that sentence)
   */
  count: read(
    async (
      work,
      args: {
        council: string;
        name: string;
        areas: readonly string[];
        services: readonly string[];
      },
    ): Promise<Reach> => {
      const codes = [...new Set(args.areas)];
      if (codes.length === 0) return { followers: 0, channels: 0, byArea: [] };
      const rows = await work.db
        .selectFrom('areas')
        .select(['code', 'shape'])
        .where('council', '=', args.council)
        .where('code', 'in', codes)
        .execute();
      const shapes = new Map(rows.map(({ code, shape }) => [code, shape]));
      const areas = codes.map((code) => {
        const shape = shapes.get(code);
        if (shape === undefined)
          throw new Problem('area-unknown', { council: args.name, area: code });
        return scanArea(code, shape);
      });
      return countReach(work, args.council, areas, args.services);
    },
  ),
  /** For an alert as it is written: its own copies of the shapes. */
  countAlert: read(async (work, { alert }: { alert: string }): Promise<Reach> => {
    const areas = await work.db
      .selectFrom('alert_areas')
      .select(['council', 'code', 'shape'])
      .where('alert', '=', alert)
      .orderBy('position')
      .execute();
    const services = await work.db
      .selectFrom('alert_services')
      .select('service')
      .where('alert', '=', alert)
      .execute();
    return countReach(
      work,
      areas[0]?.council ?? '',
      areas.map(({ code, shape }) => scanArea(code, shape)),
      services.map(({ service }) => service),
    );
  }),
  writeDown,
};
