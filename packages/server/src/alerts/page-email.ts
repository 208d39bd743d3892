import type { FollowerView, Language } from '@bellman/protocol';
import { serviceName, type Council } from '../councils/settings.js';
import { markup, type Html } from '../ground/html.js';
import { address, frame, type Scene } from './page-frame.js';
import { sayIn } from './page-words.js';

/** Where somebody stands who came by a link in an e-mail. */
export type EmailState =
  | { readonly is: 'asked' }
  /** What was pasted holds no link. */
  | { readonly is: 'unread' }
  | { readonly is: 'confirmed'; readonly follower: FollowerView }
  | { readonly is: 'stopped' }
  /** Used already, or its time is over. */
  | { readonly is: 'old' };

/** Answers the page that links in e-mails lead to. @throws Problem `council-unknown` */
export type EmailPage = (council: string, language: Language, state: EmailState) => Promise<string>;

/**
 * The page by which an e-mail address is confirmed, and alerts to it are stopped. A link's secret
 * stands in the fragment, which no server sees: a script puts it into the form, and without one
 * the link is pasted. Nothing happens before a button is selected.
 */
export const createEmailPage =
  (parts: {
    readonly councils: { get(council: string): Promise<Council> };
    readonly clock: { now(): number };
    readonly baseUrl: () => string;
  }): EmailPage =>
  async (id, language, state) => {
    const council = await parts.councils.get(id);
    const say = sayIn(language, council.texts[language]);
    const now = parts.clock.now();
    const scene: Scene = { council, language, say, now, baseUrl: parts.baseUrl() };
    const asks = state.is === 'asked' || state.is === 'unread';
    const title = asks
      ? say('email.title', { council: council.name })
      : say(`email.${state.is}`, { council: council.name });
    return frame(scene, {
      title: `${state.is === 'unread' ? `${say('email.unread.title')}: ` : ''}${title} – ${council.name}`,
      bilingual: council.languages.includes('cy') || language === 'cy',
      path: 'email',
      robots: 'noindex',
      canonical: null,
      alternates: [],
      main: markup`${state.is === 'unread' ? summary(scene) : null}
      <h1>${title}</h1>
      ${asks ? questions(scene, state.is === 'unread') : outcome(scene, state)}`,
      script: asks ? '/static/email-link.js' : null,
    });
  };

const summary = ({ say }: Scene): Html =>
  markup`<div class="problem" role="alert" aria-labelledby="problem">
        <h2 id="problem">${say('email.unread.title')}</h2>
        <p><a href="#link">${say('email.unread')}</a></p>
      </div>`;

/** Of the three the script shows the one that the link is for. */
const questions = (scene: Scene, isUnread: boolean): Html =>
  markup`${question(scene, 'confirm', null)}
      ${question(scene, 'stop', change(scene))}
      ${pasting(scene, isUnread)}`;

const question = (scene: Scene, act: 'confirm' | 'stop', after: Html | null): Html => {
  const { say, council } = scene;
  return markup`<section data-link="${act}" aria-labelledby="${act}" hidden>
        <h2 id="${act}">${say(`email.${act}.heading`)}</h2>
        <p>${say(`email.${act}.text`, { council: council.name })}</p>
        <form method="post" action="${address(scene, 'email')}">
          <input type="hidden" name="link">
          <button name="act" value="${act}">${say(`email.${act}.button`)}</button>
        </form>
        ${after}
      </section>`;
};

const pasting = (scene: Scene, isUnread: boolean): Html => {
  const { say } = scene;
  const wrong = markup`<p id="wrong" class="wrong">${say('email.unread')}</p>`;
  return markup`<section data-link="none" aria-labelledby="paste">
        <h2 id="paste">${say('email.paste.heading')}</h2>
        <form method="post" action="${address(scene, 'email')}">
          <label for="link">${say('email.paste.label')}</label>
          <p id="hint" class="times">${say('email.paste.text')}</p>
          ${isUnread ? wrong : null}
          <input id="link" name="link" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="hint${isUnread ? ' wrong' : ''}"${isUnread ? markup` aria-invalid="true"` : null}>
          <button name="act" value="confirm">${say('email.paste.confirm')}</button>
          <button name="act" value="stop">${say('email.paste.stop')}</button>
        </form>
      </section>`;
};

const outcome = (scene: Scene, state: EmailState): Html => {
  const { say, council } = scene;
  const name = { council: council.name };
  const back = markup`<p><a href="${address(scene)}">${say('alert.all', name)}</a></p>`;
  if (state.is === 'confirmed')
    return markup`<p>${say('email.confirmed.text', name)}</p>
      ${followed(scene, state.follower)}
      ${change(scene)}`;
  if (state.is === 'stopped') return markup`<p>${say('email.stopped.text', name)}</p>${back}`;
  return markup`<p>${say('email.old.text')}</p>
      <p>${say('email.old.confirm')}</p>
      <p>${say('email.old.stop')}</p>
      ${back}`;
};

/** Places, then services where some were chosen. */
const followed = ({ council, language }: Scene, { places, services }: FollowerView): Html => {
  const names = places.map(({ label, postcode, area }) =>
    [label, postcode ?? area?.name ?? ''].filter((part) => part !== '').join(': '),
  );
  const about = council.services.filter(({ id }) => services.includes(id));
  return markup`<ul>
        ${names.map((one) => markup`<li>${one}</li>`)}
        ${about.map((one) => markup`<li>${serviceName(one, language)}</li>`)}
      </ul>`;
};

const change = (scene: Scene): Html =>
  markup`<h2>${scene.say('email.change.heading')}</h2>
        <p>${scene.say('email.change')}</p>
        <p><a href="${address(scene)}">${scene.say('list.title', { council: scene.council.name })}</a></p>`;
