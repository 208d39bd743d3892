import type { Language, PublicAlert } from '@bellman/protocol';
import { themeOf } from '@bellman/themes';
import type { Council } from '../councils/settings.js';
import { markup, type Html } from '../ground/html.js';
import type { Say } from './page-words.js';
import { sentText, type SentText } from './sent-text.js';
import { day, machineTime, timeOfDay } from '../ground/times.js';

/** What every part of a public page knows. */
export interface Scene {
  readonly council: Council;
  readonly language: Language;
  readonly say: Say;
  /** ms */
  readonly now: number;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: string;
}

interface Page {
  readonly title: string;
  readonly main: Html;
  /** Whether there is anything to read in the other language. */
  readonly bilingual: boolean;
  /** Below `/c/{council}/alerts/`. */
  readonly path: string;
  /** The address of its one script, where it has any. */
  readonly script: string | null;
  /** What search engines are told. */
  readonly robots: 'noarchive' | 'noindex';
  /** Which page stands for this one: below `/c/{council}/alerts/`; null where none should. */
  readonly canonical: string | null;
  /** Other forms of what it shows, beside the feeds. */
  readonly alternates: readonly { readonly type: string; readonly href: string }[];
}

/**
 * A public page's address, in the language being read. It is spelt out wherever there are two, so
 * that somebody's choice holds on the next page, whatever their browser prefers.
 */
export const address = ({ council, language }: Scene, alert = ''): string => {
  const choice = language !== 'en' || council.languages.includes('cy');
  return `/c/${council.id}/alerts/${alert}${choice ? `?lang=${language}` : ''}`;
};

const names: Readonly<Record<Language, string>> = { en: 'English', cy: 'Cymraeg' };

const sheets = ['public', 'public-alerts', 'public-form'];

/** What a page loads that holds an element of the widget. */
export const widgetScript = '/widget/bellman.js';

/** A page around its main part: title first, landmarks, a way to the other language. */
export const frame = (scene: Scene, page: Page): string => {
  const { council, language, say } = scene;
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <title>${page.title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="${page.robots}">
    ${page.canonical === null ? null : markup`<link rel="canonical" href="${scene.baseUrl}${address(scene, page.canonical)}">`}
    ${page.bilingual ? others(scene, page.path) : null}
    ${feeds(scene).map(({ type, href, words }) => markup`<link rel="alternate" type="${type}" href="${href}" title="${say(words)}">`)}
    ${page.alternates.map(({ type, href }) => markup`<link rel="alternate" type="${type}" href="${href}">`)}
    <link rel="icon" href="/static/bell.svg" type="image/svg+xml">
    ${installable(scene)}
    <link rel="stylesheet" href="/c/${council.id}/look.css">
    ${sheets.map((name) => markup`<link rel="stylesheet" href="/static/${name}.css">`)}
    ${page.script === null ? null : markup`<script type="module" src="${page.script}"></script>`}
  </head>
  <body>
    <a class="skip" href="#main">${say('skip')}</a>
    <header><div class="width"><a href="${address(scene)}">${council.name}</a></div></header>
    ${page.bilingual ? languages(scene, `/c/${council.id}/alerts/${page.path}`) : null}
    <main id="main" class="width">
      ${page.main}
    </main>
    <footer><div class="width">
      <ul>
        <li><a href="${council.contact.url}">${say('footer.contact')}</a>${council.contact.phone === '' ? null : markup` (${council.contact.phone})`}</li>
        <li><a href="${council.privacyUrl}">${say('footer.privacy')}</a></li>
      </ul>
    </div></footer>
  </body>
</html>
`.text;
};

/** What makes of the page something that a phone can keep on its first screen (S3). */
const installable = ({ council, language }: Scene): Html => {
  const base = `/c/${council.id}/alerts`;
  return markup`<link rel="manifest" href="${base}/app.webmanifest?lang=${language}">
    <link rel="apple-touch-icon" href="${base}/icon-180.png">
    <meta name="apple-mobile-web-app-title" content="${council.shortName}">
    <meta name="theme-color" content="${themeOf(council.brand).brand}">`;
};

/** The same page in each language, for search engines. */
const others = ({ council, baseUrl }: Scene, path: string): Html[] =>
  (['en', 'cy'] as const).map(
    (language) =>
      markup`<link rel="alternate" hreflang="${language}" href="${baseUrl}/c/${council.id}/alerts/${path}?lang=${language}">`,
  );

const feeds = ({ council, language }: Scene) => {
  const asked = language === 'cy' ? '?lang=cy' : '';
  const at = (as: string): string => `/feeds/${council.id}/alerts.${as}${asked}`;
  return [
    { type: 'application/atom+xml', href: at('atom'), words: 'feeds.atom' },
    { type: 'application/feed+json', href: at('json'), words: 'feeds.json' },
  ] as const;
};

/** The council's feeds as items of a list. */
export const feedsOf = (scene: Scene): Html[] =>
  feeds(scene).map(({ href, words }) => markup`<li><a href="${href}">${scene.say(words)}</a></li>`);

const languages = ({ language, say }: Scene, path: string): Html => {
  const way = (to: Language): Html =>
    to === language
      ? markup`<li><span lang="${to}" aria-current="true">${names[to]}</span></li>`
      : markup`<li><a href="${path}?lang=${to}" hreflang="${to}" lang="${to}">${names[to]}</a></li>`;
  return markup`<nav class="width languages" aria-label="${say('language')}"><ul>${way('en')}${way('cy')}</ul></nav>`;
};

/** Whether an alert still holds at `now` (ms), whatever its timer has got round to. */
export const isCurrent = (alert: PublicAlert, now: number): boolean =>
  (alert.state === 'sending' || alert.state === 'sent') &&
  alert.expiresAt > now &&
  alert.newest === null;

/** How an alert looks: by how grave it is while it holds; an all-clear is not grave. */
export const lookOf = (alert: PublicAlert, now: number): string => {
  if (!isCurrent(alert, now)) return 'over';
  return alert.type === 'all-clear' ? 'clear' : alert.severity.toLowerCase();
};

/** An alert's words as they were sent, and `lang` where they are not in the page's language. */
export const wordsOf = (
  { council, language }: Scene,
  alert: PublicAlert,
): { readonly text: SentText; readonly lang: Html | null } => {
  const text = sentText(alert, language, council);
  return { text, lang: text.language === language ? null : markup` lang="en"` };
};

/** A headline that leads to the alert's own page. */
export const title = (scene: Scene, alert: PublicAlert): Html => {
  const { text, lang } = wordsOf(scene, alert);
  return markup`<a href="${address(scene, alert.id)}"${lang}>${text.headline}</a>`;
};

/** A moment as people read it: "5:30pm on Monday 5 January 2026". */
export const whenWords = ({ say, language }: Pick<Scene, 'say' | 'language'>, at: number): string =>
  say('at', { time: timeOfDay(at, language), day: day(at, language) });

/** The same on a page. */
export const when = (scene: Scene, at: number): Html =>
  markup`<time datetime="${machineTime(at)}">${whenWords(scene, at)}</time>`;
