import type { AnswerView, Language } from '@bellman/protocol';

/** An answer in the language in which it would be sent. */
export interface Found {
  readonly answer: AnswerView;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

/** What an answer is looked for: the chat's language and service. */
export interface For {
  readonly language: Language;
  readonly service: string;
}

const fold = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

const inLanguage = (answer: AnswerView, language: Language): Found => {
  const own = answer.texts[language];
  return own ? { answer, language, ...own } : { answer, language: 'en', ...answer.texts.en };
};

/** The smaller, the sooner: the chat's language, then its service, any service, another one. */
const place = ({ answer, language }: Found, wanted: For): number => {
  const near = answer.service === wanted.service ? 0 : answer.service === null ? 1 : 2;
  return (language === wanted.language ? 0 : 3) + near;
};

/**
 * The answers that have every word of `query` in title or body, whatever the case and the accents;
 * the nearest to the chat first, and of these, those with the words in their title.
 */
export const searchAnswers = (
  answers: readonly AnswerView[],
  query: string,
  wanted: For,
): readonly Found[] => {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const missing = (text: string): number =>
    words.filter((word) => !fold(text).includes(word)).length;
  return answers
    .map((answer) => inLanguage(answer, wanted.language))
    .filter(({ title, body }) => missing(`${title} ${body}`) === 0)
    .map((found) => ({ found, place: place(found, wanted), missing: missing(found.title) }))
    .sort(
      (a, b) =>
        a.place - b.place ||
        a.missing - b.missing ||
        a.found.title.localeCompare(b.found.title, 'en-GB'),
    )
    .map(({ found }) => found);
};
