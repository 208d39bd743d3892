import type { PublicAlert } from '@bellman/protocol';
import { markup, type Html } from '../ground/html.js';
import { title, when, type Scene } from './page-frame.js';

/** "Updated 5:30pm on Monday 5 January 2026": what a version is in its line; null of the first. */
export const typeOf = (scene: Scene, { type, sentAt }: PublicAlert): Html | null =>
  type === 'alert'
    ? null
    : markup`<p class="type"><strong>${scene.say(`type.${type}`)}</strong> ${when(scene, sentAt)}</p>`;

/** The versions before `alert`, newest first, each by a link; null where it is the first. */
export const earlierThan = (
  scene: Scene,
  alert: PublicAlert,
  versions: readonly PublicAlert[],
): Html | null => {
  const earlier = versions.filter(({ version }) => version < alert.version);
  if (earlier.length === 0) return null;
  return markup`<section aria-labelledby="earlier">
        <h2 id="earlier">${scene.say('earlier')}</h2>
        <ul>
          ${earlier.map((one) => markup`<li>${title(scene, one)} <span class="times">(${scene.say('alert.sent')} ${when(scene, one.sentAt)})</span></li>`)}
        </ul>
      </section>`;
};
