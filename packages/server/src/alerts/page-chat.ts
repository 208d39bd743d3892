import type { PublicAlert } from '@bellman/protocol';
import { markup, type Html } from '../ground/html.js';
import {
  address,
  frame,
  isCurrent,
  title,
  widgetScript,
  wordsOf,
  type Scene,
} from './page-frame.js';

/** Below `/c/{council}/alerts/`. */
const pathOf = ({ id }: PublicAlert): string => `${id}/chat`;

/** Whether one can chat about it: it holds, nobody practises, and there are chats. */
const canChat = ({ council, now }: Scene, alert: PublicAlert): boolean =>
  isCurrent(alert, now) && !alert.exercise && council.services.some(({ chat }) => chat);

/** The way from an alert's own page to a chat about it (S6): a link, so that it needs no script. */
export const chatLink = (scene: Scene, alert: PublicAlert): Html | null =>
  canChat(scene, alert)
    ? markup`<p><a href="${address(scene, pathOf(alert))}">${scene.say('chat.link')}</a></p>`
    : null;

/**
 * A page with the council's chat, begun about one alert. The chat tells the relay its id, by which
 * the relay finds it; no word of the address is shown to anybody.
 */
export const chatPage = (scene: Scene, alert: PublicAlert): string => {
  const { council, language, say } = scene;
  const name = { council: council.name };
  const { url, phone } = council.contact;
  return frame(scene, {
    title: `${say('chat.title', name)} – ${wordsOf(scene, alert).text.headline}`,
    bilingual: council.languages.includes('cy') || alert.texts.cy !== undefined,
    path: pathOf(alert),
    robots: 'noindex',
    canonical: null,
    alternates: [],
    main: markup`<h1>${say('chat.title', name)}</h1>
      <p>${say('chat.about')} ${title(scene, alert)}</p>
      <bellman-chat council="${council.id}" language="${language}" alert="${alert.id}">
        <p>${say('chat.fallback')}</p>
        <p><a href="${url}">${say('list.get.contact', name)}</a>${phone === '' ? null : markup`, ${say('alert.genuine.phone', { phone })}`}</p>
      </bellman-chat>`,
    script: widgetScript,
  });
};
