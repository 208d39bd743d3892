import type { Language } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Extent, Extents } from '../councils/extent.js';
import type { Clock } from '../ground/clock.js';
import type { Shape } from '../ground/geometry.js';
import type { Store } from '../store/store.js';
import type { Scene } from './page-frame.js';
import { listPage } from './page-list.js';
import { chatPage } from './page-chat.js';
import { alertPage } from './page-one.js';
import { sayIn } from './page-words.js';
import { listedFor, mostListed } from './public.js';

/** Answers the HTML of a public page; see `Alerts.page`. */
export type Pages = (
  council: string,
  id: string | null,
  language: Language,
  as?: 'chat',
) => Promise<string>;

/** The public pages, read from the store as they are asked for. They need no JavaScript. */
export const createPages =
  (parts: {
    readonly store: Pick<Store, 'alerts'>;
    readonly councils: Pick<Councils, 'get'>;
    readonly extents: Pick<Extents, 'of'>;
    readonly clock: Clock;
    readonly baseUrl: () => string;
  }): Pages =>
  async (id, asked, language, as) => {
    const { store, clock } = parts;
    const council = await parts.councils.get(id);
    const say = sayIn(language, council.texts[language]);
    const scene: Scene = { council, language, say, now: clock.now(), baseUrl: parts.baseUrl() };
    if (asked !== null && as === 'chat')
      return chatPage(scene, await store.alerts.publicOne({ council: id, id: asked }));
    if (asked !== null) {
      const { alert, versions, shapes } = await store.alerts.publicLine({ council: id, id: asked });
      const ground = groundOf(await parts.extents.of(id));
      const drawn = { shapes: shapes.map((shape) => JSON.parse(shape) as Shape), ground };
      return alertPage(scene, { alert, versions, drawn });
    }
    const since = scene.now - listedFor;
    const alerts = await store.alerts.publicList({ council: id, since, most: mostListed });
    return listPage(scene, alerts);
  };

/** What an alert's outline is drawn over: the council's wards, or what else it has of one kind. */
export const groundOf = ({ areas }: Extent): Shape[] => {
  const all = [...areas.values()];
  const kind = (['ward', 'parish', 'district'] as const).find((one) =>
    all.some((area) => area.kind === one),
  );
  return all.filter((area) => area.kind === kind).map(({ polygons }) => polygons);
};
