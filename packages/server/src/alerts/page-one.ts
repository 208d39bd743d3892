import type { PublicAlert } from '@bellman/protocol';
import { markup, type Html } from '../ground/html.js';
import { alertArticle, type Drawn } from './page-alert.js';
import { chatLink } from './page-chat.js';
import {
  address,
  feedsOf,
  frame,
  isCurrent,
  widgetScript,
  wordsOf,
  type Scene,
} from './page-frame.js';
import { earlierThan } from './page-versions.js';

/** What an alert's own page is made of. */
export interface Shown {
  readonly alert: PublicAlert;
  /** Every version of its line that went out, itself too, newest first. */
  readonly versions: readonly PublicAlert[];
  readonly drawn: Drawn;
}

/** One alert's own page: what a push message opens, and what shows that it is genuine. */
export const alertPage = (scene: Scene, { alert, versions, drawn }: Shown): string => {
  const { council, say, now } = scene;
  const { text } = wordsOf(scene, alert);
  const canFollow =
    alert.followable && isCurrent(alert, now) && alert.type !== 'all-clear' && !alert.exercise;
  return frame(scene, {
    title: `${text.headline} – ${council.name}`,
    bilingual: council.languages.includes('cy') || alert.texts.cy !== undefined,
    path: alert.id,
    // What is over, or is a drill, is found by whoever has its link, and by no search.
    robots: isCurrent(alert, now) && !alert.exercise ? 'noarchive' : 'noindex',
    canonical: alert.newest ?? alert.id,
    alternates: [{ type: 'application/cap+xml', href: capOf(scene, alert) }],
    main: markup`${alertArticle(scene, alert, drawn)}
      ${chatLink(scene, alert)}
      ${canFollow ? follow(scene, alert) : null}
      ${genuine(scene, alert)}
      ${earlierThan(scene, alert, versions)}
      <section aria-labelledby="programs">
        <h2 id="programs">${say('feeds')}</h2>
        <p>${say('feeds.note')}</p>
        <ul>
          ${feedsOf(scene)}
          <li><a href="${capOf(scene, alert)}">${say('feeds.cap')}</a></li>
        </ul>
      </section>
      <p><a href="${address(scene)}">${say('alert.all', { council: council.name })}</a></p>`,
    script: canFollow ? widgetScript : null,
  });
};

const capOf = ({ council }: Scene, { id }: PublicAlert): string =>
  `/feeds/${council.id}/cap/${id}.xml`;

/** What stands inside shows until the element has loaded, and where it can't. */
const follow = ({ council, language, say }: Scene, { id }: PublicAlert): Html =>
  markup`<section aria-labelledby="follow">
        <h2 id="follow">${say('follow')}</h2>
        <bellman-alerts council="${council.id}" alert="${id}" language="${language}" worker="/c/${council.id}/alerts/worker.js">
          <p>${say('follow.fallback')}</p>
        </bellman-alerts>
      </section>`;

const genuine = ({ council, say, baseUrl }: Scene, alert: PublicAlert): Html => {
  const { url, phone } = council.contact;
  const name = { council: council.name };
  return markup`<section aria-labelledby="genuine">
        <h2 id="genuine">${say('alert.genuine')}</h2>
        <p>${say(alert.exercise ? 'alert.genuine.exercise' : 'alert.genuine.text', name)}</p>
        <p>${say('alert.genuine.check')}</p>
        <ul>
          <li>${say('alert.genuine.address')} <strong class="address">${baseUrl}/c/${council.id}/alerts/</strong></li>
          <li><a href="${url}">${say('alert.genuine.contact', name)}</a>${phone === '' ? null : markup`, ${say('alert.genuine.phone', { phone })}`}</li>
        </ul>
      </section>`;
};
