import type { AlertDraft, AlertPreview, AlertText, Language } from '@bellman/protocol';

type Hint = AlertPreview['hints'][number];

/** Words in a sentence, above which GOV.UK's style calls it long. */
const longSentence = 25;

/**
 * Words that GOV.UK's style guide asks writers to avoid, or that plain English has a shorter one
 * for, as far as they turn up in alerts. Stems with a `*` stand for their endings too.
 */
const hardWords: readonly string[] = [
  ...['additional*', 'adhere*', 'advance notice', 'ahead of', 'alleviate*', 'anticipate*'],
  ...['approximately', 'ascertain*', 'assistance', 'cease*', 'commence*', 'comprise*'],
  ...['consequently', 'desist*', 'disseminate*', 'endeavour*', 'enquire*', 'ensure that'],
  ...['expedite*', 'facilitate*', 'forthwith', 'going forward', 'hereby', 'implement*'],
  ...['in conjunction with', 'in excess of', 'in order to', 'in respect of'],
  ...['in the event of', 'inclement', 'initiate*', 'leverage*', 'liaise*', 'necessitate*'],
  ...['notwithstanding', 'obtain*', 'ongoing', 'operative*', 'overarching', 'permitted'],
  ...['prior to', 'purchase*', 'refrain*', 'regarding', 'remain vigilant', 'robust'],
  ...['streamline*', 'subsequently', 'tackle*', 'terminate*', 'until such time', 'utilise*'],
  ...['vicinity', 'whereby', 'with regard to'],
];

const hard = new RegExp(
  `(?<!\\p{L})(?:${hardWords.map((word) => word.replace('*', '\\p{L}*')).join('|')})(?!\\p{L})`,
  'giu',
);

/** Three words in a row, or a whole line, in nothing but capitals. */
const shouted = /(?:\p{Lu}{2,}[\s,:;!–-]+){2,}\p{Lu}{2,}/gu;
const shoutedLine = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;

const wordsIn = (text: string, language: Language): number =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].filter(
    ({ isWordLike }) => isWordLike === true,
  ).length;

const sentences = (text: string, language: Language): string[] =>
  text
    .split('\n')
    .flatMap((line) =>
      [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line)].map(
        ({ segment }) => segment.trim(),
      ),
    )
    .filter((sentence) => sentence !== '');

const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([words]) => words)),
];

const inField = (text: string, language: Language, field: Hint['field']): Hint[] => {
  const hint = (of: Hint['hint'], words: string): Hint => ({ language, field, hint: of, words });
  const long = sentences(text, language).filter((one) => wordsIn(one, language) > longSentence);
  const loud =
    shoutedLine.test(text) && wordsIn(text, language) > 1 ? [text] : found(text, shouted);
  return [
    ...long.map((words) => hint('long-sentence', words)),
    // The list is of English words: a Welsh one may look like one of them.
    ...(language === 'en' ? found(text, hard).map((words) => hint('hard-word', words)) : []),
    ...loud.map((words) => hint('capitals', words)),
  ];
};

/**
 * What might be said more plainly: long sentences, hard words, capitals, and an emergency that
 * says nothing of what to do. Hints stand in nobody's way.
 */
export const hintsFor = ({ texts, kind }: Pick<AlertDraft, 'texts' | 'kind'>): Hint[] =>
  (Object.entries(texts) as [Language, AlertText | undefined][]).flatMap(([language, text]) => {
    if (text === undefined || text.headline + text.what + text.instruction === '') return [];
    const idle: Hint = { language, field: 'instruction', hint: 'no-action', words: '' };
    return [
      ...inField(text.headline, language, 'headline'),
      ...inField(text.what, language, 'what'),
      ...inField(text.instruction, language, 'instruction'),
      ...(kind === 'emergency' && text.instruction === '' ? [idle] : []),
    ];
  });
