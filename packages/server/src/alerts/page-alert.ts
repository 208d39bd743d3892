import type { PublicAlert } from '@bellman/protocol';
import { serviceName } from '../councils/settings.js';
import { markup, paragraphs, type Html } from '../ground/html.js';
import { address, frame, isCurrent, when, wordsOf, type Scene } from './page-frame.js';
import { severityIn } from './page-words.js';

/** One alert's own page: what a push message opens, and what shows that it is genuine. */
export const alertPage = (scene: Scene, alert: PublicAlert): string => {
  const { council, say } = scene;
  const { text } = wordsOf(scene, alert);
  const name = { council: council.name };
  return frame(scene, {
    title: `${text.headline} – ${council.name}`,
    bilingual: council.languages.includes('cy') || alert.texts.cy !== undefined,
    path: alert.id,
    main: markup`${alertArticle(scene, alert)}
      <section aria-labelledby="genuine">
        <h2 id="genuine">${say('alert.genuine')}</h2>
        <p>${say('alert.genuine.text', name)}</p>
      </section>
      <p><a href="${address(scene)}">${say('alert.all', name)}</a></p>`,
    script: false,
  });
};

/** The alert itself, as its page and a preview of it show it. */
export const alertArticle = (scene: Scene, alert: PublicAlert): Html => {
  const { say, now } = scene;
  const { text, lang } = wordsOf(scene, alert);
  return markup`<article class="alert ${isCurrent(alert, now) ? alert.severity.toLowerCase() : 'over'}">
        <p class="severity">${severityIn(say, alert)}</p>
        <h1${lang}>${text.headline}</h1>
        ${alert.exercise ? markup`<p><strong>${text.say('exercise.note')}</strong></p>` : null}
        ${state(scene, alert)}
        <h2>${say('alert.what')}</h2>
        <div${lang}>${paragraphs(text.what)}</div>
        ${text.instruction === '' ? null : markup`<h2>${say('alert.do')}</h2><div${lang}>${paragraphs(text.instruction)}</div>`}
        ${alert.link === '' ? null : markup`<p><a href="${alert.link}" rel="noopener noreferrer">${say('alert.more')}</a></p>`}
        ${text.sentFor === '' ? null : markup`<p>${text.sentFor}</p>`}
        ${facts(scene, alert)}
      </article>`;
};

const state = ({ council, say, now }: Scene, alert: PublicAlert): Html | null => {
  if (isCurrent(alert, now)) return null;
  const word = alert.state === 'stopped' ? 'state.stopped' : 'state.expired';
  return markup`<p class="state"><strong>${say(word, { council: council.name })}</strong></p>`;
};

const facts = (scene: Scene, alert: PublicAlert): Html => {
  const { council, say, language, now } = scene;
  const services = council.services.filter(({ id }) => alert.services.includes(id));
  const ended = alert.expiresAt <= now;
  return markup`<dl>
          <dt>${say('alert.where')}</dt>
          <dd><ul>${alert.areas.map(({ name }) => markup`<li>${name}</li>`)}</ul></dd>
          ${
            services.length === 0
              ? null
              : markup`<dt>${say('alert.services')}</dt>
          <dd><ul>${services.map((service) => markup`<li>${serviceName(service, language)}</li>`)}</ul></dd>`
          }
          <dt>${say('alert.sent')}</dt>
          <dd>${when(scene, alert.sentAt)}</dd>
          ${
            alert.state === 'stopped'
              ? null
              : markup`<dt>${say(ended ? 'alert.ended' : 'alert.ends')}</dt>
          <dd>${when(scene, alert.expiresAt)}</dd>`
          }
        </dl>`;
};
