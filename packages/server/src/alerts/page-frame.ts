import type { Language, PublicAlert } from '@bellman/protocol';
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
}

interface Page {
  readonly title: string;
  readonly main: Html;
  /** Whether there is anything to read in the other language. */
  readonly bilingual: boolean;
  /** Below `/c/{council}/alerts/`. */
  readonly path: string;
  /** Whether it holds an element of the widget. */
  readonly script: boolean;
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

/** A page around its main part: title first, landmarks, a way to the other language. */
export const frame = (scene: Scene, page: Page): string => {
  const { council, language, say } = scene;
  return markup`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <title>${page.title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="/static/bell.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/c/${council.id}/look.css">
    <link rel="stylesheet" href="/static/public.css">
    ${page.script ? markup`<script type="module" src="/widget/bellman.js"></script>` : null}
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

/** A moment as people read it. */
export const when = ({ say, language }: Scene, at: number): Html => {
  const words = say('at', { time: timeOfDay(at, language), day: day(at, language) });
  return markup`<time datetime="${machineTime(at)}">${words}</time>`;
};
