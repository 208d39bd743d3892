import type { AudienceCount } from '@bellman/protocol';
import type { Extents } from '../councils/extent.js';
import type { Council } from '../councils/settings.js';
import { makeShapes } from '../councils/shapes.js';
import { toldCount, toldTotal } from '../ground/told-count.js';
import type { Handler } from '../http/route.js';
import type { AlertPlace } from '../store/alert-draft.js';
import type { StoredArea } from '../store/areas.js';
import type { Store } from '../store/store.js';
import { checkServices } from './life.js';
import { demandSeen, demandWithin } from './partner-limits.js';
import { peopleIn } from './people-in.js';

/** Counts whom a selection would reach, by place and by ward, beside how many live there (A3). */
export const audienceCounter =
  (parts: {
    readonly store: Pick<Store, 'audience' | 'areas' | 'alerts' | 'partners'>;
    readonly councils: { get(council: string): Promise<Council> };
    readonly extents: Pick<Extents, 'of'>;
  }): Handler<'deskAudience'> =>
  async ({ council: id, body, staff }): Promise<AudienceCount> => {
    const { store } = parts;
    checkServices(body.services, await parts.councils.get(id));
    const made = await makeShapes(await parts.extents.of(id), body);
    const places = made.map(({ type, shape, meets }) => ({ shape, meets, drawn: type !== 'area' }));
    const { services, general, exercise, version } = body;
    await demandWithin(store, { council: id, staff }, made);
    if (version !== null) await demandSeen(store, { council: id, id: version, staff });
    const counted = await store.audience.count({
      ...{ council: id, places, services, general, exercise, version },
    });
    const areas = new Map((await store.areas.list({ council: id })).map((a) => [a.code, a]));
    const { line } = counted;
    const byArea = [
      ...made.map((place, index) => ({
        area: areaOf(place, areas),
        followers: toldCount(counted.byPlace[index] ?? 0),
      })),
      ...counted.byWard.flatMap(({ code, followers }) => {
        const area = areas.get(code);
        return area === undefined ? [] : [{ area, followers: toldCount(followers) }];
      }),
    ];
    const told = [
      ...byArea.map(({ followers }) => followers),
      ...(line === null ? [] : [toldCount(line.had), toldCount(line.newly)]),
    ];
    return {
      followers: toldTotal(counted.followers, told),
      channels: toldTotal(counted.channels, told),
      byArea,
      population: await peopleIn({
        ...{ made, areas, buffer: body.buffer },
        shares: () => store.audience.share({ council: id, places }),
      }),
      line: line && { had: toldCount(line.had), newly: toldCount(line.newly) },
    };
  };

const areaOf = (
  { type, code, name }: AlertPlace,
  areas: ReadonlyMap<string, StoredArea>,
): AudienceCount['byArea'][number]['area'] =>
  areas.get(code) ?? { kind: type === 'area' ? 'ward' : type, code, name, population: null };
