import type { PublicAlert } from '@bellman/protocol';
import { markup, type Html } from '../ground/html.js';
import { gravestFirst } from './gravity.js';
import {
  feedsOf,
  frame,
  isCurrent,
  lookOf,
  title,
  when,
  widgetScript,
  type Scene,
} from './page-frame.js';
import { typeOf } from './page-versions.js';
import { severityIn } from './page-words.js';

/**
 * All that a council sent of late: each line once, its newest version for it. What is in force
 * stands by how grave it is, what is over by time.
 */
export const listPage = (scene: Scene, alerts: readonly PublicAlert[]): string => {
  const { council, say, now } = scene;
  const newest = alerts.filter((alert) => alert.newest === null);
  const current = gravestFirst(newest.filter((alert) => isCurrent(alert, now)));
  const past = newest.filter((alert) => !isCurrent(alert, now));
  const name = { council: council.name };
  const heading = say('list.title', name);
  return frame(scene, {
    title: heading,
    bilingual: council.languages.includes('cy') || alerts.some(({ texts }) => texts.cy),
    path: '',
    robots: 'noarchive',
    canonical: '',
    alternates: [],
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
      </section>
      <section aria-labelledby="programs">
        <h2 id="programs">${say('feeds')}</h2>
        <p>${say('feeds.note')}</p>
        <ul>${feedsOf(scene)}</ul>
      </section>`,
    script: widgetScript,
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
  return markup`<li class="alert ${lookOf(alert, scene.now)}${alert.exercise ? ' striped' : ''}">
            <h3>${title(scene, alert)}</h3>
            <p class="severity">${severityIn(say, alert)}</p>
            ${typeOf(scene, alert)}
            ${alert.sentFor === '' ? null : markup`<p class="times">${say('alert.for', { council: scene.council.name, partner: alert.sentFor })}</p>`}
            <p class="times">${alert.type === 'alert' ? markup`${say('alert.sent')} ${when(scene, alert.sentAt)}. ` : null}${end(scene, alert)}</p>
          </li>`;
};

const end = (scene: Scene, { state, expiresAt }: PublicAlert): Html => {
  const { say, now, council } = scene;
  return state === 'stopped'
    ? markup`${say('state.stopped', { council: council.name })}`
    : markup`${say(expiresAt <= now ? 'alert.ended' : 'alert.ends')} ${when(scene, expiresAt)}.`;
};
