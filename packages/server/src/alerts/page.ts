import type { Language, PublicAlert } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import { alertPage } from './page-alert.js';
import { markup, type Html } from '../ground/html.js';
import { frame, isCurrent, title, when, type Scene } from './page-frame.js';
import { sayIn, severityIn } from './page-words.js';
import { listedFor, mostListed } from './public.js';

/** Answers the HTML of a public page; see `Alerts.page`. */
export type Pages = (council: string, id: string | null, language: Language) => Promise<string>;

/** The public pages, read from the store as they are asked for. They need no JavaScript. */
export const createPages =
  (parts: {
    readonly store: Pick<Store, 'alerts'>;
    readonly councils: Pick<Councils, 'get'>;
    readonly clock: Clock;
  }): Pages =>
  async (id, alert, language) => {
    const council = await parts.councils.get(id);
    const say = sayIn(language, council.texts[language]);
    const scene: Scene = { council, language, say, now: parts.clock.now() };
    if (alert !== null) {
      return alertPage(scene, await parts.store.alerts.publicOne({ council: id, id: alert }));
    }
    const since = scene.now - listedFor;
    return listPage(
      scene,
      await parts.store.alerts.publicList({ council: id, since, most: mostListed }),
    );
  };

const listPage = (scene: Scene, alerts: readonly PublicAlert[]): string => {
  const { council, say, now } = scene;
  const current = alerts.filter((alert) => isCurrent(alert, now));
  const past = alerts.filter((alert) => !isCurrent(alert, now));
  const name = { council: council.name };
  const heading = say('list.title', name);
  return frame(scene, {
    title: heading,
    bilingual: council.languages.includes('cy') || alerts.some(({ texts }) => texts.cy),
    path: '',
    main: markup`<h1>${heading}</h1>
      <section aria-labelledby="current">
        <h2 id="current">${say('list.current')}</h2>
        ${current.length === 0 ? markup`<p>${say('list.none')}</p>` : list(scene, current)}
      </section>
      <section aria-labelledby="get">
        <h2 id="get">${say('list.get')}</h2>
        ${signUp(scene)}
      </section>
      <section aria-labelledby="past">
        <h2 id="past">${say('list.past')}</h2>
        <p>${past.length === 0 ? say('list.past.none') : say('list.past.note')}</p>
        ${past.length === 0 ? null : list(scene, past)}
      </section>
      <section aria-labelledby="genuine">
        <h2 id="genuine">${say('list.genuine')}</h2>
        <p>${say('list.genuine.text', name)}</p>
      </section>`,
    script: true,
  });
};

/** What stands inside shows until the element has loaded, and where it can't. */
const signUp = ({ council, language, say }: Scene): Html =>
  markup`<bellman-alerts council="${council.id}" language="${language}" worker="/c/${council.id}/alerts/worker.js">
          <p>${say('list.get.fallback')}</p>
          <p><a href="${council.contact.url}">${say('list.get.contact', { council: council.name })}</a></p>
        </bellman-alerts>`;

const list = (scene: Scene, alerts: readonly PublicAlert[]): Html =>
  markup`<ul class="alerts">
          ${alerts.map((alert) => item(scene, alert))}
        </ul>`;

const item = (scene: Scene, alert: PublicAlert): Html => {
  const { say } = scene;
  const current = isCurrent(alert, scene.now);
  return markup`<li class="alert ${current ? alert.severity.toLowerCase() : 'over'}">
            <h3>${title(scene, alert)}</h3>
            <p class="severity">${severityIn(say, alert)}</p>
            <p class="times">${say('alert.sent')} ${when(scene, alert.sentAt)}. ${end(scene, alert)}</p>
          </li>`;
};

const end = (scene: Scene, { state, expiresAt }: PublicAlert): Html => {
  const { say, now, council } = scene;
  return state === 'stopped'
    ? markup`${say('state.stopped', { council: council.name })}`
    : markup`${say(expiresAt <= now ? 'alert.ended' : 'alert.ends')} ${when(scene, expiresAt)}.`;
};
