import type { PublicAlert } from '@bellman/protocol';
import { serviceName } from '../councils/settings.js';
import type { Shape } from '../ground/geometry.js';
import { markup, paragraphs, type Html } from '../ground/html.js';
import { address, isCurrent, lookOf, when, wordsOf, type Scene } from './page-frame.js';
import { outlineOf } from './page-outline.js';
import { typeOf } from './page-versions.js';
import { severityIn } from './page-words.js';

/** Where an alert goes, and what is drawn around it; polygons of rings, 1e-7 degree. */
export interface Drawn {
  readonly shapes: readonly Shape[];
  readonly ground: readonly Shape[];
}

/** The alert itself, as its page and a preview of it show it. */
export const alertArticle = (scene: Scene, alert: PublicAlert, drawn: Drawn): Html => {
  const { say, now } = scene;
  const { text, lang } = wordsOf(scene, alert);
  return markup`<article class="alert ${lookOf(alert, now)}">
        ${alert.exercise ? drill(scene, text.say('exercise.note'), lang) : null}
        <p class="severity">${severityIn(say, alert)}</p>
        <h1${lang}>${text.headline}</h1>
        ${typeOf(scene, alert)}
        ${state(scene, alert)}
        <h2>${say('alert.what')}</h2>
        <div${lang}>${paragraphs(text.what)}</div>
        ${text.instruction === '' ? null : markup`<h2>${say('alert.do')}</h2><div${lang}>${paragraphs(text.instruction)}</div>`}
        ${alert.link === '' ? null : markup`<p><a href="${alert.link}" rel="noopener noreferrer">${say('alert.more')}</a></p>`}
        ${places(scene, alert, drawn)}
        ${facts(scene, alert)}
      </article>`;
};

const drill = ({ say }: Scene, note: string, lang: Html | null): Html =>
  markup`<p class="drill"><strong class="drill__mark">${say('alert.exercise')}</strong> <span class="drill__note"${lang}>${note}</span></p>`;

/** What one has to know first of an alert that no longer holds as it is written. */
const state = (scene: Scene, alert: PublicAlert): Html | null => {
  const { council, say, now } = scene;
  if (isCurrent(alert, now)) return null;
  if (alert.newest !== null)
    return markup`<p class="state"><strong>${say('state.newer')}</strong> <a href="${address(scene, alert.newest)}">${say('state.newer.read')}</a></p>`;
  const word = alert.state === 'stopped' ? 'state.stopped' : 'state.expired';
  return markup`<p class="state"><strong>${say(word, { council: council.name })}</strong></p>`;
};

/** By name, then drawn; an all-clear needs none. */
const places = ({ say }: Scene, { areas }: PublicAlert, drawn: Drawn): Html | null => {
  const { shapes, ground } = drawn;
  const names = areas.map(({ name }) => name);
  if (names.length === 0) return null;
  const outline = outlineOf(shapes, ground, say('outline', { places: names.join(', ') }));
  return markup`<h2>${say('alert.where')}</h2>
        <ul>${names.map((name) => markup`<li>${name}</li>`)}</ul>
        ${outline === null ? null : markup`<figure>${outline}<figcaption>${say('outline.note')}</figcaption></figure>`}`;
};

const facts = (scene: Scene, alert: PublicAlert): Html => {
  const { council, say, language, now } = scene;
  const services = council.services.filter(({ id }) => alert.services.includes(id));
  const ended = alert.expiresAt <= now;
  const from =
    alert.sentFor === ''
      ? council.name
      : say('alert.for', { council: council.name, partner: alert.sentFor });
  return markup`<dl>
          ${
            services.length === 0
              ? null
              : markup`<dt>${say('alert.services')}</dt>
          <dd><ul>${services.map((service) => markup`<li>${serviceName(service, language)}</li>`)}</ul></dd>`
          }
          <dt>${say('alert.from')}</dt>
          <dd>${from}</dd>
          <dt>${say('alert.sent')}</dt>
          <dd>${when(scene, alert.sentAt)}</dd>
          ${
            alert.state === 'stopped' || alert.newest !== null
              ? null
              : markup`<dt>${say(ended ? 'alert.ended' : 'alert.ends')}</dt>
          <dd>${when(scene, alert.expiresAt)}</dd>`
          }
        </dl>`;
};
