import type { ProblemView } from '@bellman/protocol';
import { escape, page } from './home.js';

/** Who opened an address in a browser, and where. */
export interface Opened {
  readonly path: string;
  readonly language: 'en' | 'cy';
}

interface Words {
  readonly lost: string;
  readonly problem: string;
  readonly noCouncil: string;
  readonly noAlert: string;
  readonly noTranscript: string;
  readonly noPage: string;
  readonly toAlerts: string;
  readonly toStart: string;
}

const words: Readonly<Record<Opened['language'], Words>> = {
  en: {
    lost: 'Page not found',
    problem: 'There is a problem',
    noCouncil:
      'No council has its alerts at this address. Check the address, or go to your council’s own website.',
    noAlert:
      'There is no alert at this address. If you were sent here by a message, check it against the list of alerts.',
    noTranscript:
      'The link to this transcript has expired. Open the chat, and ask for the transcript again.',
    noPage: 'There is nothing at this address. Check the address.',
    toAlerts: 'See the council’s current and past alerts',
    toStart: 'Go to the first page',
  },
  cy: {
    lost: 'Heb ddod o hyd i’r dudalen',
    problem: 'Mae problem',
    noCouncil:
      'Nid oes gan unrhyw gyngor rybuddion yn y cyfeiriad hwn. Gwiriwch y cyfeiriad, neu ewch i wefan eich cyngor.',
    noAlert:
      'Nid oes rhybudd yn y cyfeiriad hwn. Os daethoch yma o neges, gwiriwch hi yn erbyn y rhestr o rybuddion.',
    noTranscript:
      'Mae’r ddolen i’r trawsgrifiad hwn wedi dod i ben. Agorwch y sgwrs, a gofynnwch am y trawsgrifiad eto.',
    noPage: 'Nid oes dim yn y cyfeiriad hwn. Gwiriwch y cyfeiriad.',
    toAlerts: 'Gweld rhybuddion presennol a blaenorol y cyngor',
    toStart: 'Mynd i’r dudalen gyntaf',
  },
};

const sentenceOf = (view: ProblemView, say: Words): string => {
  if (view.code === 'council-unknown') return say.noCouncil;
  if (view.code === 'alert-unknown') return say.noAlert;
  if (view.code === 'transcript-unknown') return say.noTranscript;
  return view.code === 'not-found' ? say.noPage : view.title;
};

/** A refusal for somebody who reads with a browser: what happened, and where to go on. */
export const problemPage = (view: ProblemView, { path, language }: Opened): string => {
  const say = words[language];
  const council =
    view.code === 'alert-unknown' ? /^\/c\/([a-z0-9-]+)\//.exec(path)?.[1] : undefined;
  const link =
    council === undefined
      ? `<a href="/">${escape(say.toStart)}</a>`
      : `<a href="/c/${escape(council)}/alerts/?lang=${language}">${escape(say.toAlerts)}</a>`;
  const title = view.status === 404 ? say.lost : say.problem;
  return page(
    title,
    `      <h1>${escape(title)}</h1>
      <p>${escape(sentenceOf(view, say))}</p>
      <p>${link}</p>`,
    language,
  );
};
